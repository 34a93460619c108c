// Facts in words: labels, values, places, reasons and evidence, in one language.
//
// Door: `Words`. Thread rule: one owner (it remembers where the lines of a document begin). Lifetime:
// everything that it is made of must outlive it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/line_index.hpp"
#include "model/finding.hpp"
#include "rules/language/evaluate/explainer.hpp"
#include "rules/language/texts.hpp"

namespace proviso::clause {

class Words {
public:
    Words(const Dossier& dossier, const TextCatalogue& texts, std::string language);

    [[nodiscard]] const TextCatalogue& texts() const { return texts_; }
    [[nodiscard]] const std::string& language() const { return language_; }

    // `performance conditions (BT-70)`.
    [[nodiscard]] std::string label(FieldId field) const;
    [[nodiscard]] std::string entity_label(EntityId entity) const;

    // As a message prints it: dates, codes and texts, cut to an excerpt, with hostile characters made
    // visible.
    [[nodiscard]] std::string value(const Cell& cell) const;
    [[nodiscard]] static std::string excerpt(std::string_view text);

    // `subject` is the row of the finding, which need not be named again.
    [[nodiscard]] std::string reason(const Fact& fact, RowIndex subject, const Program& program) const;
    [[nodiscard]] Evidence evidence(const Fact& fact, const Program& program);

private:
    [[nodiscard]] std::string what(const Fact& fact, RowIndex subject) const;
    [[nodiscard]] std::string passage(const Fact& fact, const Program& program) const;
    [[nodiscard]] std::optional<PhraseIndex::Passage> find_passage(const Fact& fact,
                                                                   const Program& program) const;
    void place_of_cell(const Cell& cell, std::uint64_t byte_in_text, Evidence& evidence);
    void place_of_row(RowIndex row, Evidence& evidence);
    void locate(DocumentIndex document, std::uint64_t byte, Evidence& evidence);

    const Dossier& dossier_;
    const TextCatalogue& texts_;
    std::string language_;
    std::vector<std::unique_ptr<LineIndex>> lines_;  // by document, made when first needed
};

// A text of a pack or rule in `language`, else in English, else in any.
[[nodiscard]] std::string_view in_language(const TextsByLanguage& texts, std::string_view language);

}  // namespace proviso::clause
