#include "rules/language/evaluate/explainer.hpp"

#include <algorithm>

namespace proviso::clause {
Truth::Kind deciding_kind(QuantifierKind kind, Truth truth) {
    switch (kind) {
        case QuantifierKind::No:
            return truth.is_true() ? Truth::Kind::False : Truth::Kind::True;
        case QuantifierKind::Some:
        case QuantifierKind::Every:
        case QuantifierKind::EveryAtLeastOne:
            return truth.kind;
        case QuantifierKind::AtLeast:
        case QuantifierKind::AtMost:
        case QuantifierKind::Exactly:
            break;
    }
    return Truth::Kind::True;
}

bool Explainer::is_full() const {
    return facts_.size() >= limits::evidence_items_max || evaluator_.is_exhausted();
}

void Explainer::add(const Fact& fact) {
    if (!is_full() && std::ranges::find(facts_, fact) == facts_.end()) facts_.push_back(fact);
}

void Explainer::explain(ExprId id) {
    if (is_full()) return;
    const Truth truth = evaluator_.truth(id);
    const Expr& expr = evaluator_.program().expr(id);
    switch (expr.op) {
        case Op::And:
        case Op::Or:
            explain_connective(expr, truth);
            return;
        case Op::Not:
        case Op::Surely:
            explain(expr.a);
            return;
        case Op::Quantifier:
            explain_quantifier(expr, truth);
            return;
        case Op::Compare:
        case Op::Contains:
            explain_value(expr.a);
            explain_value(expr.b);
            if (truth.is_undecided()) explain_reckoning(truth.reasons);
            return;
        case Op::Mentions:
            explain_mentions(expr.a, static_cast<std::size_t>(expr.number));
            return;
        case Op::InSet:
        case Op::Matches:
        case Op::IsGiven:
            explain_value(expr.a);
            return;
        case Op::PersonDecides: {
            Fact fact;
            fact.kind = reason::person;
            fact.text = static_cast<std::int32_t>(expr.number);
            add(fact);
            return;
        }
        default:
            explain_value(id);
    }
}

void Explainer::explain_connective(const Expr& expr, Truth truth) {
    const bool asks_a_person = truth.is_undecided() && truth.reasons == reason::person;
    for (std::uint32_t i = 0; i < expr.count; ++i) {
        const ExprId operand = evaluator_.program().operands[expr.first + i];
        const bool is_question = evaluator_.program().expr(operand).op == Op::PersonDecides;
        if (is_question && expr.op == Op::And && !asks_a_person) continue;
        // What a person is asked about is shown to that person: the passage beside the question.
        const bool is_asked_about = expr.op == Op::And && asks_a_person;
        const Truth::Kind kind = evaluator_.truth(operand).kind;
        if (kind == truth.kind || (is_asked_about && kind == Truth::Kind::True)) explain(operand);
    }
}

void Explainer::explain_quantifier(const Expr& expr, Truth truth) {
    const Elements list = evaluator_.elements(expr.a);
    const auto wanted = deciding_kind(static_cast<QuantifierKind>(expr.variant), truth);
    bool is_empty = true;
    evaluator_.for_each_element(list, expr.slot, [&](Evaluator::Slot) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : evaluator_.truth(expr.b);
        is_empty = false;
        if (where.is_false()) return !is_full();
        if (where.is_undecided() && truth.is_undecided()) explain(expr.b);
        if (evaluator_.truth(expr.c).kind == wanted) explain(expr.c);
        return !is_full();
    });
    if (truth.is_undecided() || is_empty) explain_list(expr.a);
}

void Explainer::explain_list(ExprId id) {
    const Expr& expr = evaluator_.program().expr(id);
    const Evaluator::FieldPlace at = evaluator_.place(expr);
    if (at.row == no_row) {
        explain_value(expr.a);
        return;
    }
    bool is_open = false;
    for (const Cell& cell : evaluator_.dossier().cells(at.row, at.field)) {
        if (!is_blocked(cell.state)) continue;
        is_open = true;
        add(Fact{reason_of(cell.state), at.row, at.field, &cell, -1, -1});
    }
    if (!is_open && evaluator_.dossier().state(at.row, at.field) != State::Given)
        explain_absence(at.row, at.field);
}

void Explainer::explain_absence(RowIndex row, FieldId field) {
    add(Fact{evaluator_.absence(row, field), row, field, nullptr, -1, -1});
}

