#include "rules/language/check/monotone.hpp"

#include <algorithm>

namespace proviso::clause {
namespace {

// The truth of a comparison with values only goes from undecided to true or false when a silence is filled.
// What decides a silence at once (`is given`, `else gap`, an empty list) goes from one decided side to the
// other: `keeps` says that a true condition stays true, or, where `positive` is false, a false one false.
class Monotony {
public:
    explicit Monotony(const Program& program) : program_(program) {}

    [[nodiscard]] bool keeps(ExprId id, bool positive) const {
        if (id == no_expr) return true;
        const Expr& expr = program_.expr(id);
        switch (expr.op) {
            case Op::And:
            case Op::Or: {
                const auto* first = program_.operands.data() + expr.first;
                return std::all_of(first, first + expr.count,
                                   [&](ExprId child) { return keeps(child, positive); });
            }
            case Op::Not:
                return keeps(expr.a, !positive);
            case Op::Quantifier:
                return keeps_quantifier(expr, positive);
            case Op::Compare:
                return keeps_comparison(expr, positive);
            case Op::IsGiven:
                return (expr.variant == 0) == positive && is_neutral(expr.a);
            case Op::InSet:
            case Op::Matches:
            case Op::Mentions:
                return keeps_value(expr.a, positive);
            case Op::Contains:
                return expr.variant == 0 && keeps_value(expr.a, positive) && keeps_value(expr.b, positive);
            case Op::PersonDecides:
                return true;
            default:
                return keeps_value(id, positive);
        }
    }

private:
    [[nodiscard]] bool is_neutral(ExprId id) const { return keeps(id, true) && keeps(id, false); }

    [[nodiscard]] bool keeps_quantifier(const Expr& expr, bool positive) const {
        switch (static_cast<QuantifierKind>(expr.variant)) {
            case QuantifierKind::Some:
            case QuantifierKind::AtLeast:
                return positive && keeps(expr.b, true) && keeps(expr.c, true) && is_plain(expr.a);
            case QuantifierKind::EveryAtLeastOne:
                return positive && is_neutral(expr.b) && keeps(expr.c, true) && is_plain(expr.a);
            case QuantifierKind::No:
                return !positive && keeps(expr.b, true) && keeps(expr.c, true) && is_plain(expr.a);
            case QuantifierKind::Every:
            case QuantifierKind::AtMost:
            case QuantifierKind::Exactly:
                break;
        }
        return false;
    }

    // A count over an empty list is nought, so that more of it may only be asked for at least.
    [[nodiscard]] bool keeps_comparison(const Expr& expr, bool positive) const {
        const auto comparison = static_cast<Comparison>(expr.variant);
        const bool is_lower_bound =
            comparison == Comparison::Greater || comparison == Comparison::GreaterOrEqual;
        const bool is_upper_bound = comparison == Comparison::Less || comparison == Comparison::LessOrEqual;
        const auto keeps_side = [&](ExprId side, bool is_bounded_below) {
            const Expr& value = program_.expr(side);
            if (value.op != Op::Count) return keeps_value(side, positive);
            return is_bounded_below && positive && keeps(value.b, true) && is_plain(value.a);
        };
        return keeps_side(expr.a, is_lower_bound) && keeps_side(expr.b, is_upper_bound);
    }

    // Of a value that has no part which decides a silence.
    [[nodiscard]] bool keeps_value(ExprId id, bool positive) const {
        if (id == no_expr) return true;
        const Expr& expr = program_.expr(id);
        if (expr.op == Op::Else) {
            const auto kind = static_cast<ElseKind>(expr.variant);
            const bool is_left_open = kind == ElseKind::CannotTell || kind == ElseKind::NotApplicable;
            return (is_left_open || (kind == ElseKind::Gap && positive)) && is_plain(expr.a);
        }
        if (expr.op == Op::The) return is_neutral(expr.b) && is_plain(expr.a);
        return is_plain(id);
    }

