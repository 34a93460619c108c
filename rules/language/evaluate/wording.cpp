#include "rules/language/evaluate/wording.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "model/base/unicode.hpp"
#include "rules/language/evaluate/row_names.hpp"

namespace proviso::clause {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

struct ReasonText {
    Reasons kind;
    std::string_view text;
    bool is_quoted;  // there is a second text, `…-quoted`, that says what the document says
};

constexpr std::array<ReasonText, 18> reason_texts{
    {{reason::silent, "reason-silent", false},
     {reason::declared_elsewhere, "reason-declared-elsewhere", true},
     {reason::withheld, "reason-withheld", false},
     {reason::unreadable, "reason-unreadable", true},
     {reason::not_supplied, "reason-not-supplied", true},
     {reason::not_carried, "reason-not-carried", false},
     {reason::language, "reason-language", false},
     {reason::negated, "reason-negated", false},
     {reason::elsewhere, "reason-elsewhere", false},
     {reason::disagree, "reason-disagree", true},
     {reason::ambiguous, "reason-ambiguous", false},
     {reason::budget, "reason-budget", false},
     {reason::taken_out, "reason-taken-out", false},
     {reason::left_open, "reason-left-open", false},
     {reason::too_many, "reason-too-many", false},
     {reason::no_calendar, "reason-no-calendar", false},
     {reason::unlike, "reason-unlike", false},
     {reason::uncomputable, "reason-uncomputable", false}}};

bool is_within(std::string_view part, std::string_view whole) {
    const std::less_equal<const char*> before;
    return before(whole.data(), part.data()) &&
           before(part.data() + part.size(), whole.data() + whole.size());
}

}  // namespace

std::string_view in_language(const TextsByLanguage& texts, std::string_view language) {
    auto found = texts.find(language);
    if (found == texts.end()) found = texts.find("en");
    if (found == texts.end()) found = texts.begin();
    return found == texts.end() ? std::string_view{} : std::string_view{found->second};
}

Words::Words(const Dossier& dossier, const TextCatalogue& texts, std::string language)
    : dossier_(dossier), texts_(texts), language_(std::move(language)), lines_(dossier.documents().size()) {}

std::string Words::label(FieldId id) const {
    const Field& field = dossier_.vocabulary().field(id);
    std::string label{Vocabulary::label(field.labels, field.name, language_)};
    if (!field.standard_ids.empty()) label += " (" + field.standard_ids.front().id + ")";
    return label;
}

std::string Words::entity_label(EntityId id) const {
    const Entity& entity = dossier_.vocabulary().entity(id);
    return std::string{Vocabulary::label(entity.labels, entity.name, language_)};
}

std::string Words::excerpt(std::string_view text) {
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
    const bool is_short = text.size() <= limits::evidence_value_bytes_max;
    if (is_short && std::ranges::all_of(text, is_plain)) return std::string{text};
    return make_visible(shorten(text, limits::evidence_value_bytes_max));
}

std::string Words::value(const Cell& cell) const {
    switch (dossier_.vocabulary().field(cell.field).type.kind) {
        case TypeKind::Date:
            return format_date(Date{static_cast<std::int32_t>(cell.number)});
        case TypeKind::YesNo:
            return texts_.get(cell.number != 0 ? "value-yes" : "value-no", language_);
        default:
            return excerpt(cell.text);
    }
}

std::string Words::what(const Fact& fact, RowIndex subject) const {
    if (fact.field == no_field) return {};
    std::string label_words = label(fact.field);
    const Field& field = dossier_.vocabulary().field(fact.field);
    const bool is_subject = fact.row == subject || fact.row == no_row || fact.row == root_row;
    if (is_subject) return label_words;
    const std::string_view id = dossier_.row_id(fact.row);
    const std::string owner = entity_label(field.owner);
    return (id.empty() ? owner : owner + " " + excerpt(id)) + ", " + label_words;
}

// Of several passages the one that speaks of the row itself.
std::optional<PhraseIndex::Passage> Words::find_passage(const Fact& fact, const Program& program) const {
    return program.phrases.passage(
        fact.cell->text, PhraseId{static_cast<std::uint16_t>(fact.phrase)},
        [&](const NamedRows& named) { return is_about(named, fact.row, program, dossier_); });
}

std::string Words::passage(const Fact& fact, const Program& program) const {
    if (fact.cell == nullptr) return {};
    if (fact.phrase >= 0) {
        const auto found = find_passage(fact, program);
        if (found) return excerpt(found->sentence);
    }
    return fact.cell->state == State::Given ? value(*fact.cell) : excerpt(fact.cell->text);
}

