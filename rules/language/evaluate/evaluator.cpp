#include "rules/language/evaluate/evaluator.hpp"

#include <algorithm>
#include <limits>

#include "model/money.hpp"

namespace proviso::clause {
namespace {

Truth hold(Comparison comparison, bool is_less, bool is_equal) {
    switch (comparison) {
        case Comparison::Equal:
            return Truth::of(is_equal);
        case Comparison::Unequal:
            return Truth::of(!is_equal);
        case Comparison::Less:
            return Truth::of(is_less);
        case Comparison::LessOrEqual:
            return Truth::of(is_less || is_equal);
        case Comparison::Greater:
            return Truth::of(!is_less && !is_equal);
        case Comparison::GreaterOrEqual:
            return Truth::of(!is_less);
    }
    return Truth::of(false);
}

// A count over an open list lies anywhere in its range: the answer is known when all of the range gives the
// same.
Truth compare_ranges(Comparison comparison, const Value& a, const Value& b) {
    const Truth surely_less = Truth::of(a.upper < b.number);
    const Truth surely_greater = Truth::of(a.number > b.upper);
    const bool is_exact = a.number == a.upper && b.number == b.upper;
    if (surely_less.is_true()) return hold(comparison, true, false);
    if (surely_greater.is_true()) return hold(comparison, false, false);
    if (is_exact) return hold(comparison, false, true);
    const bool is_never_greater = a.upper <= b.number;
    const bool is_never_less = a.number >= b.upper;
    if (is_never_greater && comparison == Comparison::LessOrEqual) return Truth::of(true);
    if (is_never_greater && comparison == Comparison::Greater) return Truth::of(false);
    if (is_never_less && comparison == Comparison::GreaterOrEqual) return Truth::of(true);
    if (is_never_less && comparison == Comparison::Less) return Truth::of(false);
    return Truth::undecided(static_cast<Reasons>(a.reasons | b.reasons));
}

// Only what the rule says can stand for all codes below; a `*` in a document is a character.
bool is_same_code(const Value& a, const Value& b) {
    if (a.is_pattern) return code_matches(a.text, b.text);
    if (b.is_pattern) return code_matches(b.text, a.text);
    if (a.text.ends_with('*') || b.text.ends_with('*')) return a.text == b.text;
    return code_matches(a.text, b.text);
}

bool is_ordered(ValueKind kind) {
    return kind == ValueKind::Number || kind == ValueKind::Percentage || kind == ValueKind::Date ||
           kind == ValueKind::Money || kind == ValueKind::Period;
}

bool is_same(ValueKind kind, const Value& a, const Value& b) {
    switch (kind) {
        case ValueKind::Row:
            return a.row == b.row;
        case ValueKind::Code:
            return is_same_code(a, b);
        case ValueKind::Text:
            return a.text == b.text;
        case ValueKind::Money:
            return a.number == b.number && currency_of(a.text) == currency_of(b.text);
        case ValueKind::Period:
            return a.number == b.number && a.unit == b.unit;
        default:
            return a.number == b.number;
    }
}

}  // namespace

Evaluator::Evaluator(const Program& program, const Dossier& dossier, const Circumstances& circumstances)
    : program_(program),
      dossier_(dossier),
      circumstances_(circumstances),
      parameters_(parameters_in_force(program, circumstances)),
      slots_(program.slot_count) {}

bool Evaluator::spend(std::uint64_t steps) {
    if (steps > steps_left_) {
        steps_left_ = 0;
        is_exhausted_ = true;
    }
    if (is_exhausted_) return false;
    steps_left_ -= steps;
    return true;
}

Truth Evaluator::truth(ExprId id) {
    if (!spend(1)) return Truth::undecided(reason::budget);
    const Expr& expr = program_.expr(id);
    if (!expr.is_remembered) return decide(id);
    const bool has_row = expr.free.first != FreeSlots::none;
    const Slot slot = has_row ? slots_[expr.free.first] : Slot{};
    if (slot.cell != nullptr) return decide(id);
    if (const Truth* known = memo_.find(id, slot.row)) return *known;
    const Truth truth = decide(id);
    if (!is_exhausted_) memo_.keep(id, slot.row, truth);
    return truth;
}

Truth Evaluator::decide(ExprId id) {
    const Expr& expr = program_.expr(id);
    switch (expr.op) {
        case Op::And:
        case Op::Or:
            return connective(expr);
        case Op::Not:
            return negate(truth(expr.a));
        case Op::Surely:
            return Truth::of(truth(expr.a).is_true());
        case Op::Quantifier:
            return quantifier(expr);
        case Op::Compare:
            return compare(expr);
        case Op::InSet:
            return in_set(expr);
        case Op::Contains:
            return contains(expr);
        case Op::Mentions:
            return mentions(expr);
        case Op::Matches:
            return matches(expr);
        case Op::IsGiven:
            return is_given(expr);
        case Op::PersonDecides:
            return Truth::undecided(reason::person);
        default:
            return truth_of_value(id);
    }
}

Truth Evaluator::truth_of_value(ExprId id) {
    const Value given = value(id);
    if (given.kind == Value::Kind::Fails) return Truth::of(false);
    return given.is_given() ? Truth::of(given.number != 0) : Truth::undecided(given.reasons);
}

// Beside what is undecided anyway a person is not asked: the question would be out of place while it is open
// whether it arises.
Truth Evaluator::connective(const Expr& expr) {
    const bool is_or = expr.op == Op::Or;
    Reasons reasons = 0;
    Reasons questions = 0;
    for (std::uint32_t i = 0; i < expr.count; ++i) {
        const ExprId id = program_.operands[expr.first + i];
        const Truth operand = truth(id);
        if (is_or ? operand.is_true() : operand.is_false()) return operand;
        if (!operand.is_undecided()) continue;
        const bool is_question = !is_or && program_.expr(id).op == Op::PersonDecides;
        (is_question ? questions : reasons) |= operand.reasons;
    }
    if (reasons == 0 && questions == 0) return Truth::of(!is_or);
    return Truth::undecided(reasons == 0 ? questions : reasons);
}

// Counts the elements for which where and body are true, and those for which they may be. For `every` an
// element counts when it speaks against the rule: where holds and the body does not.
Truth Evaluator::quantifier(const Expr& expr) {
    const Elements list = elements(expr.a);
    if (list.fails) return Truth::of(false);
    const auto kind = static_cast<QuantifierKind>(expr.variant);
    const bool is_every = kind == QuantifierKind::Every || kind == QuantifierKind::EveryAtLeastOne;
    const bool stops_at_first = kind == QuantifierKind::Some || kind == QuantifierKind::No || is_every;
    std::int64_t sure = 0;
    std::int64_t possible = 0;
    std::int64_t surely_there = 0;
    Reasons reasons = list.open;
    Reasons where_reasons = list.open;
    bool is_maybe_there = list.open != 0;
    for_each_element(list, expr.slot, [&](Slot) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : truth(expr.b);
        if (where.is_false()) return !is_exhausted_;
        if (where.is_true()) ++surely_there;
        if (where.is_undecided()) {
            is_maybe_there = true;
            where_reasons |= where.reasons;
        }
        const Truth body = is_every ? negate(truth(expr.c)) : truth(expr.c);
        if (body.is_false()) return !is_exhausted_;
        const bool is_sure = where.is_true() && body.is_true();
        (is_sure ? sure : possible) += 1;
        if (!is_sure) reasons |= static_cast<Reasons>(where.reasons | body.reasons);
        return !(is_sure && stops_at_first) && !is_exhausted_;
    });
    if (is_exhausted_) return Truth::undecided(reason::budget);

