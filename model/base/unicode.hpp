// Unicode: folding for search, checked UTF-8, and making hostile characters visible. utf8proc stays in the
// sources.
//
// Door: `fold`. Thread rule: no state; call everything from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

// Byte offset of the first malformed sequence, or npos when the text is UTF-8.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

// A text as it is searched. Case is folded; compatibility forms and accents are dropped (`é` to `e`, `ß`
// to `ss`, `ﬁ` to `fi`, `ø` to `o`, `ł` to `l`, `æ` to `ae`); soft hyphens, zero-width characters and
// raised footnote digits vanish; all white space, control characters, trade mark signs and all kinds of
// hyphen and dash become one blank, none at either end; typographic apostrophes and quotes become ASCII
// ones. Two line ends in a row become "\n", which ends a sentence. A malformed byte becomes U+FFFD, so
// that it parts words. Other punctuation stays.
//
// A hyphen between a letter, a line end and a letter joins the halves of a word, unless a capital follows a
// small letter: then the hyphen is the word's own (`Watch-⏎Vertragsbedingungen`) and becomes a blank. A soft
// hyphen at a line end always joins.
struct FoldedText {
    std::string text;
    std::vector<std::uint32_t>
        origin;  // per byte of `text`: byte offset in the source; filled on request only
    bool has_line_end_hyphen = false;  // a word was joined; `LineEndHyphen::Space` gives the other reading
};
enum class LineEndHyphen : std::uint8_t { Join, Space };

// Reuses the memory of `out`. ASCII runs take a table-driven fast path.
void fold(std::string_view text, FoldedText& out, bool with_origin = false,
          LineEndHyphen hyphen = LineEndHyphen::Join);

// Is the character whose first byte stands at `byte` a letter or a digit of any script? False past the end.
[[nodiscard]] bool is_letter_or_digit(std::string_view text, std::size_t byte);

// Offset of the first byte of the character before `byte`. Invariant: `byte` is not 0.
[[nodiscard]] std::size_t previous_character(std::string_view text, std::size_t byte);

// Control characters (C0 but line feed and tab, DEL, C1) and bidirectional controls as visible escapes
// `\u{202e}`, malformed bytes as `\x{ff}`; the rest unchanged.
[[nodiscard]] std::string make_visible(std::string_view text);

// The text, if it has at most `bytes_max` bytes; else as many whole characters as fit, and an ellipsis after
// them.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t bytes_max);

}  // namespace proviso
