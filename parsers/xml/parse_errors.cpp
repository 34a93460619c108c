#include "parsers/xml/parse_errors.hpp"

#include "parsers/prolog_declaration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace proviso::xml {

namespace {

constexpr std::string_view export_again = "have the program that made the document export it again";

// `{}` stands for the name that libxml2 reports first, where it reports one.
struct Row {
    int code;
    Anchor anchor;
    bool may_be_cut;
    std::string_view text;
};

constexpr std::array rows{
    Row{XML_ERR_DOCUMENT_EMPTY, Anchor::Cursor, false,
        "the document has no root element where it should begin"},
    Row{XML_ERR_DOCUMENT_END, Anchor::Cursor, false, "something follows the end of the root element"},
    Row{XML_ERR_INVALID_HEX_CHARREF, Anchor::Reference, true,
        "a character reference is no hexadecimal number"},
    Row{XML_ERR_INVALID_DEC_CHARREF, Anchor::Reference, true, "a character reference is no number"},
    Row{XML_ERR_INVALID_CHARREF, Anchor::Reference, true, "a character reference names no character of XML"},
    Row{XML_ERR_INVALID_CHAR, Anchor::Cursor, true,
        "there is a character, or a reference to one, that XML does not allow"},
    Row{XML_ERR_UNDECLARED_ENTITY, Anchor::Reference, false,
        "the entity `{}` is not defined; XML itself knows only amp, lt, gt, quot and apos"},
    Row{XML_ERR_ENTITYREF_SEMICOL_MISSING, Anchor::Reference, true,
        "a reference lacks its semicolon; a plain ampersand is written `&amp;`"},
    Row{XML_ERR_NAME_REQUIRED, Anchor::Cursor, true,
        "a name is missing after `<` or `&`; in text these are written `&lt;` and `&amp;`"},
    Row{XML_ERR_LT_IN_ATTRIBUTE, Anchor::Cursor, true,
        "an attribute value holds `<`, which is written `&lt;`"},
    Row{XML_ERR_ATTRIBUTE_NOT_STARTED, Anchor::Cursor, true, "an attribute value lacks its quotes"},
    Row{XML_ERR_ATTRIBUTE_NOT_FINISHED, Anchor::Cursor, true, "an attribute value lacks its closing quote"},
    Row{XML_ERR_ATTRIBUTE_WITHOUT_VALUE, Anchor::Cursor, true, "the attribute `{}` has no value"},
    Row{XML_ERR_ATTRIBUTE_REDEFINED, Anchor::Tag, false, "the attribute `{}` stands twice in one element"},
    Row{XML_ERR_COMMENT_NOT_FINISHED, Anchor::Cursor, true, "a comment does not end"},
    Row{XML_ERR_HYPHEN_IN_COMMENT, Anchor::Cursor, true, "a comment holds `--`"},
    Row{XML_ERR_PI_NOT_STARTED, Anchor::Cursor, true, "a processing instruction has no name"},
    Row{XML_ERR_PI_NOT_FINISHED, Anchor::Cursor, true, "the processing instruction `{}` does not end"},
    Row{XML_ERR_RESERVED_XML_NAME, Anchor::Cursor, false,
        "the XML declaration does not stand at the very beginning of the document"},
    Row{XML_ERR_CDATA_NOT_FINISHED, Anchor::Cursor, true, "a CDATA section does not end"},
    Row{XML_ERR_MISPLACED_CDATA_END, Anchor::Cursor, true, "text holds `]]>`, which is written `]]&gt;`"},
    Row{XML_ERR_SPACE_REQUIRED, Anchor::Cursor, true, "a space is missing between two parts of a tag"},
    Row{XML_ERR_GT_REQUIRED, Anchor::Cursor, true, "a tag does not end with `>`"},
    Row{XML_ERR_LTSLASH_REQUIRED, Anchor::Cursor, true, "an end tag does not begin with `</`"},
    Row{XML_ERR_TAG_NOT_FINISHED, Anchor::Cursor, true, "the element `{}` does not end"},
};

struct LimitRow {
    int code;
    std::string_view proviso_code;
    std::string_view text;
};

// libxml2 has limits of its own, mostly larger than ours, and reports them under the code of what it then
// misses.
constexpr std::array limit_rows{
    LimitRow{XML_ERR_ATTRIBUTE_NOT_FINISHED, "E-LIMIT-VALUE", "an attribute value is too long"},
    LimitRow{XML_ERR_COMMENT_NOT_FINISHED, "E-LIMIT-COMMENT", "a comment is too long"},
    LimitRow{XML_ERR_PI_NOT_FINISHED, "E-LIMIT-COMMENT", "a processing instruction is too long"},
    LimitRow{XML_ERR_CDATA_NOT_FINISHED, "E-LIMIT-TEXT", "a CDATA section is too long"},
    LimitRow{XML_ERR_NAME_TOO_LONG, "E-LIMIT-NAME", "a name is too long"},
};

std::string_view text_or_empty(const char* text) { return text == nullptr ? "" : text; }

bool is_limit(const xmlError& error) {
    const std::string_view message = text_or_empty(error.message);
    return error.code == XML_ERR_NAME_TOO_LONG || message.find("too big") != std::string_view::npos ||
           message.find("too long") != std::string_view::npos;
}

// A complaint for which we have no words of our own: libxml2's, in our style.
std::string borrow_words(const xmlError& error) {
    std::string_view message = text_or_empty(error.message);
    message = message.substr(0, message.find('\n'));
    return fmt::format("the document is not well-formed XML ({})", prolog::shorten(message));
}

Complaint explain_namespace(const xmlError& error) {
    const std::string help{"declare each prefix with `xmlns:...`, or have the document exported again"};
    if (error.code == XML_NS_ERR_UNDEFINED_NAMESPACE) {
        return {"E-NS",
                fmt::format("the namespace prefix `{}` is not declared",
                            prolog::shorten(text_or_empty(error.str1))),
                help, Anchor::Tag};
    }
    if (error.code == XML_NS_ERR_ATTRIBUTE_REDEFINED) {
        return {"E-NS", "an attribute stands twice in one element, under two prefixes of one namespace", help,
                Anchor::Tag};
    }
    std::string_view message = text_or_empty(error.message);
    message = message.substr(0, message.find('\n'));
    return {"E-NS",
            fmt::format("a name or prefix breaks the rules for namespaces ({})", prolog::shorten(message)),
            help, Anchor::Tag};
}

Complaint explain_mismatch(const xmlError& error) {
    const std::string opened = prolog::shorten(text_or_empty(error.str1));
    const std::string closed = prolog::shorten(text_or_empty(error.str2));
    return {"E-WF", fmt::format("the element `{}` is closed as `{}`", opened, closed),
            std::string{export_again}, Anchor::Tag};
}

}  // namespace

