#include "plugin/report/html/policy.hpp"

#include "model/base/hash.hpp"
#include "model/base/unicode.hpp"

#include <fmt/format.h>

#include <charconv>

namespace proviso::html {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// A policy wants the digest in base 64; the digest comes in hexadecimal.
std::string base64_of_hex(std::string_view hex) {
    std::string text;
    for (std::size_t at = 0; at < hex.size(); at += 6) {  // three bytes are four digits
        const std::string_view piece = hex.substr(at, 6);
        unsigned value = 0;
        std::from_chars(piece.data(), piece.data() + piece.size(), value, 16);
        const std::size_t bytes = piece.size() / 2;
        value <<= 8 * (3 - bytes);
        for (std::size_t i = 0; i < 4; ++i) {
            text += i <= bytes ? digits[(value >> (18 - 6 * i)) & 0x3FU] : '=';
        }
    }
    return text;
}

std::string source_of(std::string_view text) { return "'sha256-" + base64_of_hex(sha256_hex(text)) + "'"; }

}  // namespace

std::string content_policy(std::string_view style, std::string_view script) {
    return "default-src 'none'; style-src " + source_of(style) + "; script-src " + source_of(script) +
           "; base-uri 'none'; form-action 'none'";
}

std::string css_text(std::string_view text) {
    std::string escaped;
    for (const char each : make_visible(text)) {
        const bool is_special = each == '"' || each == '\\' || each == '<' || each == '\n' || each == '\t';
        if (is_special) {
            escaped += fmt::format("\\{:x} ", static_cast<unsigned>(each));
        } else {
            escaped += each;
        }
    }
    return escaped;
}

}  // namespace proviso::html
