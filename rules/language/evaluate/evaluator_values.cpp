// The evaluator's part about values.
#include <algorithm>

#include "model/money.hpp"
#include "rules/language/evaluate/evaluator.hpp"

namespace proviso::clause {
namespace {

bool differs(const Cell& a, const Cell& b, ValueKind kind) {
    const bool is_number = kind == ValueKind::Number || kind == ValueKind::Percentage ||
                           kind == ValueKind::Date || kind == ValueKind::Condition;
    if (kind == ValueKind::Money) return a.number != b.number || currency_of(a.text) != currency_of(b.text);
    return is_number ? a.number != b.number : a.text != b.text;
}

}  // namespace

Value Evaluator::value(ExprId id) {
    if (!spend(1)) return Value::absent(reason::budget);
    const Expr& expr = program_.expr(id);
    switch (expr.op) {
        case Op::Literal:
            return literal(expr);
        case Op::Parameter:
            return parameter(expr);
        case Op::Element:
            return element(expr);
        case Op::Root:
            return Value::of_row(root_row);
        case Op::Step:
            return step(expr);
        case Op::Field:
            return field(expr);
        case Op::The:
            return the(expr);
        case Op::Count:
            return count(expr);
        case Op::ClassOf:
            return class_of(expr);
        case Op::SumOf:
            return sum_of(expr);
        case Op::Earliest:
        case Op::Latest:
            return first_or_last(expr);
        case Op::Sum:
            return sum(expr);
        case Op::Product:
            return product(expr);
        case Op::Deadline:
            return deadline(expr);
        case Op::Else:
            return otherwise(expr);
        case Op::List:
            return any_element(id);
        default:
            break;
    }
    const Truth condition = truth(id);
    return condition.is_undecided() ? Value::absent(condition.reasons)
                                    : Value::given(condition.is_true() ? 1 : 0);
}

// Of a list as a whole: is there anything in it, and else why not.
Value Evaluator::any_element(ExprId id) {
    const Elements list = elements(id);
    if (list.fails) return Value::fails();
    const auto is_there = [](const Cell& cell) { return cell.state == State::Given; };
    if (!list.rows.empty() || std::ranges::any_of(list.cells, is_there)) return Value::given(1);
    return Value::absent(list.open == 0 ? reason::silent : list.open);
}

Value Evaluator::literal(const Expr& expr) const {
    return value_of_literal(program_.literals[static_cast<std::size_t>(expr.number)]);
}

Value Evaluator::parameter(const Expr& expr) const {
    const ParameterInForce& parameter = parameters_[static_cast<std::size_t>(expr.number)];
    return parameter.value ? value_of_literal(*parameter.value) : Value::absent(reason::parameter);
}

Value Evaluator::value_of_literal(const LiteralValue& literal) {
    Value value = Value::given(literal.number);
    value.text = literal.text;
    value.is_pattern = literal.kind == ValueKind::Code;
    value.unit = literal.unit;
    return value;
}

Value Evaluator::element(const Expr& expr) const {
    const Slot& slot = slots_[expr.slot];
    if (slot.cell != nullptr) return value_of_cell(*slot.cell, expr.kind);
    // Asked outside of `for each`, for the rule as a whole: which of the subjects is meant is open.
    if (slot.row == no_row) return Value::absent(reason::ambiguous);
    return Value::of_row(slot.row);
}

Value Evaluator::value_of_cell(const Cell& cell, ValueKind kind) const {
    Value value = Value::given(cell.number);
    value.text = cell.text;
    value.cell = &cell;
    value.language = cell.language;
    if (kind != ValueKind::Period) return value;
    const auto period = parse_period(cell.text);
    if (!period) return Value::absent(reason::unreadable);
    value.number = period->count;
    value.upper = period->count;
    value.unit = period->unit;
    return value;
}

Reasons Evaluator::note_silence(Reasons reasons) {
    met_silence_ = met_silence_ || (reasons & reason::silent) != 0;
    return reasons;
}

Reasons Evaluator::absence(RowIndex row, FieldId field) {
    Reasons reasons = 0;
    for (const Cell& cell : dossier_.cells(row, field)) {
        if (is_blocked(cell.state)) reasons |= reason_of(cell.state);
    }
    if (reasons != 0) return reasons;
    const bool is_carried = dossier_.state(row, field) != State::NotCarried;
    return note_silence(is_carried ? reason::silent : reason::not_carried);
}

Evaluator::FieldPlace Evaluator::place(const Expr& expr) {
    FieldPlace at;
    at.field = expr.field;
    const Value row = value(expr.a);
    at.fails = row.kind == Value::Kind::Fails;
    at.reasons = row.reasons;
    if (row.is_given()) at.row = row.row;
    return at;
}

Value Evaluator::step(const Expr& expr) {
    const FieldPlace at = place(expr);
    if (at.fails) return Value::fails();
    if (at.row == no_row) return Value::absent(at.reasons);
    const auto rows = dossier_.children(at.row, at.field);
    if (rows.empty()) return Value::absent(absence(at.row, at.field));
    if (rows.size() > 1) return Value::absent(reason::disagree);
    return Value::of_row(rows.front());
}

Value Evaluator::field(const Expr& expr) {
    const FieldPlace at = place(expr);
    if (at.fails) return Value::fails();
    if (at.row == no_row) return Value::absent(at.reasons);
    const Cell* given = nullptr;
    for (const Cell& cell : dossier_.cells(at.row, at.field)) {
        if (cell.state != State::Given) continue;
        if (given != nullptr && differs(*given, cell, expr.kind)) return Value::absent(reason::disagree);
        if (given == nullptr) given = &cell;
    }
    return given == nullptr ? Value::absent(absence(at.row, at.field)) : value_of_cell(*given, expr.kind);
}

Value Evaluator::class_of(const Expr& expr) {
    Value code = value(expr.a);
    if (!code.is_given()) return code;
    const auto index = static_cast<std::size_t>(expr.number);
    const std::uint16_t found = program_.classifications[index].class_of(code.text);
    if (found == Classification::no_class) return Value::absent(note_silence(reason::silent));
    Value value = Value::given(0);
    value.text = program_.class_names[index][found];
    return value;
}

Reasons Evaluator::reason_of_else(ElseKind kind) {
    if (kind == ElseKind::CannotTell) return reason::left_open;
    return kind == ElseKind::NotApplicable ? reason::taken_out : Reasons{0};
}

// Decides a silence at this place only: whatever else keeps the value away goes on to do so.
Value Evaluator::otherwise(const Expr& expr) {
    const Value inner = value(expr.a);
    const bool is_exact = inner.is_given() && inner.number == inner.upper;
    const bool is_silent = inner.kind != Value::Kind::Fails && !is_exact && inner.reasons == reason::silent;
    if (!is_silent) return inner;
    const auto kind = static_cast<ElseKind>(expr.variant);
    if (kind == ElseKind::Gap) return Value::fails();
    if (kind == ElseKind::Literal) return value(expr.b);
    return Value::absent(reason_of_else(kind));
}

}  // namespace proviso::clause