Complaint explain(const xmlError& error) {
    if (error.domain == XML_FROM_NAMESPACE) return explain_namespace(error);
    const auto same_code = [&error](const auto& row) { return row.code == error.code; };
    if (is_limit(error)) {
        const auto* const limit = std::find_if(limit_rows.begin(), limit_rows.end(), same_code);
        if (limit != limit_rows.end()) {
            return {std::string{limit->proviso_code}, std::string{limit->text}, std::string{export_again}};
        }
    }
    if (error.code == XML_ERR_NO_MEMORY) {
        return {"E-MEMORY", "there is not enough memory to read the document",
                "close other programs and try again"};
    }
    if (error.code == XML_ERR_TAG_NAME_MISMATCH) return explain_mismatch(error);
    const auto* const row = std::find_if(rows.begin(), rows.end(), same_code);
    if (row == rows.end())
        return {"E-WF", borrow_words(error), std::string{export_again}, Anchor::Cursor, true};
    std::string message{row->text};
    if (const std::size_t slot = message.find("{}"); slot != std::string::npos) {
        message.replace(slot, 2, prolog::shorten(text_or_empty(error.str1)));
    }
    return {"E-WF", std::move(message), std::string{export_again}, row->anchor, row->may_be_cut};
}

Complaint explain_cut() {
    return {"E-WF", "the document ends before it is complete",
            "hand in the file again; it was probably cut in transfer"};
}

}  // namespace proviso::xml