    [[nodiscard]] bool is_plain(ExprId id) const {
        if (id == no_expr) return true;
        const Expr& expr = program_.expr(id);
        switch (expr.op) {
            case Op::Literal:
            case Op::Element:
            case Op::Root:
            case Op::Parameter:
                return true;
            case Op::Step:
            case Op::Field:
            case Op::List:
            case Op::ClassOf:
                return is_plain(expr.a);
            case Op::Sum:
                return is_plain(expr.a) && is_plain(expr.b);
            default:
                return false;
        }
    }

    const Program& program_;
};

// Steps by the lists over which they are repeated.
using Steps = std::map<std::vector<std::string>, std::uint64_t>;

void add(Steps& sum, const Steps& steps, const std::string& list = {}) {
    constexpr std::uint64_t steps_max = 1'000'000'000;
    for (const auto& [lists, count] : steps) {
        std::vector<std::string> longer = lists;
        if (!list.empty()) longer.insert(longer.begin(), list);
        std::uint64_t& total = sum[longer];
        total = std::min(total + count, steps_max);
    }
}

class Costs {
public:
    explicit Costs(const Program& program) : program_(program) {}

    [[nodiscard]] Steps of(ExprId id) {
        if (id == no_expr) return {};
        const auto known = known_.find(id);
        if (known != known_.end()) return known->second;
        const Expr& expr = program_.expr(id);
        Steps steps{{{}, 1}};
        const bool binds =
            expr.slot != 0 || expr.op == Op::Quantifier || expr.op == Op::The || expr.op == Op::Count;
        const bool repeats = binds && expr.op != Op::Element && expr.a != no_expr;
        const std::string list = repeats ? list_of(expr.a) : std::string{};
        if (expr.op == Op::InSet) {
            const auto size = program_.sets[static_cast<std::size_t>(expr.number)].patterns.size();
            add(steps, {{{}, size}});
        }
        if (expr.op == Op::Contains) add(steps, {{{}, 1}}, list_of(expr.a));
        add(steps, of(expr.a));
        add(steps, of(expr.b), list);
        add(steps, of(expr.c), list);
        for (std::uint32_t i = 0; i < expr.count; ++i) add(steps, of(program_.operands[expr.first + i]));
        known_[id] = steps;
        return steps;
    }

    [[nodiscard]] std::string list_of(ExprId list) const {
        const FieldId field = program_.expr(list).field;
        return field == no_field ? std::string{} : program_.vocabulary->field(field).name;
    }

private:
    const Program& program_;
    std::map<ExprId, Steps> known_;
};

}  // namespace

bool is_monotone(const Program& program, const CompiledRule& rule) {
    const Monotony monotony{program};
    return rule.exceptions.empty() && std::ranges::all_of(rule.requirements, [&](const Condition& condition) {
               return condition.expr != no_expr && monotony.keeps(condition.expr, true);
           });
}

std::string cost_of(const Program& program, const CompiledRule& rule) {
    Costs costs{program};
    Steps steps{{{}, 1}};
    for (const ExprId id : {rule.subject_where, rule.in_force_on, rule.due}) add(steps, costs.of(id));
    for (const auto* conditions : {&rule.applies, &rule.requirements, &rule.alternatives}) {
        for (const Condition& condition : *conditions) add(steps, costs.of(condition.expr));
    }
    for (const std::uint32_t exception : rule.exceptions) {
        const CompiledRule& one = program.exceptions[exception];
        for (const auto* conditions : {&one.applies, &one.requirements, &one.alternatives}) {
            for (const Condition& condition : *conditions) add(steps, costs.of(condition.expr));
        }
    }
    Steps all;
    if (rule.subjects != no_expr) add(all, costs.of(rule.subjects));
    add(all, steps, rule.subjects == no_expr ? std::string{} : costs.list_of(rule.subjects));
    std::string words;
    for (const auto& [lists, count] : all) {
        words += (words.empty() ? "" : " + ") + std::to_string(count);
        for (const std::string& list : lists) words += " " + list;
    }
    return words;
}

}  // namespace proviso::clause