void Explainer::explain_field(RowIndex row, FieldId field) {
    const auto cells = evaluator_.dossier().cells(row, field);
    bool is_said = false;
    for (const Cell& cell : cells) {
        if (cell.state == State::Silent) continue;
        is_said = true;
        add(Fact{reason_of(cell.state), row, field, &cell, -1, -1});
    }
    if (!is_said && evaluator_.dossier().children(row, field).empty()) explain_absence(row, field);
}

// Of a field with one value: a given value makes markers beside it irrelevant, and two that differ are the
// reason.
void Explainer::explain_one_field(ExprId id) {
    const Expr& expr = evaluator_.program().expr(id);
    const Evaluator::FieldPlace at = evaluator_.place(expr);
    if (at.row == no_row) {
        explain_value(expr.a);
        return;
    }
    const Value value = evaluator_.value(id);
    const Reasons kind = value.is_given() ? Reasons{0} : value.reasons & reason::disagree;
    if (!value.is_given() && kind == 0) {
        explain_field(at.row, at.field);
        return;
    }
    for (const Cell& cell : evaluator_.dossier().cells(at.row, at.field)) {
        if (cell.state == State::Given) add(Fact{kind, at.row, at.field, &cell, -1, -1});
    }
}

void Explainer::explain_value(ExprId id) {
    if (is_full()) return;
    const Expr& expr = evaluator_.program().expr(id);
    switch (expr.op) {
        case Op::Literal:
        case Op::Root:
            return;
        case Op::Parameter:
            explain_parameter(expr);
            return;
        case Op::Element:
            explain_element(expr);
            return;
        case Op::Field:
            explain_one_field(id);
            return;
        case Op::Step:
        case Op::List:
            explain_rows(expr);
            return;
        case Op::The:
        case Op::Count:
            explain_the(expr, expr.op == Op::Count);
            return;
        case Op::ClassOf:
            explain_value(expr.a);
            return;
        case Op::SumOf:
        case Op::Earliest:
        case Op::Latest:
            explain_over_values(expr);
            return;
        case Op::Sum:
        case Op::Product:
        case Op::Deadline:
            explain_value(expr.a);
            explain_value(expr.b);
            explain_reckoning(evaluator_.value(id).reasons);
            return;
        case Op::Else:
            explain_else(expr);
            return;
        default:
            explain(id);
    }
}

void Explainer::explain_parameter(const Expr& expr) {
    if (evaluator_.parameters()[static_cast<std::size_t>(expr.number)].value) return;
    Fact fact;
    fact.kind = reason::parameter;
    fact.parameter = static_cast<std::int32_t>(expr.number);
    add(fact);
}

void Explainer::explain_element(const Expr& expr) {
    const Evaluator::Slot slot = evaluator_.slot(expr.slot);
    if (slot.cell != nullptr) add(Fact{0, no_row, slot.cell->field, slot.cell, -1, -1});
}

void Explainer::explain_rows(const Expr& expr) {
    const Evaluator::FieldPlace at = evaluator_.place(expr);
    if (at.row == no_row) {
        explain_value(expr.a);
        return;
    }
    const bool is_many = evaluator_.dossier().children(at.row, at.field).size() > 1;
    if (is_many && expr.op == Op::Step) {
        add(Fact{reason::disagree, at.row, at.field, nullptr, -1, -1});
    } else {
        explain_field(at.row, at.field);
    }
}

void Explainer::explain_the(const Expr& expr, bool is_count) {
    const Elements list = evaluator_.elements(expr.a);
    int sure = 0;
    evaluator_.for_each_element(list, expr.slot, [&](Evaluator::Slot) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : evaluator_.truth(expr.b);
        if (where.is_true()) ++sure;
        if (where.is_undecided()) explain(expr.b);
        return !is_full();
    });
    explain_list(expr.a);
    const Evaluator::FieldPlace at = evaluator_.place(evaluator_.program().expr(expr.a));
    if (is_count || at.row == no_row || sure == 1) return;
    add(Fact{sure == 0 ? reason::silent : reason::ambiguous, at.row, at.field, nullptr, -1, -1});
}

