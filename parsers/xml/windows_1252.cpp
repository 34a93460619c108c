#include "parsers/xml/windows_1252.hpp"

#include <array>

namespace proviso::xml {
namespace {

constexpr std::uint8_t own_first = 0x80;
constexpr auto own = std::to_array<char32_t>({
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
});

}  // namespace

char32_t windows_1252_code(std::uint8_t byte) {
    return byte >= own_first && byte < own_first + own.size() ? own[byte - own_first] : char32_t{byte};
}

std::string windows_1252_to_utf8(std::string_view bytes) {
    std::string utf8;
    utf8.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) append_utf8(utf8, windows_1252_code(static_cast<std::uint8_t>(byte)));
    return utf8;
}

void append_utf8(std::string& text, char32_t code) {
    const auto tail = [code](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | (code >> 12U));
    } else {
        text += static_cast<char>(0xF0U | (code >> 18U));
        text += tail(12);
    }
    if (code >= 0x800) text += tail(6);
    text += tail(0);
}

}  // namespace proviso::xml
