#include "parsers/prolog_transcode.hpp"

#include "model/base/line_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace proviso::prolog {

namespace {

constexpr std::uint32_t high_surrogate_first = 0xD800;
constexpr std::uint32_t low_surrogate_first = 0xDC00;
constexpr std::uint32_t surrogate_end = 0xE000;
constexpr std::uint32_t supplementary_first = 0x10000;

bool is_high_surrogate(std::uint32_t unit) {
    return unit >= high_surrogate_first && unit < low_surrogate_first;
}
bool is_low_surrogate(std::uint32_t unit) { return unit >= low_surrogate_first && unit < surrogate_end; }

std::uint32_t unit_at(std::string_view units, std::size_t index, ByteOrder order) {
    const auto first = static_cast<unsigned char>(units[index]);
    const auto second = static_cast<unsigned char>(units[index + 1]);
    return order == ByteOrder::Big ? (std::uint32_t{first} << 8U) | second
                                   : (std::uint32_t{second} << 8U) | first;
}

void append_utf8(std::string& text, std::uint32_t code) {
    const auto put = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    const auto put_tail = [&put, code](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put_tail(0);
    } else if (code < supplementary_first) {
        put(0xE0U | (code >> 12U));
        put_tail(6);
        put_tail(0);
    } else {
        put(0xF0U | (code >> 18U));
        put_tail(12);
        put_tail(6);
        put_tail(0);
    }
}

Error refuse(std::string_view utf8_before, std::string message) {
    const LineColumn at = locate(utf8_before, utf8_before.size());
    return Error{"E-ENC", std::move(message), "save the document again as UTF-8",
                 Place{{}, {}, utf8_before.size(), at.line, at.column}};
}

}  // namespace

Result<std::string> utf16_to_utf8(std::string_view units, ByteOrder order) {
    std::string utf8;
    utf8.reserve(units.size());
    std::size_t index = 0;
    while (index + 1 < units.size()) {
        std::uint32_t code = unit_at(units, index, order);
        const std::size_t start = index;
        index += 2;
        if (is_high_surrogate(code) && index + 1 < units.size()) {
            const std::uint32_t low = unit_at(units, index, order);
            if (is_low_surrogate(low)) {
                code = supplementary_first + ((code - high_surrogate_first) << 10U) +
                       (low - low_surrogate_first);
                index += 2;
            }
        }
        if (code >= high_surrogate_first && code < surrogate_end) {
            return refuse(utf8,
                          fmt::format("the UTF-16 text has half a character (unit `{:04X}`) at byte {} after "
                                      "the byte order mark",
                                      code, start));
        }
        append_utf8(utf8, code);
    }
    if (index != units.size()) {
        return refuse(utf8, "the UTF-16 text has an odd number of bytes, so its last character is cut");
    }
    return utf8;
}

std::string latin1_to_utf8(std::string_view bytes) {
    const auto is_beyond_ascii = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
    const auto beyond = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_beyond_ascii));
    std::string utf8(bytes.size() + beyond, '\0');
    char* out = utf8.data();
    for (const char byte : bytes) {
        if (!is_beyond_ascii(byte)) {
            *out++ = byte;
            continue;
        }
        const auto code = static_cast<unsigned char>(byte);
        *out++ = static_cast<char>(0xC0U | (code >> 6U));
        *out++ = static_cast<char>(0x80U | (code & 0x3FU));
    }
    return utf8;
}

}  // namespace proviso::prolog
