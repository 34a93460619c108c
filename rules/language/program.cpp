#include "rules/language/program.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "model/money.hpp"

namespace proviso::clause {
namespace {

std::uint8_t one_deeper(unsigned depth) {
    constexpr unsigned depth_max = std::numeric_limits<std::uint8_t>::max();
    return static_cast<std::uint8_t>(std::min(depth + 1U, depth_max));
}

}  // namespace

void FreeSlots::insert(std::uint32_t slot) {
    if (slot == none || slot == first || slot == second) return;
    if (first == none) {
        first = slot;
    } else if (second == none) {
        second = slot;
    } else {
        are_more = true;
    }
}

void FreeSlots::insert(const FreeSlots& other) {
    insert(other.first);
    insert(other.second);
    are_more = are_more || other.are_more;
}

void FreeSlots::erase(std::uint32_t slot) {
    if (second == slot) second = none;
    if (first == slot) first = std::exchange(second, none);
}

bool CompiledParameter::allows(const LiteralValue& value) const {
    if (value.kind != kind) return false;
    if (!lowest || !highest) return true;
    const auto is_alike = [this, &value](const LiteralValue& bound) {
        return bound.kind == value.kind && bound.unit == value.unit &&
               (kind != ValueKind::Money || currency_of(bound.text) == currency_of(value.text));
    };
    if (!is_alike(*lowest) || !is_alike(*highest)) return false;
    return lowest->number <= value.number && value.number <= highest->number;
}

const CompiledParameter* Program::find_parameter(std::string_view name) const {
    const auto found = std::ranges::lower_bound(parameters, name, {}, &CompiledParameter::name);
    return found != parameters.end() && found->name == name ? &*found : nullptr;
}

bool is_over_values(Op op) { return op == Op::SumOf || op == Op::Earliest || op == Op::Latest; }

std::string_view Program::words_of(ExprId id) const {
    const auto found = words_.find(id);
    return found == words_.end() ? std::string_view{} : std::string_view{found->second};
}

void Program::keep_words(ExprId id, std::string words, bool replaces) {
    std::string& kept = words_[id];
    if (kept.empty() || replaces) kept = std::move(words);
}

const TextsByLanguage* Program::title_of(ExprId id) const {
    const auto found = titles_.find(id);
    return found == titles_.end() ? nullptr : &found->second;
}

void Program::keep_title(ExprId id, const TextsByLanguage& title) { titles_.emplace(id, title); }

bool Program::is_costly(ExprId id) const {
    if (id == no_expr) return false;
    const Op op = expr(id).op;
    return op == Op::ClassOf || op == Op::Count || op == Op::The || is_over_values(op);
}

void Program::describe(Expr& expr) const {
    unsigned depth = 0;
    const auto include = [&](ExprId child) {
        depth = std::max(depth, depth_of(child));
        if (child != no_expr) expr.free.insert(this->expr(child).free);
    };
    for (const ExprId child : {expr.a, expr.b, expr.c}) include(child);
    for (std::uint32_t i = 0; i < expr.count; ++i) include(operands[expr.first + i]);
    const bool binds =
        expr.op == Op::Quantifier || expr.op == Op::The || expr.op == Op::Count || is_over_values(expr.op);
    if (binds) expr.free.erase(expr.slot);
    if (expr.op == Op::Element) expr.free.insert(expr.slot);
    expr.depth = one_deeper(depth);
    const bool is_wide =
        expr.op == Op::And || expr.op == Op::Or || expr.op == Op::Quantifier || expr.op == Op::Mentions;
    const bool is_worth_it = is_wide || (expr.op == Op::Compare && (is_costly(expr.a) || is_costly(expr.b)));
    expr.is_remembered = is_worth_it && !expr.free.are_more && expr.free.second == FreeSlots::none;
}

ExprId Program::add(Expr expr) {
    describe(expr);
    const std::size_t hash = hash_of(expr);
    const auto [first, last] = known_.equal_range(hash);
    const auto known = std::find_if(
        first, last, [&](const auto& entry) { return says_the_same(this->expr(entry.second), expr); });
    if (known != last) return known->second;
    const ExprId next{static_cast<std::uint32_t>(exprs.size())};
    known_.emplace(hash, next);
    exprs.push_back(expr);
    return next;
}

std::size_t Program::hash_of(const Expr& expr) const {
    constexpr std::uint64_t spread = 0x9e3779b97f4a7c15U;
    std::uint64_t hash = static_cast<std::uint64_t>(expr.op);
    const auto mix = [&hash](std::uint64_t value) { hash = (hash ^ value) * spread ^ hash >> 29U; };
    mix(static_cast<std::uint64_t>(expr.field));
    mix(expr.slot);
    for (const ExprId child : {expr.a, expr.b, expr.c}) mix(static_cast<std::uint64_t>(child));
    mix(static_cast<std::uint64_t>(expr.number));
    for (std::uint32_t i = 0; i < expr.count; ++i) mix(static_cast<std::uint64_t>(operands[expr.first + i]));
    return static_cast<std::size_t>(hash);
}

bool Program::says_the_same(const Expr& left, const Expr& right) const {
    Expr placed = left;
    placed.first = right.first;  // Where the operands stand does not matter, only which they are.
    if (placed != right) return false;
    const auto begin = operands.begin();
    return std::equal(begin + left.first, begin + left.first + left.count, begin + right.first);
}

ExprId Program::add_literal(LiteralValue literal) {
    Expr expr;
    expr.op = Op::Literal;
    expr.kind = literal.kind;
    const auto known = std::ranges::find(literals, literal);
    expr.number = known - literals.begin();
    if (known == literals.end()) literals.push_back(std::move(literal));
    return add(expr);
}

ExprId Program::add_operands(Op op, const std::vector<ExprId>& children) {
    Expr expr;
    expr.op = op;
    expr.kind = ValueKind::Condition;
    expr.first = static_cast<std::uint32_t>(operands.size());
    expr.count = static_cast<std::uint32_t>(children.size());
    operands.insert(operands.end(), children.begin(), children.end());
    const std::size_t size = exprs.size();
    const ExprId id = add(expr);
    if (exprs.size() == size) operands.resize(expr.first);
    return id;
}

std::int64_t Program::add_set(const std::string& source, CodeSet set) {
    const auto place = static_cast<std::int64_t>(sets.size());
    const auto [known, is_new] = known_sets_.emplace(source, place);
    if (is_new) sets.push_back(std::move(set));
    return known->second;
}

std::int64_t Program::add_pattern(const std::string& source, Pattern pattern) {
    const auto place = static_cast<std::int64_t>(patterns.size());
    const auto [known, is_new] = known_patterns_.emplace(source, place);
    if (is_new) patterns.push_back(std::move(pattern));
    return known->second;
}

}  // namespace proviso::clause
