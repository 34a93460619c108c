// What folding does with one character. Part of `model/base/unicode.hpp`: include that instead.
// Thread rule: no state.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace proviso::unicode {

struct Decoded {
    char32_t code = 0;
    std::uint8_t length = 1;  // bytes; 1 for a malformed one
    bool is_valid = false;
};

// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. Invariant: `at` is in
// the text.
[[nodiscard]] Decoded decode(std::string_view text, std::size_t at);

enum class FoldKind : std::uint8_t { Text, Blank, LineEnd, ParagraphEnd, Hyphen, Nothing };

inline constexpr std::size_t folded_bytes_max = 48;  // U+FDFA, the longest of all, needs 33

struct Folded {
    FoldKind kind = FoldKind::Nothing;
    std::uint8_t length = 0;
    std::array<char, folded_bytes_max> bytes{};
};

[[nodiscard]] Folded fold_character(char32_t code);

[[nodiscard]] bool is_letter(char32_t code);  // also a combining mark, which belongs to a letter
[[nodiscard]] bool is_letter_or_digit(char32_t code);
[[nodiscard]] bool is_capital(char32_t code);

}  // namespace proviso::unicode
