// What the elements of an OpenDocument text mean for its running text. Used by `odt.cpp` only.
// Thread rule: one owner.
#pragma once

#include <string_view>
#include <vector>

#include "model/base/language.hpp"
#include "parsers/documents/office/odt_styles.hpp"
#include "parsers/documents/office/office_text.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso {

// Collects the styles of a part; for `styles.xml`, which must be known before the content is read.
class OdtStyleReader final : public xml::Handler {
public:
    explicit OdtStyleReader(OdtStyles& styles) : styles_(styles) { want_text(false); }
    void start_element(const xml::StartElement& element) override { styles_.take(element); }
    void end_element() override {}
    void text(std::string_view /*piece*/) override {}

private:
    OdtStyles& styles_;
};

class OdtHandler final : public xml::Handler {
public:
    OdtHandler(OfficeWriter& writer, OdtStyles& styles);
    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view piece) override;

private:
    enum class Kind : std::uint8_t { Other, Paragraph, Span, Row };
    struct Open {
        Kind kind = Kind::Other;
        LanguageTag language;
    };

    [[nodiscard]] LanguageTag language() const;
    [[nodiscard]] LanguageTag styled(const xml::StartElement& element, std::string_view family);
    void open_text_element(const xml::StartElement& element, std::string_view name);
    void put(std::string_view text);

    OfficeWriter& writer_;
    OdtStyles& styles_;
    std::vector<Open> open_;
    std::size_t skipped_depth_ = 0;
};

}  // namespace proviso
