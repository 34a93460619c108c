// The evaluator's part about lists: their elements, the one that fits, and how many there are.
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

}  // namespace proviso::clause