std::string Words::reason(const Fact& fact, RowIndex subject, const Program& program) const {
    if (fact.kind == reason::person) {
        const NamedTexts& text = program.texts[static_cast<std::size_t>(fact.text)];
        const std::array<Pair, 1> values{{{"text", in_language(text.by_language, language_)}}};
        return texts_.get("reason-person", language_, values);
    }
    if (fact.kind == reason::parameter) {
        const CompiledParameter& parameter = program.parameters[static_cast<std::size_t>(fact.parameter)];
        const std::string_view meaning = in_language(parameter.meaning, language_);
        const std::array<Pair, 2> values{{{"name", parameter.name}, {"meaning", meaning}}};
        const std::string_view name = meaning.empty() ? "reason-parameter" : "reason-parameter-meaning";
        return texts_.get(name, language_, values);
    }
    const std::string what_words = what(fact, subject);
    const std::string text = passage(fact, program);
    const std::string_view text_language =
        fact.cell == nullptr ? std::string_view{} : fact.cell->language.text();
    const std::array<Pair, 3> values{{{"what", what_words}, {"text", text}, {"language", text_language}}};
    for (const ReasonText& entry : reason_texts) {
        if (entry.kind != fact.kind) continue;
        std::string name{entry.text};
        if (entry.is_quoted && !text.empty()) name += "-quoted";
        if (entry.kind == reason::language && text_language.empty()) name += "-unknown";
        return texts_.get(name, language_, values);
    }
    return {};
}

void Words::locate(DocumentIndex document, std::uint64_t byte, Evidence& evidence) {
    auto& lines = lines_[document];
    if (!lines) lines = std::make_unique<LineIndex>(dossier_.documents()[document].text);
    const LineColumn at = lines->locate(byte);
    evidence.line = at.line;
    evidence.column = at.column;
    evidence.byte = byte;
    const DocumentRecord& record = dossier_.documents()[document];
    const PaperPlace* const place = find_place(record.places, byte);
    if (place == nullptr) return;
    evidence.page = place->page;
    evidence.paragraph = place->paragraph;
    if (place->sheet == 0) return;
    evidence.sheet = record.sheets[place->sheet - 1];
    evidence.cell = cell_name({place->sheet_column, place->sheet_row});
}

// A cell of an XML document stands at its tag. A text that is part of its document stands where it begins,
// and what was found in it `byte_in_text` further on.
void Words::place_of_cell(const Cell& cell, std::uint64_t byte_in_text, Evidence& evidence) {
    if (cell.document >= dossier_.documents().size()) return;
    const DocumentRecord& document = dossier_.documents()[cell.document];
    evidence.document = document.name;
    evidence.path = std::string{cell.path};
    if (!cell.path.empty()) {
        locate(cell.document, cell.byte, evidence);
    } else if (!cell.text.empty() && is_within(cell.text, document.text)) {
        const auto begin = static_cast<std::uint64_t>(cell.text.data() - document.text.data());
        locate(cell.document, begin + byte_in_text, evidence);
    }
}

void Words::place_of_row(RowIndex index, Evidence& evidence) {
    if (index == no_row || index == root_row) return;
    const Row& row = dossier_.row(index);
    if (row.document >= dossier_.documents().size()) return;
    evidence.document = dossier_.documents()[row.document].name;
    evidence.path = std::string{row.path};
    if (!row.path.empty()) locate(row.document, row.byte, evidence);
}

Evidence Words::evidence(const Fact& fact, const Program& program) {
    Evidence evidence;
    const bool is_place = fact.row != no_row && fact.field != no_field;
    evidence.state = is_place ? dossier_.state(fact.row, fact.field) : State::Silent;
    if (fact.cell != nullptr) evidence.state = fact.cell->state;
    if (fact.field != no_field) {
        const Vocabulary& vocabulary = dossier_.vocabulary();
        const Field& field = vocabulary.field(fact.field);
        evidence.field = vocabulary.entity(field.owner).name + "." + field.name;
        evidence.label = label(fact.field);
    }
    if (fact.cell == nullptr) {
        place_of_row(fact.row, evidence);
        return evidence;
    }
    evidence.value = passage(fact, program);
    std::uint64_t byte_in_text = 0;
    if (fact.phrase >= 0) {
        const auto found = find_passage(fact, program);
        if (found) byte_in_text = found->byte;
    }
    place_of_cell(*fact.cell, byte_in_text, evidence);
    return evidence;
}

}  // namespace proviso::clause
