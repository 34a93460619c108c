#include "model/base/unicode.hpp"

#include <fmt/format.h>
#include <cstring>
#include <iterator>

#include "model/base/unicode_class.hpp"

namespace proviso {
namespace {

bool is_ascii_block(const char* bytes) {
    std::uint64_t block = 0;
    std::memcpy(&block, bytes, sizeof block);
    return (block & 0x8080808080808080U) == 0;
}

bool is_control(char32_t code) {
    if (code == U'\n' || code == U'\t') return false;
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool is_bidirectional_control(char32_t code) {
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= sizeof(std::uint64_t) && is_ascii_block(text.data() + at)) {
            at += sizeof(std::uint64_t);
            continue;
        }
        const unicode::Decoded decoded = unicode::decode(text, at);
        if (!decoded.is_valid) return at;
        at += decoded.length;
    }
    return std::string_view::npos;
}

bool is_letter_or_digit(std::string_view text, std::size_t byte) {
    if (byte >= text.size()) return false;
    const auto first = static_cast<unsigned char>(text[byte]);
    const auto folded = static_cast<unsigned char>(first | 0x20U);
    if (first < 0x80) return (folded >= 'a' && folded <= 'z') || (first >= '0' && first <= '9');
    const unicode::Decoded decoded = unicode::decode(text, byte);
    return decoded.is_valid && unicode::is_letter_or_digit(decoded.code);
}

std::size_t previous_character(std::string_view text, std::size_t byte) {
    constexpr std::size_t length_max = 4;
    std::size_t at = byte - 1;
    while (at > 0 && byte - at < length_max && is_continuation(text[at])) --at;
    // A stray continuation byte stands for itself.
    return at + unicode::decode(text, at).length == byte ? at : byte - 1;
}

std::string make_visible(std::string_view text) {
    std::string visible;
    visible.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const unicode::Decoded decoded = unicode::decode(text, at);
        if (!decoded.is_valid) {
            fmt::format_to(std::back_inserter(visible), "\\x{{{:02x}}}",
                           static_cast<unsigned char>(text[at]));
        } else if (is_control(decoded.code) || is_bidirectional_control(decoded.code)) {
            fmt::format_to(std::back_inserter(visible), "\\u{{{:04x}}}",
                           static_cast<std::uint32_t>(decoded.code));
        } else {
            visible.append(text, at, decoded.length);
        }
        at += decoded.length;
    }
    return visible;
}

std::string shorten(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return std::string{text};
    std::size_t end = bytes_max;
    while (end > 0 && is_continuation(text[end])) --end;
    return std::string{text.substr(0, end)} + "…";
}

}  // namespace proviso
