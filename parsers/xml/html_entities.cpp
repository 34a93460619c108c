#include "parsers/xml/html_entities.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "parsers/xml/windows_1252.hpp"

namespace proviso::xml {
namespace {

constexpr std::size_t name_bytes_max = 32;

// Names that HTML 5 has added and that could part or hide a word; libxml2 knows those of HTML 4.
struct Named {
    std::string_view name;
    char32_t code;
};
constexpr auto later_names = std::to_array<Named>({
    {"NewLine", U'\n'},
    {"Tab", U'\t'},
    {"colon", U':'},
    {"comma", U','},
    {"dash", 0x2010},
    {"excl", U'!'},
    {"hyphen", 0x2010},
    {"lpar", U'('},
    {"NoBreak", 0x2060},
    {"NonBreakingSpace", 0xA0},
    {"period", U'.'},
    {"quest", U'?'},
    {"rpar", U')'},
    {"rsquor", 0x2019},
    {"semi", U';'},
    {"sol", U'/'},
    {"ZeroWidthSpace", 0x200B},
});

bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

char32_t sound_code(std::uint32_t code) {
    const bool is_surrogate = code >= 0xD800 && code < 0xE000;
    if (code == 0 || code > 0x10FFFF || is_surrogate) return 0xFFFD;
    // 128 to 159 by number mean Windows-1252, as in every browser.
    return code < 0x100 ? windows_1252_code(static_cast<std::uint8_t>(code)) : static_cast<char32_t>(code);
}

CharacterReference read_number(std::string_view html, std::size_t at) {
    const bool is_hexadecimal = at + 2 < html.size() && (html[at + 2] == 'x' || html[at + 2] == 'X');
    const char* const begin = html.data() + at + (is_hexadecimal ? 3 : 2);
    const char* const end = html.data() + html.size();
    std::uint32_t code = 0;
    const auto [stop, error] = std::from_chars(begin, end, code, is_hexadecimal ? 16 : 10);
    if (stop == begin) return {};
    if (error != std::errc{}) code = 0;
    auto length = static_cast<std::size_t>(stop - html.data()) - at;
    if (at + length < html.size() && html[at + length] == ';') ++length;
    return {sound_code(code), length};
}

}  // namespace

CharacterReference read_reference(std::string_view html, std::size_t at) {
    if (at + 1 >= html.size()) return {};
    if (html[at + 1] == '#') return read_number(html, at);
    std::size_t end = at + 1;
    while (end < html.size() && end - at <= name_bytes_max && is_name_byte(html[end])) ++end;
    const std::string name{html.substr(at + 1, end - at - 1)};
    if (name.empty()) return {};
    const std::size_t length = end - at + (end < html.size() && html[end] == ';' ? 1 : 0);
    const auto later = std::ranges::find(later_names, std::string_view{name}, &Named::name);
    if (later != later_names.end()) return {later->code, length};
    const htmlEntityDesc* const known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (known == nullptr) return {};
    return {sound_code(known->value), length};
}

}  // namespace proviso::xml
