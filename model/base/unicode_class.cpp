#include "model/base/unicode_class.hpp"

#include <utf8proc.h>

namespace proviso::unicode {
namespace {

utf8proc_category_t category_of(char32_t code) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code));
}

// Typographic and mistaken forms: in practice a prime or an acute accent often stands for an apostrophe.
char ascii_quote(char32_t code) {
    switch (code) {
        case U'`':
        case 0x00B4:
        case 0x02B9:
        case 0x02BB:
        case 0x02BC:
        case 0x02CA:
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x2032:
        case 0x2035:
        case 0x2039:
        case 0x203A:
            return '\'';
        case 0x00AB:
        case 0x00BB:
        case 0x02BA:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x2033:
        case 0x2036:
        case 0x301D:
        case 0x301E:
        case 0x301F:
            return '"';
        default:
            return '\0';
    }
}

// Raised digits are footnote marks more often than exponents; left in place, they would grow on to the last
// word of a wording (`Watch¹`) and hide it. A trade mark sign would do the same.
bool is_raised_digit(char32_t code) {
    return code == 0x00B9 || code == 0x00B2 || code == 0x00B3 || code == 0x2070 ||
           (code >= 0x2074 && code <= 0x2079);
}
bool is_trade_mark(char32_t code) { return code == 0x00AE || code == 0x2120 || code == 0x2122; }

FoldKind kind_of(char32_t code) {
    constexpr char32_t next_line = 0x85;
    constexpr char32_t minus = 0x2212;
    if (code == next_line || code == U'\n' || code == U'\r') return FoldKind::LineEnd;
    if (is_raised_digit(code)) return FoldKind::Nothing;
    if (is_trade_mark(code)) return FoldKind::Blank;
    switch (category_of(code)) {
        case UTF8PROC_CATEGORY_ZL:
            return FoldKind::LineEnd;
        case UTF8PROC_CATEGORY_ZP:
            return FoldKind::ParagraphEnd;
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_CC:
            return FoldKind::Blank;
        case UTF8PROC_CATEGORY_PD:
            return FoldKind::Hyphen;
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
            return FoldKind::Nothing;
        default:
            return code == minus ? FoldKind::Hyphen : FoldKind::Text;
    }
}

void append(Folded& folded, char32_t code) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
    if (folded.length + static_cast<std::size_t>(length) > folded.bytes.size()) return;
    for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) {
        folded.bytes[folded.length++] = static_cast<char>(bytes[i]);
    }
}

// Letters that Unicode does not take apart, as people write them who lack the key. Invariant: case is folded.
std::string_view plain_letters(char32_t code) {
    switch (code) {
        case U'æ':
            return "ae";
        case U'ð':
        case U'đ':
            return "d";
        case U'ħ':
            return "h";
        case U'ı':
            return "i";
        case U'ł':
            return "l";
        case U'ø':
            return "o";
        case U'œ':
            return "oe";
        case U'þ':
            return "th";
        default:
            return {};
    }
}

// One character of a decomposition. Blanks within (`´` is a blank and an accent) never come twice in a row.
void append_part(Folded& folded, char32_t code) {
    const FoldKind kind = kind_of(code);
    const char quote = ascii_quote(code);
    if (kind == FoldKind::Nothing) return;
    if (const std::string_view letters = plain_letters(code); !letters.empty()) {
        for (const char letter : letters) append(folded, static_cast<char32_t>(letter));
        return;
    }
    if (kind == FoldKind::Text) return append(folded, quote == '\0' ? code : static_cast<char32_t>(quote));
    if (folded.length == 0 || folded.bytes[folded.length - 1U] != ' ') append(folded, U' ');
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) -> std::uint32_t {
        return static_cast<unsigned char>(text[at + index]);
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
    std::uint8_t length = 0;
    std::uint32_t code = 0;
    std::uint32_t code_min = 0;
    if (lead >= 0xC2 && lead < 0xE0) length = 2, code = lead & 0x1FU, code_min = 0x80;
    if (lead >= 0xE0 && lead < 0xF0) length = 3, code = lead & 0x0FU, code_min = 0x800;
    if (lead >= 0xF0 && lead < 0xF5) length = 4, code = lead & 0x07U, code_min = 0x10000;
    if (length == 0 || text.size() - at < length) return {};
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const bool is_surrogate = code >= 0xD800 && code < 0xE000;
    if (code < code_min || code > 0x10FFFF || is_surrogate) return {};
    return {static_cast<char32_t>(code), length, true};
}

Folded fold_character(char32_t code) {
    Folded folded;
    folded.kind = kind_of(code);
    if (folded.kind != FoldKind::Text) return folded;
    if (const char quote = ascii_quote(code); quote != '\0') {
        append(folded, static_cast<char32_t>(quote));
        return folded;
    }
    constexpr auto options = static_cast<utf8proc_option_t>(
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE | UTF8PROC_CASEFOLD);
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = UTF8PROC_BOUNDCLASS_START;
    const auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code), parts.data(),
                                static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
    for (std::size_t i = 0; i < parts.size() && static_cast<utf8proc_ssize_t>(i) < count; ++i) {
        append_part(folded, static_cast<char32_t>(parts[i]));
    }
    if (folded.length == 0) folded.kind = FoldKind::Nothing;
    if (folded.length == 1 && folded.bytes[0] == ' ') folded.kind = FoldKind::Blank;
    return folded;
}

bool is_letter(char32_t code) {
    const utf8proc_category_t category = category_of(code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

bool is_letter_or_digit(char32_t code) {
    const utf8proc_category_t category = category_of(code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_capital(char32_t code) { return category_of(code) == UTF8PROC_CATEGORY_LU; }

}  // namespace proviso::unicode
