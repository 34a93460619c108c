// The evaluator's part about lists: their elements, the one that fits, and how many there are.
#include <algorithm>
#include <limits>
#include <optional>

#include "rules/language/evaluate/evaluator.hpp"

namespace proviso::clause {
namespace {

constexpr std::int64_t millionths = 1'000'000;  // numbers are kept in millionths

}  // namespace

Elements Evaluator::elements(ExprId list) {
    Elements elements;
    const Expr& expr = program_.expr(list);
    const FieldPlace at = place(expr);
    elements.is_of_rows = expr.kind == ValueKind::Row;
    elements.fails = at.fails;
    if (at.row == no_row) {
        // Where there is nothing that could hold the list, the list is empty.
        elements.open = note_silence(at.reasons) & static_cast<Reasons>(~reason::silent);
        return elements;
    }
    elements.cells = dossier_.cells(at.row, at.field);
    for (const Cell& cell : elements.cells) {
        if (is_blocked(cell.state)) elements.open |= reason_of(cell.state);
    }
    if (elements.is_of_rows) {
        elements.rows = dossier_.children(at.row, at.field);
        elements.cells = {};
    }
    if (elements.open == 0 && dossier_.state(at.row, at.field) != State::Given) {
        elements.open = absence(at.row, at.field) & static_cast<Reasons>(~reason::silent);
    }
    return elements;
}

Value Evaluator::the(const Expr& expr) {
    const Elements list = elements(expr.a);
    if (list.fails) return Value::fails();
    Slot found;
    int sure = 0;
    Reasons reasons = list.open;
    bool is_undecided = list.open != 0;
    for_each_element(list, expr.slot, [&](Slot element) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : truth(expr.b);
        if (where.is_true() && sure++ == 0) found = element;
        is_undecided = is_undecided || where.is_undecided();
        if (where.is_undecided()) reasons |= where.reasons;
        return !is_exhausted_;
    });
    if (is_exhausted_) return Value::absent(reason::budget);
    if (is_undecided || sure > 1) return Value::absent(static_cast<Reasons>(reasons | reason::ambiguous));
    if (sure == 0) return Value::absent(note_silence(reason::silent));
    if (found.cell != nullptr) return value_of_cell(*found.cell, expr.kind);
    return Value::of_row(found.row);
}

Value Evaluator::count(const Expr& expr) {
    const Elements list = elements(expr.a);
    if (list.fails) return Value::fails();
    std::int64_t sure = 0;
    std::int64_t possible = 0;
    Reasons reasons = list.open;
    for_each_element(list, expr.slot, [&](Slot) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : truth(expr.b);
        if (where.is_true()) ++sure;
        if (where.is_undecided()) {
            ++possible;
            reasons |= where.reasons;
        }
        return !is_exhausted_;
    });
    if (is_exhausted_) return Value::absent(reason::budget);
    Value value = Value::given(sure * millionths);
    if (list.open != 0 || possible != 0) value.reasons = reasons;
    value.upper = list.open != 0 ? Value::unbounded : (sure + possible) * millionths;
    return value;
}

// An element that may not belong to it, or whose value is not known, leaves the sum open.
Value Evaluator::sum_of(const Expr& expr) {
    const Elements list = elements(expr.a);
    if (list.fails) return Value::fails();
    Value total = Value::given(0);
    Reasons reasons = list.open;
    bool fails = false;
    for_each_element(list, expr.slot, [&](Slot) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : truth(expr.b);
        if (where.is_false()) return !is_exhausted_;
        const Value part = value(expr.c);
        fails = fails || part.kind == Value::Kind::Fails;
        if (where.is_undecided()) reasons |= where.reasons;
        if (!part.is_given()) reasons |= part.reasons;
        if (!where.is_true() || !part.is_given()) return !is_exhausted_;
        if (expr.kind == ValueKind::Money && !are_of_one_currency(total, part)) reasons |= reason::unlike;
        if (total.text.empty()) total.text = part.text;
        const bool is_held = !__builtin_add_overflow(total.number, part.number, &total.number);
        if (!is_held) reasons |= reason::uncomputable;
        return !is_exhausted_;
    });
    if (is_exhausted_) return Value::absent(reason::budget);
    if (fails) return Value::fails();
    if (reasons != 0) return Value::absent(reasons);
    total.upper = total.number;
    return total;
}

// A date that may be there, or is not known, can only be further on: the answer is a range up to the one that
// is sure.
Value Evaluator::first_or_last(const Expr& expr) {
    const Elements list = elements(expr.a);
    if (list.fails) return Value::fails();
    const bool is_first = expr.op == Op::Earliest;
    constexpr std::int64_t begin = std::numeric_limits<std::int64_t>::min();
    const std::int64_t furthest = is_first ? begin : Value::unbounded;
    const auto further = [is_first](std::int64_t a, std::int64_t b) {
        return is_first ? std::min(a, b) : std::max(a, b);
    };
    std::optional<std::int64_t> sure;
    std::optional<std::int64_t> possible;
    Reasons reasons = list.open;
    bool fails = false;
    if (list.open != 0) possible = furthest;
    for_each_element(list, expr.slot, [&](Slot) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : truth(expr.b);
        if (where.is_false()) return !is_exhausted_;
        const Value date = value(expr.c);
        fails = fails || date.kind == Value::Kind::Fails;
        const bool is_sure = where.is_true() && date.is_given();
        if (!is_sure)
            reasons |= (where.is_undecided() ? where.reasons : 0) | (date.is_given() ? 0 : date.reasons);
        std::optional<std::int64_t>& end = is_sure ? sure : possible;
        const std::int64_t day = date.is_given() ? date.number : furthest;
        end = end ? further(*end, day) : day;
        return !is_exhausted_;
    });
    if (is_exhausted_) return Value::absent(reason::budget);
    if (fails) return Value::fails();
    if (!sure) return Value::absent(possible ? reasons : note_silence(reason::silent));
    Value value = Value::given(*sure);
    if (!possible || further(*sure, *possible) == *sure) return value;
    (is_first ? value.number : value.upper) = *possible;
    value.reasons = reasons;
    return value;
}

}  // namespace proviso::clause