// What no field of the dossier is the reason of.
void Explainer::explain_reckoning(Reasons reasons) {
    for (const Reasons kind : {reason::no_calendar, reason::unlike, reason::uncomputable}) {
        if ((reasons & kind) != 0) add(Fact{kind, no_row, no_field, nullptr, -1, -1});
    }
}

void Explainer::explain_over_values(const Expr& expr) {
    evaluator_.for_each_element(evaluator_.elements(expr.a), expr.slot, [&](Evaluator::Slot) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : evaluator_.truth(expr.b);
        if (where.is_undecided()) explain(expr.b);
        if (!where.is_false()) explain_value(expr.c);
        return !is_full();
    });
    explain_list(expr.a);
}

void Explainer::explain_else(const Expr& expr) {
    const auto kind = static_cast<ElseKind>(expr.variant);
    explain_value(expr.a);
    const Reasons left = Evaluator::reason_of_else(kind);
    const Value inner = evaluator_.value(expr.a);
    if (left == 0 || inner.is_given() || inner.reasons != reason::silent) return;
    // The silence itself is evidence; that the rule leaves it open is the reason.
    Fact fact{left, no_row, no_field, nullptr, -1, -1};
    const Expr& asked = evaluator_.program().expr(expr.a);
    if (asked.op == Op::Field || asked.op == Op::List) {
        const Evaluator::FieldPlace at = evaluator_.place(asked);
        fact.row = at.row;
        fact.field = at.field;
    }
    add(fact);
}

void Explainer::explain_mentions(ExprId text, std::size_t phrase) {
    const Expr& expr = evaluator_.program().expr(text);
    if (expr.op == Op::Else) {
        explain_mentions(expr.a, phrase);
        return;
    }
    if (expr.op == Op::Field || expr.op == Op::List) {
        const Evaluator::FieldPlace at = evaluator_.place(expr);
        if (at.row == no_row) {
            explain_value(expr.a);
        } else {
            explain_mentions_in_cells(at, phrase);
        }
        return;
    }
    const Value value = evaluator_.value(text);
    if (value.cell == nullptr) {
        explain_value(text);
        return;
    }
    const auto hit = evaluator_.search(value.text, phrase, no_row);
    const bool is_covered =
        evaluator_.program().phrases.covers(PhraseId{static_cast<std::uint16_t>(phrase)}, value.language);
    Fact fact{0, no_row, value.cell->field, value.cell, -1, -1};
    if (hit != PhraseHit::Kind::None) fact.phrase = static_cast<std::int32_t>(phrase);
    if (hit == PhraseHit::Kind::Negated) fact.kind = reason::negated;
    if (hit == PhraseHit::Kind::None && !is_covered) fact.kind = reason::language;
    add(fact);
}

void Explainer::explain_mentions_in_cells(const Evaluator::FieldPlace& at, std::size_t phrase) {
    const auto cells = evaluator_.dossier().cells(at.row, at.field);
    const auto hit_of = [&](const Cell& cell) {
        return Evaluator::is_searched(cell) ? evaluator_.search(cell.text, phrase, at.row)
                                            : PhraseHit::Kind::None;
    };
    const auto number = static_cast<std::int32_t>(phrase);
    for (const Cell& cell : cells) {
        if (hit_of(cell) != PhraseHit::Kind::Plain) continue;
        add(Fact{0, at.row, at.field, &cell, number, -1});
        return;
    }
    bool is_said = false;
    for (const Cell& cell : cells) {
        const PhraseHit::Kind hit = hit_of(cell);
        if (hit == PhraseHit::Kind::Negated || hit == PhraseHit::Kind::Elsewhere) {
            const bool is_negated = hit == PhraseHit::Kind::Negated;
            add(Fact{is_negated ? reason::negated : reason::elsewhere, at.row, at.field, &cell, number, -1});
            is_said = true;
        }
        if (cell.state == State::Silent) continue;
        const bool is_covered =
            cell.state != State::Given ||
            evaluator_.program().phrases.covers(PhraseId{static_cast<std::uint16_t>(phrase)}, cell.language);
        const bool is_quoted = hit != PhraseHit::Kind::None && cell.state == State::Given && is_covered;
        if (is_quoted) continue;
        is_said = true;
        add(Fact{is_covered ? reason_of(cell.state) : reason::language, at.row, at.field, &cell, -1, -1});
    }
    if (!is_said) explain_absence(at.row, at.field);
}

}  // namespace proviso::clause
