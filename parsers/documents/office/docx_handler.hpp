// What the elements of WordprocessingML mean for the running text. Used by `docx.cpp` only.
// Thread rule: one owner.
#pragma once

#include <string_view>
#include <vector>

#include "model/base/language.hpp"
#include "parsers/documents/office/office_text.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso {

class DocxHandler final : public xml::Handler {
public:
    // `language`: of runs that name none.
    DocxHandler(OfficeWriter& writer, LanguageTag language) : writer_(writer), default_language_(language) {
        want_text(false);
    }

    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view piece) override;

private:
    enum class Kind : std::uint8_t { Other, Paragraph, ParagraphProperties, Run, Properties, Text, Row };

    [[nodiscard]] Kind parent() const { return open_.empty() ? Kind::Other : open_.back(); }
    [[nodiscard]] bool is_skipped(std::string_view name) const;
    void take_property(const xml::StartElement& element, std::string_view name);
    void take_run_content(std::string_view name);
    void open(Kind kind);
    void put(std::string_view text);

    OfficeWriter& writer_;
    LanguageTag default_language_;
    LanguageTag run_language_;
    std::vector<Kind> open_;
    std::vector<bool> is_mark_deleted_;  // of the open paragraphs
    std::size_t skipped_depth_ = 0;
};

// Finds the language that a document gives its text by default (`styles.xml`).
class DocxDefaults final : public xml::Handler {
public:
    DocxDefaults() { want_text(false); }
    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view /*piece*/) override {}

    [[nodiscard]] LanguageTag language() const;

private:
    LanguageTag of_document_;
    LanguageTag of_default_style_;
    std::size_t depth_ = 0;
    std::size_t style_depth_ = 0;     // of the default paragraph style while it is open
    std::size_t defaults_depth_ = 0;  // of `docDefaults` while it is open
};

}  // namespace proviso