    const auto at_least = [&](std::int64_t bound) {
        if (sure >= bound) return Truth::of(true);
        if (list.open == 0 && sure + possible < bound) return Truth::of(false);
        return Truth::undecided(reasons);
    };
    switch (kind) {
        case QuantifierKind::Some:
            return at_least(1);
        case QuantifierKind::No:
        case QuantifierKind::Every:
            return negate(at_least(1));
        case QuantifierKind::AtLeast:
            return at_least(expr.number);
        case QuantifierKind::AtMost:
            return negate(at_least(expr.number + 1));
        case QuantifierKind::Exactly: {
            const Truth enough = at_least(expr.number);
            const Truth too_many = at_least(expr.number + 1);
            if (enough.is_false() || too_many.is_true()) return Truth::of(false);
            return enough.is_true() && too_many.is_false() ? Truth::of(true) : Truth::undecided(reasons);
        }
        case QuantifierKind::EveryAtLeastOne:
            break;
    }
    const Truth all = negate(at_least(1));
    if (all.is_false() || (surely_there == 0 && !is_maybe_there)) return Truth::of(false);
    if (all.is_true() && surely_there > 0) return Truth::of(true);
    const Reasons existence = surely_there > 0 ? Reasons{0} : where_reasons;
    return Truth::undecided(
        static_cast<Reasons>((all.is_undecided() ? all.reasons : Reasons{0}) | existence));
}

