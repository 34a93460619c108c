#include "rules/language/program.hpp"

#include <algorithm>
#include <limits>
#include <utility>

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

bool Program::is_costly(ExprId id) const {
    if (id == no_expr) return false;
    const Op op = expr(id).op;
    return op == Op::ClassOf || op == Op::Count || op == Op::The;
}

void Program::describe(Expr& expr) const {
    unsigned depth = 0;
    const auto include = [&](ExprId child) {
        depth = std::max(depth, depth_of(child));
        if (child != no_expr) expr.free.insert(this->expr(child).free);
    };
    for (const ExprId child : {expr.a, expr.b, expr.c}) include(child);
    for (std::uint32_t i = 0; i < expr.count; ++i) include(operands[expr.first + i]);
    const bool binds = expr.op == Op::Quantifier || expr.op == Op::The || expr.op == Op::Count;
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
    const ExprId next{static_cast<std::uint32_t>(exprs.size())};
    const bool is_name = expr.op == Op::Element || expr.op == Op::Root || expr.op == Op::Step ||
                         expr.op == Op::Field || expr.op == Op::List;
    if (is_name) {
        const auto [known, is_new] = named_.emplace(NamedAlike{expr.op, expr.field, expr.slot, expr.a}, next);
        if (!is_new) return known->second;
    }
    exprs.push_back(expr);
    return next;
}

ExprId Program::add_literal(LiteralValue literal) {
    Expr expr;
    expr.op = Op::Literal;
    expr.kind = literal.kind;
    expr.number = static_cast<std::int64_t>(literals.size());
    literals.push_back(std::move(literal));
    return add(expr);
}

ExprId Program::add_operands(Op op, const std::vector<ExprId>& children) {
    Expr expr;
    expr.op = op;
    expr.kind = ValueKind::Condition;
    expr.first = static_cast<std::uint32_t>(operands.size());
    expr.count = static_cast<std::uint32_t>(children.size());
    operands.insert(operands.end(), children.begin(), children.end());
    return add(expr);
}

}  // namespace proviso::clause
