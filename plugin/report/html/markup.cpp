#include "plugin/report/html/markup.hpp"

#include "model/base/unicode.hpp"

#include <algorithm>
#include <array>

namespace proviso::html {
namespace {

// White space beside these shows; beside all others a line end keeps the source legible.
constexpr std::array<std::string_view, 15> inlines{"a",      "abbr",    "b",      "button", "code",
                                                   "label",  "mark",    "option", "q",      "span",
                                                   "strong", "summary", "svg",    "time",   "use"};

bool is_inline(std::string_view tag) { return std::ranges::find(inlines, tag) != inlines.end(); }

}  // namespace

Markup::Element Markup::element(std::string_view tag, Attributes attributes) {
    open(tag, attributes);
    return Element{*this, tag};
}

void Markup::text(std::string_view text) { append_escaped(make_visible(text)); }

void Markup::leaf(std::string_view tag, std::string_view text, Attributes attributes) {
    const Element leaf = element(tag, attributes);
    this->text(text);
}

void Markup::empty(std::string_view tag, Attributes attributes) {
    open(tag, attributes);
    if (!is_inline(tag)) out_ += '\n';
}

void Markup::open(std::string_view tag, Attributes attributes) {
    (out_ += '<') += tag;
    for (const Attribute& attribute : attributes) {
        if (attribute.name == "id" && attribute.value.empty()) continue;
        (out_ += ' ') += attribute.name;
        if (attribute.value.empty() && attribute.name != "lang") continue;
        out_ += "=\"";
        append_escaped(make_visible(attribute.value));
        out_ += '"';
    }
    out_ += '>';
}

void Markup::close(std::string_view tag) {
    ((out_ += "</") += tag) += '>';
    if (!is_inline(tag)) out_ += '\n';
}

void Markup::append_escaped(std::string_view text) {
    std::size_t copied = 0;
    for (std::size_t at = text.find_first_of("&<>\"'"); at != std::string_view::npos;
         at = text.find_first_of("&<>\"'", at + 1)) {
        out_ += text.substr(copied, at - copied);
        switch (text[at]) {
            case '&':
                out_ += "&amp;";
                break;
            case '<':
                out_ += "&lt;";
                break;
            case '>':
                out_ += "&gt;";
                break;
            case '"':
                out_ += "&quot;";
                break;
            default:
                out_ += "&#39;";
                break;
        }
        copied = at + 1;
    }
    out_ += text.substr(copied);
}

}  // namespace proviso::html
