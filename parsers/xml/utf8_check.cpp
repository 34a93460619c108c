#include "parsers/xml/utf8_check.hpp"

#include <cstdint>

namespace proviso::xml {

namespace {

// What a first byte says about its character: how many bytes follow, and which values they may form.
struct Lead {
    unsigned tail_bytes = 0;
    std::uint32_t bits = 0;
    std::uint32_t code_min = 0;
};

Lead read_lead(unsigned byte) {
    if (byte >= 0xF0 && byte <= 0xF4) return {3, byte & 0x07U, 0x10000};
    if (byte >= 0xE0 && byte < 0xF0) return {2, byte & 0x0FU, 0x800};
    if (byte >= 0xC2 && byte < 0xE0) return {1, byte & 0x1FU, 0x80};
    return {};
}

bool is_character(std::uint32_t code) {
    const bool is_surrogate = code >= 0xD800 && code < 0xE000;
    return !is_surrogate && code <= 0x10FFFF;
}

// The length of the character at `at`, 0 where there is none.
std::size_t character_bytes(std::string_view text, std::size_t at) {
    const auto byte_at = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    if (byte_at(at) < 0x80) return 1;
    const Lead lead = read_lead(byte_at(at));
    if (lead.tail_bytes == 0 || text.size() - at <= lead.tail_bytes) return 0;
    std::uint32_t code = lead.bits;
    for (unsigned i = 1; i <= lead.tail_bytes; ++i) {
        const unsigned byte = byte_at(at + i);
        if ((byte & 0xC0U) != 0x80U) return 0;
        code = (code << 6U) | (byte & 0x3FU);
    }
    return code >= lead.code_min && is_character(code) ? lead.tail_bytes + 1 : 0;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = character_bytes(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

}  // namespace proviso::xml
