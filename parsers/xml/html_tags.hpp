// The tags of HTML: where they end, their attributes, and what an element means for running text. Part of
// `parsers/xml/html_text.hpp`: include that instead. Thread rule: pure functions, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace proviso::xml {

enum class TextRole : std::uint8_t {
    Inline,
    LineBreak,  // br
    Cell,       // parts words, but not sentences: a negation in the next column counts
    Block,
    Preformatted,
    Raised,  // sup
    Hidden   // script, style and their like: skipped up to the end tag
};

struct HtmlTag {
    std::string name;  // in lower case
    bool is_end = false;
    bool is_self_closing = false;              // `<br/>`; means something in XHTML only
    std::size_t end = std::string_view::npos;  // behind the `>`; npos: the page breaks off within the tag
    std::string_view language;                 // `lang` or `xml:lang`
    std::string_view charset;                  // of a `meta`: `charset`, or after `charset=` in `content`
};

[[nodiscard]] bool is_tag_begin(std::string_view html, std::size_t at);

// Invariant: `is_tag_begin(html, at)`.
[[nodiscard]] HtmlTag read_tag(std::string_view html, std::size_t at);

[[nodiscard]] TextRole role_of(std::string_view name);

// Offset of the end tag `</name`; npos when there is none.
[[nodiscard]] std::size_t find_end_tag(std::string_view html, std::size_t from, std::string_view name);

}  // namespace proviso::xml
