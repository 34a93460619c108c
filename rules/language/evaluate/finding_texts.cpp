// The finding builder's part about messages: which text speaks for an outcome, and what its placeholders
// print.
#include <array>

#include "model/money.hpp"
#include "rules/language/evaluate/finding_builder.hpp"

namespace proviso::clause {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;
constexpr std::size_t values_max = 12;  // a message is a sentence, not a list

const TemplatesByLanguage* find(const std::map<Outcome, TemplatesByLanguage>& texts, Outcome outcome) {
    const auto found = texts.find(outcome);
    return found == texts.end() ? nullptr : &found->second;
}

// The general texts of a rule say what is wrong and what to do about it.
bool takes_general_message(Outcome outcome) {
    return outcome == Outcome::Gap || outcome == Outcome::NotYetDue || outcome == Outcome::Noted;
}
bool takes_general_fix(Outcome outcome) {
    return outcome == Outcome::Gap || outcome == Outcome::NotYetDue || outcome == Outcome::CannotTell;
}

}  // namespace

void FindingBuilder::write(const Judgement& judgement, const CompiledRule& rule, Finding& finding) {
    const TextCatalogue& texts = words_.texts();
    const bool is_subject = judgement.scope == Judgement::Scope::Subject;
    const bool is_cannot_tell = judgement.outcome == Outcome::CannotTell;
    // A text that names the subject cannot speak of a list whose subjects are not known.
    const TemplatesByLanguage* message = is_subject ? find(rule.message_for, judgement.outcome) : nullptr;
    const bool is_late = judgement.lateness == Judgement::Lateness::Late;
    if (is_late) {
        const std::string due = judgement.due ? format_date(*judgement.due) : std::string{};
        const std::array<Pair, 2> values{{{"title", finding.title}, {"due", due}}};
        finding.message = texts.get("message-late", words_.language(), values);
    } else if (message != nullptr) {
        finding.message = fill(*message);
    } else if (is_cannot_tell) {
        const std::array<Pair, 1> values{{{"title", finding.title}}};
        finding.message = texts.get("cannot-tell-whether", words_.language(), values);
    } else if (takes_general_message(judgement.outcome) && rule.message) {
        finding.message = fill(*rule.message);
    }
    constexpr Reasons to_read = reason::person | reason::negated | reason::language | reason::elsewhere;
    constexpr Reasons to_ask = reason::declared_elsewhere | reason::not_supplied;
    const TemplatesByLanguage* fix = is_subject ? find(rule.fix_for, judgement.outcome) : nullptr;
    if (is_late) {
        finding.fix = texts.get("fix-late", words_.language());
    } else if (is_cannot_tell && (judgement.reasons & reason::no_calendar) != 0) {
        finding.fix = texts.get("fix-calendar", words_.language());
    } else if (fix != nullptr) {
        finding.fix = fill(*fix);
    } else if (is_cannot_tell && (judgement.reasons & to_read) != 0) {
        finding.fix = texts.get("fix-read", words_.language());
    } else if (is_cannot_tell && (judgement.reasons & to_ask) != 0) {
        finding.fix = texts.get("fix-ask", words_.language());
    } else if (is_cannot_tell && (judgement.reasons & reason::parameter) != 0) {
        finding.fix = texts.get("fix-parameter", words_.language());
    } else if (is_subject && takes_general_fix(judgement.outcome) && rule.fix) {
        finding.fix = fill(*rule.fix);
    }
}

std::string FindingBuilder::fill(const TemplatesByLanguage& templates) {
    auto found = templates.find(words_.language());
    if (found == templates.end()) found = templates.find("en");
    if (found == templates.end()) found = templates.begin();
    if (found == templates.end()) return {};
    std::string filled;
    for (const Template::Piece& piece : found->second.pieces) {
        filled += piece.text;
        if (piece.placeholder) filled += placeholder(*piece.placeholder);
    }
    return filled;
}

std::vector<RowIndex> FindingBuilder::rows_of(const TextPath& path) {
    std::vector<RowIndex> rows{root_row};
    if (path.base != no_expr) {
        const Value base = evaluator_.value(path.base);
        rows.clear();
        if (base.is_given() && base.row != no_row) rows.push_back(base.row);
    }
    for (std::size_t i = 0; i + 1 < path.fields.size(); ++i) {
        std::vector<RowIndex> below;
        for (const RowIndex row : rows) {
            const auto children = evaluator_.dossier().children(row, path.fields[i]);
            below.insert(below.end(), children.begin(), children.end());
        }
        rows = std::move(below);
    }
    return rows;
}

std::string FindingBuilder::placeholder(const TextPath& path) {
    std::string words;
    if (path.fields.empty()) {
        const Expr& expr = program_.expr(path.base);
        const bool is_field = expr.op == Op::List || expr.op == Op::Field;
        const Evaluator::FieldPlace at = is_field ? evaluator_.place(expr) : Evaluator::FieldPlace{};
        words = at.row != no_row ? values_of({at.row}, at.field)
                                 : value_words(evaluator_.value(path.base), expr.kind);
    } else {
        words = values_of(rows_of(path), path.fields.back());
    }
    return words.empty() ? words_.texts().get("not-stated", words_.language()) : words;
}

std::string FindingBuilder::value_words(const Value& value, ValueKind kind) const {
    if (!value.is_given()) return {};
    if (value.cell != nullptr) return words_.value(*value.cell);
    switch (kind) {
        case ValueKind::Row:
            return Words::excerpt(evaluator_.dossier().row_id(value.row));
        case ValueKind::Date:
            return format_date(Date{static_cast<std::int32_t>(value.number)});
        case ValueKind::Condition:
            return words_.texts().get(value.number != 0 ? "value-yes" : "value-no", words_.language());
        case ValueKind::Number:
            return value.number == value.upper ? format_decimal(value.number) : std::string{};
        case ValueKind::Percentage:
            return format_decimal(value.number) + " %";
        case ValueKind::Money:
            return format_money(currency_of(value.text), value.number);
        case ValueKind::Period:
            return format_period({value.number, value.unit});
        default:
            return Words::excerpt(value.text);
    }
}

// Of a text in several languages the reader's own is printed, else the English one, else the first.
std::string FindingBuilder::values_of(const std::vector<RowIndex>& rows, FieldId field) {
    const Dossier& dossier = evaluator_.dossier();
    const Field& declared = dossier.vocabulary().field(field);
    std::vector<std::string> values;
    for (const RowIndex row : rows) {
        for (const RowIndex child : dossier.children(row, field)) {
            values.push_back(Words::excerpt(dossier.row_id(child)));
        }
        const Cell* best = nullptr;
        for (const Cell& cell : dossier.cells(row, field)) {
            if (cell.state != State::Given) continue;
            if (!declared.type.is_per_language) values.push_back(words_.value(cell));
            const bool is_own = cell.language.text() == words_.language();
            const bool is_english = cell.language.text() == "en" &&
                                    (best == nullptr || best->language.text() != words_.language());
            if (best == nullptr || is_own || is_english) best = &cell;
        }
        if (declared.type.is_per_language && best != nullptr) values.push_back(words_.value(*best));
    }
    std::string joined;
    for (std::size_t i = 0; i < values.size() && i < values_max; ++i)
        joined += (i == 0 ? "" : ", ") + values[i];
    return values.size() > values_max ? joined + ", …" : joined;
}

}  // namespace proviso::clause