Truth Evaluator::compare(const Expr& expr) {
    const Value a = value(expr.a);
    const Value b = value(expr.b);
    if (a.kind == Value::Kind::Fails || b.kind == Value::Kind::Fails) return Truth::of(false);
    if (!a.is_given() || !b.is_given()) {
        const Reasons reasons_a = a.is_given() ? Reasons{0} : a.reasons;
        const Reasons reasons_b = b.is_given() ? Reasons{0} : b.reasons;
        return Truth::undecided(static_cast<Reasons>(reasons_a | reasons_b));
    }
    const auto comparison = static_cast<Comparison>(expr.variant);
    const ValueKind kind = program_.expr(expr.a).kind;
    const bool are_unlike = (kind == ValueKind::Money && !are_of_one_currency(a, b)) ||
                            (kind == ValueKind::Period && a.unit != b.unit);
    if (are_unlike) return Truth::undecided(reason::unlike);
    if (is_ordered(kind)) return compare_ranges(comparison, a, b);
    return hold(comparison, false, is_same(kind, a, b));
}

Truth Evaluator::in_set(const Expr& expr) {
    const Value code = value(expr.a);
    if (code.kind == Value::Kind::Fails) return Truth::of(false);
    if (!code.is_given()) return Truth::undecided(code.reasons);
    const CodeSet& set = program_.sets[static_cast<std::size_t>(expr.number)];
    if (!spend(set.patterns.size())) return Truth::undecided(reason::budget);
    const bool is_in = std::ranges::any_of(
        set.patterns, [&code](const std::string& pattern) { return code_matches(pattern, code.text); });
    return Truth::of(is_in != (expr.variant == 1));
}

Truth Evaluator::contains(const Expr& expr) {
    const bool has_else = program_.expr(expr.a).op == Op::Else;
    const Expr& otherwise_expr = program_.expr(expr.a);
    const ExprId list_id = has_else ? otherwise_expr.a : expr.a;
    const ValueKind kind = program_.expr(list_id).kind;
    const Value member = value(expr.b);
    const Elements list = elements(list_id);
    if (list.fails || member.kind == Value::Kind::Fails) return Truth::of(false);
    const auto answer = [&expr](bool is_found) { return Truth::of(is_found != (expr.variant == 1)); };
    bool is_found = false;
    std::size_t given = list.rows.size();
    for (const RowIndex row : list.rows) is_found = is_found || (member.is_given() && member.row == row);
    for (const Cell& cell : list.cells) {
        if (cell.state != State::Given) continue;
        ++given;
        is_found = is_found || (member.is_given() && is_same(kind, value_of_cell(cell, kind), member));
    }
    if (!spend(given)) return Truth::undecided(reason::budget);
    Reasons reasons = member.is_given() ? Reasons{0} : member.reasons;
    if (given == 0 && list.open == 0) {
        const auto otherwise_kind = static_cast<ElseKind>(otherwise_expr.variant);
        if (has_else && otherwise_kind == ElseKind::Gap) return Truth::of(false);
        reasons |= has_else ? reason_of_else(otherwise_kind) : reason::silent;
        const bool stands_in = has_else && otherwise_kind == ElseKind::Literal && member.is_given();
        is_found = stands_in && is_same(kind, value(otherwise_expr.b), member);
    }
    if (reasons == 0 && is_found) return answer(true);
    reasons |= list.open;
    return reasons == 0 ? answer(false) : Truth::undecided(reasons);
}

Truth Evaluator::is_given(const Expr& expr) {
    const Expr& asked = program_.expr(expr.a);
    const bool is_negated = expr.variant == 1;
    const auto answer = [is_negated](bool is_there) { return Truth::of(is_there != is_negated); };
    if (asked.op == Op::Field || asked.op == Op::List) {
        const FieldPlace at = place(asked);
        if (at.fails) return Truth::of(false);
        if (at.row == no_row)
            return at.reasons == reason::silent ? answer(false) : Truth::undecided(at.reasons);
        // Two values that disagree are given all the same.
        if (dossier_.state(at.row, at.field) == State::Given) return answer(true);
        const Reasons reasons = absence(at.row, at.field);
        return reasons == reason::silent ? answer(false) : Truth::undecided(reasons);
    }
    if (asked.kind == ValueKind::Condition && asked.op != Op::Else) {
        const Truth condition = truth(expr.a);
        if (!condition.is_undecided()) return answer(true);
        return condition.reasons == reason::silent ? answer(false) : Truth::undecided(condition.reasons);
    }
    const Value given = value(expr.a);
    if (given.kind == Value::Kind::Fails) return Truth::of(false);
    if (given.is_given() && given.number == given.upper) return answer(true);
    return given.reasons == reason::silent ? answer(false) : Truth::undecided(given.reasons);
}

}  // namespace proviso::clause
