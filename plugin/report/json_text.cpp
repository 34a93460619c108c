#include "plugin/report/json_text.hpp"

#include "model/base/unicode.hpp"

#include <fmt/format.h>

namespace proviso {
namespace {

constexpr std::string_view steering_begins = "\x7f\xc2\xe2";

// What could steer a terminal stands escaped, which is the same text to every reader of JSON: DEL and the C1
// controls (U+007F to U+009F), and the bidirectional controls. The library itself escapes only what lies
// below a blank.
std::string_view escape_of(std::string_view text, std::string& escape) {
    const auto byte = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    unsigned character = 0;
    std::size_t size = 1;
    if (byte(0) == 0x7F) {
        character = 0x7F;
    } else if (byte(0) == 0xC2 && byte(1) < 0xA0) {
        character = byte(1);
        size = 2;
    } else if (byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81)) {
        character = 0x2000U + ((byte(1) & 0x3FU) << 6U) + (byte(2) & 0x3FU);
        size = 3;
    }
    const bool is_bidi = character == 0x200E || character == 0x200F ||
                         (character >= 0x202A && character <= 0x202E) ||
                         (character >= 0x2066 && character <= 0x2069);
    if (character == 0 || (character > 0xA0 && !is_bidi)) return {};
    escape = fmt::format("\\u{:04x}", character);
    return text.substr(0, size);
}

}  // namespace

std::string clean(std::string_view text) {
    return find_invalid_utf8(text) == std::string_view::npos ? std::string{text} : make_visible(text);
}

std::string escape_steering(const std::string& json) {
    const std::string_view text = json;
    std::string escaped;
    std::string escape;
    std::size_t copied = 0;
    for (std::size_t at = text.find_first_of(steering_begins); at != std::string_view::npos;
         at = text.find_first_of(steering_begins, at + 1)) {
        const std::string_view replaced = escape_of(text.substr(at), escape);
        if (replaced.empty()) continue;
        escaped.append(text.substr(copied, at - copied));
        escaped += escape;
        copied = at + replaced.size();
    }
    return escaped.append(text.substr(copied));
}

}  // namespace proviso
