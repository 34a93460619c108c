#include "parsers/documents/office/odt_handler.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "parsers/documents/office/xml_part.hpp"

namespace proviso {
namespace {

constexpr std::string_view text_uri = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
constexpr std::string_view table_uri = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
constexpr std::string_view office_uri = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
constexpr std::string_view drawing_uri = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";

// Deleted text, remarks of the authors, the marks of notes, and what only describes a picture.
bool is_skipped(const xml::StartElement& element) {
    constexpr auto of_text =
        std::to_array<std::string_view>({"tracked-changes", "note-citation", "ruby-text"});
    const std::string_view uri = element.uri.text();
    const std::string_view name = element.name.text();
    if (uri == text_uri) return std::ranges::count(of_text, name) > 0;
    if (uri == office_uri) return name == "annotation" || name == "meta" || name == "scripts";
    return uri == drawing_uri && (name == "title" || name == "desc");
}

}  // namespace

OdtHandler::OdtHandler(OfficeWriter& writer, OdtStyles& styles) : writer_(writer), styles_(styles) {
    want_text(false);
}

LanguageTag OdtHandler::language() const {
    return open_.empty() ? styles_.default_language() : open_.back().language;
}

LanguageTag OdtHandler::styled(const xml::StartElement& element, std::string_view family) {
    const OdtStyle style = styles_.find(family, attribute_of(element.attributes, "style-name"));
    if (style.is_hidden) writer_.note_hidden_text();
    return style.language.is_known() ? style.language : language();
}

void OdtHandler::start_element(const xml::StartElement& element) {
    if (skipped_depth_ > 0 || is_skipped(element)) {
        ++skipped_depth_;
        return;
    }
    styles_.take(element);
    const std::string_view uri = element.uri.text();
    const std::string_view name = element.name.text();
    if (uri == text_uri) {
        open_text_element(element, name);
    } else if (uri == table_uri && name == "table-row") {
        writer_.begin_row();
        open_.push_back({Kind::Row, language()});
    } else {
        open_.push_back({Kind::Other, language()});
    }
}

void OdtHandler::open_text_element(const xml::StartElement& element, std::string_view name) {
    if (name == "p" || name == "h") {
        const LanguageTag own = styled(element, "paragraph");
        writer_.begin_paragraph();
        want_text(true);
        open_.push_back({Kind::Paragraph, own});
    } else if (name == "span") {
        open_.push_back({Kind::Span, styled(element, "text")});
    } else {
        if (name == "s" || name == "tab") put(" ");
        if (name == "line-break" && writer_.is_in_paragraph()) writer_.put_line_break();
        const bool is_hidden =
            attribute_of(element.attributes, "display") == "none" || name.starts_with("hidden-");
        if (is_hidden) writer_.note_hidden_text();
        open_.push_back({Kind::Other, language()});
    }
}

void OdtHandler::put(std::string_view text) {
    if (writer_.is_in_paragraph()) writer_.put(text, language());
}

void OdtHandler::text(std::string_view piece) {
    if (skipped_depth_ == 0) put(piece);
}

void OdtHandler::end_element() {
    if (skipped_depth_ > 0) {
        --skipped_depth_;
        return;
    }
    const Kind kind = open_.back().kind;
    open_.pop_back();
    if (kind == Kind::Row) writer_.end_row();
    if (kind != Kind::Paragraph) return;
    writer_.end_paragraph();
    want_text(writer_.is_in_paragraph());
}

}  // namespace proviso
