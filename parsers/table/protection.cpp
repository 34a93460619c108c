#include "parsers/table/protection.hpp"

#include <algorithm>
#include <array>

namespace proviso::table {
namespace {

// Also in their full width, and behind blanks of any kind: programs trim before they look.
constexpr auto triggers = std::to_array<std::string_view>(
    {"=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"});
constexpr auto blanks = std::to_array<std::string_view>({" ", "\xC2\xA0", "\xE3\x80\x80"});

bool starts_formula(std::string_view text) {
    while (text.starts_with('\'')) text.remove_prefix(1);
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        for (const std::string_view blank : blanks) {
            if (!text.starts_with(blank)) continue;
            text.remove_prefix(blank.size());
            goes_on = true;
        }
    }
    return std::ranges::any_of(triggers, [&](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

std::string protect(std::string_view text) {
    return starts_formula(text) ? "'" + std::string{text} : std::string{text};
}

std::string_view unprotect(std::string_view text) {
    return text.starts_with('\'') && starts_formula(text) ? text.substr(1) : text;
}

}  // namespace proviso::table
