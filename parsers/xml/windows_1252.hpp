// Windows-1252, which is what texts without or with the wrong label nearly always are, and what HTML means by
// ISO-8859-1. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace proviso::xml {

// Total: the five bytes that Windows-1252 leaves open are taken as control characters.
[[nodiscard]] char32_t windows_1252_code(std::uint8_t byte);

[[nodiscard]] std::string windows_1252_to_utf8(std::string_view bytes);

void append_utf8(std::string& text, char32_t code);

}  // namespace proviso::xml
