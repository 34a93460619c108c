// The evaluator's part about texts: patterns, and phrases, searched once a text.
#include <algorithm>

#include "rules/language/evaluate/evaluator.hpp"
#include "rules/language/evaluate/row_names.hpp"

namespace proviso::clause {
namespace {

Truth truth_of_hit(PhraseHit::Kind hit) {
    if (hit == PhraseHit::Kind::Elsewhere) return Truth::undecided(reason::elsewhere);
    if (hit == PhraseHit::Kind::Negated) return Truth::undecided(reason::negated);
    return Truth::of(hit == PhraseHit::Kind::Plain);
}

}  // namespace

// A text that only points elsewhere may say the words all the same, also after the record was closed.
bool Evaluator::is_searched(const Cell& cell) {
    const bool may_hold_words =
        cell.state == State::Given || cell.state == State::DeclaredElsewhere || cell.state == State::Silent;
    return may_hold_words && !cell.text.empty();
}

PhraseHit::Kind Evaluator::search(std::string_view text, std::size_t phrase, RowIndex row) {
    const Searched& all = searched(text);
    const PhraseHit hit = all.hits[phrase];
    if (!hit.is_named || hit.kind == PhraseHit::Kind::Plain) return hit.kind;
    const PhraseHit::Kind said =
        said_in(all.named, PhraseId{static_cast<std::uint16_t>(phrase)}, row, program_, dossier_);
    const bool is_negated = said == PhraseHit::Kind::Elsewhere && hit.kind == PhraseHit::Kind::Negated;
    return is_negated ? hit.kind : said;
}

const Evaluator::Searched& Evaluator::searched(std::string_view text) {
    const auto at = searched_at_.find(text.data());
    if (at != searched_at_.end() && searched_[at->second].text.size() == text.size()) {
        return searched_[at->second];
    }
    const auto [entry, is_new] =
        searched_text_.try_emplace(text, static_cast<std::uint32_t>(searched_.size()));
    if (is_new) {
        searched_.push_back(Searched{text, {}, {}});
        program_.phrases.search(text, searched_.back().hits, searched_.back().named);
    }
    // Kept under this place as well only when the text found is this one: its length is compared above.
    searched_at_[text.data()] = entry->second;
    return searched_[entry->second];
}

Truth Evaluator::matches(const Expr& expr) {
    const Value text = value(expr.a);
    if (text.kind == Value::Kind::Fails) return Truth::of(false);
    if (!text.is_given()) return Truth::undecided(text.reasons);
    constexpr std::size_t bytes_per_step =
        16;  // Keeps the time of one step within bounds, whatever the text.
    if (!spend(text.text.size() / bytes_per_step)) return Truth::undecided(reason::budget);
    return Truth::of(program_.patterns[static_cast<std::size_t>(expr.number)].is_found_in(text.text));
}

Truth Evaluator::mentions(const Expr& expr) {
    return mentions_in(expr.a, static_cast<std::size_t>(expr.number));
}

Truth Evaluator::mentions_in_text(std::string_view text, std::size_t phrase, RowIndex row) {
    return truth_of_hit(search(text, phrase, row));
}

Truth Evaluator::mentions_in(ExprId text, std::size_t phrase) {
    const Expr& expr = program_.expr(text);
    if (expr.op == Op::Else) return mentions_otherwise(expr, phrase);
    if (expr.op == Op::Field || expr.op == Op::List) {
        const FieldPlace at = place(expr);
        if (at.fails) return Truth::of(false);
        return at.row == no_row ? Truth::undecided(at.reasons) : mentions_in_cells(at, phrase);
    }
    const Value given = value(text);
    if (given.kind == Value::Kind::Fails) return Truth::of(false);
    if (!given.is_given()) return Truth::undecided(given.reasons);
    const Truth found = mentions_in_text(given.text, phrase, no_row);
    const bool is_covered =
        given.cell == nullptr ||
        program_.phrases.covers(PhraseId{static_cast<std::uint16_t>(phrase)}, given.language);
    if (is_covered || found.is_true()) return found;
    const Reasons reasons = found.is_undecided() ? found.reasons : Reasons{0};
    return Truth::undecided(static_cast<Reasons>(reasons | reason::language));
}

Truth Evaluator::mentions_otherwise(const Expr& expr, std::size_t phrase) {
    const Truth found = mentions_in(expr.a, phrase);
    if (!found.is_undecided() || found.reasons != reason::silent) return found;
    const auto kind = static_cast<ElseKind>(expr.variant);
    if (kind == ElseKind::Gap) return Truth::of(false);
    if (kind == ElseKind::Literal) return mentions_in_text(value(expr.b).text, phrase, no_row);
    return Truth::undecided(reason_of_else(kind));
}

Truth Evaluator::mentions_in_cells(const FieldPlace& at, std::size_t phrase) {
    Reasons reasons = 0;
    bool is_any_given = false;
    for (const Cell& cell : dossier_.cells(at.row, at.field)) {
        const bool is_given = cell.state == State::Given;
        is_any_given = is_any_given || is_given;
        if (is_blocked(cell.state)) reasons |= reason_of(cell.state);
        const bool is_covered =
            !is_given || program_.phrases.covers(PhraseId{static_cast<std::uint16_t>(phrase)}, cell.language);
        if (!is_covered) reasons |= reason::language;
        if (!is_searched(cell)) continue;
        const Truth found = mentions_in_text(cell.text, phrase, at.row);
        if (found.is_true()) return found;
        if (found.is_undecided()) reasons |= found.reasons;
    }
    if (!is_any_given && reasons == 0) reasons = absence(at.row, at.field);
    return reasons == 0 ? Truth::of(false) : Truth::undecided(reasons);
}

}  // namespace proviso::clause
