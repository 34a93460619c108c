#include "model/base/base64.hpp"

#include <cstdint>

namespace proviso {
namespace {

constexpr std::uint32_t no_digit = 64;

std::uint32_t digit_of(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
    if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a') + 26;
    if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : no_digit;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    std::uint32_t digits = 0;
    std::uint32_t padding = 0;
    for (const char c : text) {
        if (is_blank(c)) continue;
        if (c == '=') {
            ++padding;
            continue;
        }
        const std::uint32_t digit = digit_of(c);
        if (digit == no_digit || padding > 0) return std::nullopt;
        bits = (bits << 6U) | digit;
        if (++digits % 4 != 0) continue;
        for (const std::uint32_t shift : {16U, 8U, 0U}) bytes += static_cast<char>((bits >> shift) & 0xffU);
        bits = 0;
    }
    const std::uint32_t rest = digits % 4;
    // What is left holds one byte or two; padding is often left out, and never wrong when it is there.
    if (rest == 1 || (padding > 0 && (rest + padding) % 4 != 0)) return std::nullopt;
    bits <<= 6U * ((4 - rest) % 4);
    if (rest > 1) bytes += static_cast<char>((bits >> 16U) & 0xffU);
    if (rest > 2) bytes += static_cast<char>((bits >> 8U) & 0xffU);
    return bytes;
}

}  // namespace proviso
