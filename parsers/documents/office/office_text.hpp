// The running text of an office document: paragraph by paragraph, each with its number and its language.
//
// Door: `OfficeWriter`. Thread rule: one owner. Lifetime: plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/base/language.hpp"
#include "model/dossier.hpp"
#include "model/remark.hpp"

namespace proviso {

struct OfficeText {
    // The paragraphs of one language stand together, as a text has one language; the places tell where each
    // paragraph stands in the document.
    struct Part {
        std::size_t begin = 0;
        std::size_t size = 0;
        LanguageTag language;
    };
    std::string text;
    std::vector<PaperPlace> places;
    std::vector<Part> parts;  // the main language first; they make up the whole text
    std::vector<Remark> notes;
    bool is_partial = false;  // the document holds more than was read
};

class OfficeWriter {
public:
    // Paragraphs may be nested (a footnote, a text box): each is numbered where it begins.
    void begin_paragraph();
    // A paragraph whose end was deleted goes on in the next one.
    void end_paragraph(bool is_joined_to_next = false);
    [[nodiscard]] bool is_in_paragraph() const { return !open_.empty(); }

    // Both add to the paragraph that was opened last. Invariant: there is one. A line end of the file is
    // a blank of the text; an empty line would part sentences.
    void put(std::string_view text, LanguageTag language);
    void put_line_break() { paragraphs_[open_.back()].text += '\n'; }

    // The cells of a table row belong to one another: a negation in the next column counts.
    void begin_row() { rows_.push_back(++row_count_); }
    void end_row() {
        if (!rows_.empty()) rows_.pop_back();
    }

    void note_hidden_text() { has_hidden_text_ = true; }
    void note_unread_part() { has_unread_part_ = true; }

    [[nodiscard]] OfficeText finish() &&;

private:
    struct Paragraph {
        std::string text;
        std::uint32_t row = 0;  // 0: in no table
        std::vector<std::pair<LanguageTag, std::size_t>> bytes_of;

        [[nodiscard]] LanguageTag language() const;
    };

    [[nodiscard]] std::vector<LanguageTag> languages() const;
    void write_part(LanguageTag language, const std::vector<LanguageTag>& own, OfficeText& written) const;

    std::vector<Paragraph> paragraphs_;
    std::vector<std::size_t> open_;  // the innermost last
    std::vector<std::uint32_t> rows_;
    std::uint32_t row_count_ = 0;
    bool is_joined_ = false;
    bool has_hidden_text_ = false;
    bool has_unread_part_ = false;
};

}  // namespace proviso
