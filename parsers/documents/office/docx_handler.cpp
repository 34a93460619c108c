#include "parsers/documents/office/docx_handler.hpp"

#include "parsers/documents/office/xml_part.hpp"

namespace proviso {
namespace {

constexpr std::string_view transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
constexpr std::string_view compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

bool is_word(const xml::StartElement& element) {
    const std::string_view uri = element.uri.text();
    return uri == transitional || uri == strict;
}

// `<w:vanish/>` is on; `<w:vanish w:val="0"/>` is off.
bool is_on(const xml::StartElement& element) {
    const std::string_view value = attribute_of(element.attributes, "val");
    return value != "0" && value != "false" && value != "off";
}

}  // namespace

// What was deleted or moved away, and what a property was before it was changed.
bool DocxHandler::is_skipped(std::string_view name) const {
    if (parent() == Kind::Properties) return name.ends_with("Change");
    return name == "del" || name == "moveFrom" || name.ends_with("Change");
}

void DocxHandler::open(Kind kind) { open_.push_back(kind); }

void DocxHandler::start_element(const xml::StartElement& element) {
    if (skipped_depth_ > 0) {
        ++skipped_depth_;
        return;
    }
    const std::string_view name = element.name.text();
    if (!is_word(element)) {
        // A text box comes twice: as drawn today, and as a fallback for old programs.
        const bool is_fallback = element.uri.text() == compatibility && name == "Fallback";
        if (is_fallback) {
            ++skipped_depth_;
        } else {
            open(Kind::Other);
        }
        return;
    }
    if (is_skipped(name)) {
        ++skipped_depth_;
        return;
    }
    if (name == "p") {
        writer_.begin_paragraph();
        is_mark_deleted_.push_back(false);
        open(Kind::Paragraph);
    } else if (name == "pPr") {
        open(Kind::ParagraphProperties);
    } else if (name == "r") {
        run_language_ = default_language_;
        open(Kind::Run);
    } else if (name == "t" && writer_.is_in_paragraph()) {
        want_text(true);
        open(Kind::Text);
    } else if (name == "tr") {
        writer_.begin_row();
        open(Kind::Row);
    } else {
        take_property(element, name);
    }
}

void DocxHandler::take_property(const xml::StartElement& element, std::string_view name) {
    const bool is_of_run = open_.size() > 1 && open_[open_.size() - 2] == Kind::Run;
    const bool is_of_mark = open_.size() > 1 && open_[open_.size() - 2] == Kind::ParagraphProperties;
    if (parent() == Kind::Properties && is_of_run) {
        if (name == "lang") {
            const LanguageTag named = parse_language(attribute_of(element.attributes, "val"));
            if (named.is_known()) run_language_ = named;
        }
        if (name == "vanish" && is_on(element)) writer_.note_hidden_text();
    } else if (parent() == Kind::Properties && is_of_mark) {
        if (name == "del" && !is_mark_deleted_.empty()) is_mark_deleted_.back() = true;
    } else if (parent() == Kind::Run) {
        take_run_content(name);
    }
    if (name == "altChunk" || name == "subDoc") writer_.note_unread_part();
    open(name == "rPr" ? Kind::Properties : Kind::Other);
}

void DocxHandler::take_run_content(std::string_view name) {
    if (name == "tab") put("\t");
    if ((name == "br" || name == "cr") && writer_.is_in_paragraph()) writer_.put_line_break();
    if (name == "noBreakHyphen") put("\u2011");
    if (name == "softHyphen") put("\u00AD");
}

void DocxHandler::put(std::string_view text) {
    if (writer_.is_in_paragraph()) writer_.put(text, run_language_);
}

void DocxHandler::text(std::string_view piece) {
    if (skipped_depth_ == 0) put(piece);
}

void DocxHandler::end_element() {
    if (skipped_depth_ > 0) {
        --skipped_depth_;
        return;
    }
    const Kind kind = open_.back();
    open_.pop_back();
    if (kind == Kind::Text) want_text(false);
    if (kind == Kind::Row) writer_.end_row();
    if (kind == Kind::Paragraph) {
        writer_.end_paragraph(is_mark_deleted_.back());
        is_mark_deleted_.pop_back();
    }
}

void DocxDefaults::start_element(const xml::StartElement& element) {
    ++depth_;
    if (!is_word(element)) return;
    const std::string_view name = element.name.text();
    const bool is_default_style = name == "style" &&
                                  attribute_of(element.attributes, "type") == "paragraph" &&
                                  attribute_of(element.attributes, "default") == "1";
    if (name == "docDefaults") defaults_depth_ = depth_;
    if (is_default_style) style_depth_ = depth_;
    if (name != "lang") return;
    const LanguageTag named = parse_language(attribute_of(element.attributes, "val"));
    if (defaults_depth_ != 0) of_document_ = named;
    if (style_depth_ != 0) of_default_style_ = named;
}

void DocxDefaults::end_element() {
    if (depth_ == defaults_depth_) defaults_depth_ = 0;
    if (depth_ == style_depth_) style_depth_ = 0;
    --depth_;
}

LanguageTag DocxDefaults::language() const {
    return of_default_style_.is_known() ? of_default_style_ : of_document_;
}

}  // namespace proviso
