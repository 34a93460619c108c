#include "parsers/xml/html_tags.hpp"

#include <algorithm>
#include <array>

namespace proviso::xml {
namespace {

constexpr auto blocks = std::to_array<std::string_view>({
    "address", "article", "aside",    "blockquote", "body",   "caption", "center",   "dd",
    "details", "dialog",  "dir",      "div",        "dl",     "dt",      "fieldset", "figcaption",
    "figure",  "footer",  "form",     "h1",         "h2",     "h3",      "h4",       "h5",
    "h6",      "header",  "hr",       "html",       "legend", "li",      "main",     "menu",
    "nav",     "ol",      "optgroup", "option",     "p",      "section", "select",   "summary",
    "table",   "tbody",   "tfoot",    "thead",      "tr",     "ul",
});
constexpr auto hidden = std::to_array<std::string_view>(
    {"iframe", "noembed", "noframes", "script", "style", "template", "title"});

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }
bool is_letter(char byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }
bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}
bool ends_name(char byte) { return is_space(byte) || byte == '/' || byte == '>'; }

std::string lower_text(std::string_view text) {
    std::string lowered{text};
    std::ranges::transform(lowered, lowered.begin(), lower);
    return lowered;
}

bool equals_ignoring_case(std::string_view text, std::string_view lowered) {
    return std::ranges::equal(text, lowered, {}, lower);
}

// `text/html; charset=iso-8859-2`
std::string_view charset_of_content(std::string_view content) {
    constexpr std::string_view key = "charset=";
    const auto is_same = [](char byte, char wanted) { return lower(byte) == wanted; };
    const auto* const found = std::search(content.begin(), content.end(), key.begin(), key.end(), is_same);
    if (found == content.end()) return {};
    const auto begin = static_cast<std::size_t>(found - content.begin()) + key.size();
    const std::string_view charset = content.substr(begin);
    return charset.substr(0, charset.find_first_of("; \t\"'"));
}

class TagReader {
public:
    TagReader(std::string_view html, std::size_t at) : html_(html), at_(at) {}

    HtmlTag read() {
        ++at_;
        if (html_[at_] == '/') {
            tag_.is_end = true;
            ++at_;
        }
        tag_.name = lower_text(take_while([](char byte) { return !ends_name(byte); }));
        while (at_ < html_.size() && html_[at_] != '>') read_attribute();
        if (at_ < html_.size()) tag_.end = at_ + 1;
        tag_.is_self_closing = html_[at_ - 1] == '/';
        return std::move(tag_);
    }

private:
    template <class Predicate>
    std::string_view take_while(Predicate predicate) {
        const std::size_t begin = at_;
        while (at_ < html_.size() && predicate(html_[at_])) ++at_;
        return html_.substr(begin, at_ - begin);
    }

    void read_attribute() {
        take_while([](char byte) { return is_space(byte) || byte == '/'; });
        if (at_ >= html_.size() || html_[at_] == '>') return;
        // A name may begin with `=`; what follows is then its own affair.
        const std::size_t begin = at_++;
        take_while([](char byte) { return byte != '=' && !ends_name(byte); });
        const std::string_view name = html_.substr(begin, at_ - begin);
        take_while(is_space);
        if (at_ >= html_.size() || html_[at_] != '=') return;
        ++at_;
        take_while(is_space);
        note(name, read_value());
    }

    std::string_view read_value() {
        if (at_ >= html_.size()) return {};
        const char quote = html_[at_];
        if (quote != '"' && quote != '\'')
            return take_while([](char byte) { return !is_space(byte) && byte != '>'; });
        ++at_;
        const std::string_view value = take_while([quote](char byte) { return byte != quote; });
        if (at_ < html_.size()) ++at_;
        return value;
    }

    void note(std::string_view name, std::string_view value) {
        if (equals_ignoring_case(name, "lang") || equals_ignoring_case(name, "xml:lang"))
            tag_.language = value;
        if (tag_.name != "meta") return;
        if (equals_ignoring_case(name, "charset")) tag_.charset = value;
        if (equals_ignoring_case(name, "content") && tag_.charset.empty())
            tag_.charset = charset_of_content(value);
    }

    std::string_view html_;
    std::size_t at_;
    HtmlTag tag_;
};

}  // namespace

bool is_tag_begin(std::string_view html, std::size_t at) {
    const std::size_t letter = at + (at + 1 < html.size() && html[at + 1] == '/' ? 2 : 1);
    return html[at] == '<' && letter < html.size() && is_letter(html[letter]);
}

HtmlTag read_tag(std::string_view html, std::size_t at) { return TagReader{html, at}.read(); }

TextRole role_of(std::string_view name) {
    if (name == "br") return TextRole::LineBreak;
    if (name == "td" || name == "th") return TextRole::Cell;
    if (name == "pre" || name == "textarea" || name == "listing") return TextRole::Preformatted;
    if (name == "sup") return TextRole::Raised;
    if (std::ranges::find(blocks, name) != blocks.end()) return TextRole::Block;
    return std::ranges::find(hidden, name) != hidden.end() ? TextRole::Hidden : TextRole::Inline;
}

std::size_t find_end_tag(std::string_view html, std::size_t from, std::string_view name) {
    for (std::size_t at = html.find("</", from); at != std::string_view::npos; at = html.find("</", at + 2)) {
        const std::size_t end = at + 2 + name.size();
        const bool is_it = equals_ignoring_case(html.substr(at + 2, name.size()), name);
        if (is_it && (end >= html.size() || ends_name(html[end]))) return at;
    }
    return std::string_view::npos;
}

}  // namespace proviso::xml
