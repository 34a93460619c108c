// Base64, as documents write the files that they enclose. Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proviso {

// Blanks and line breaks do not count. Nothing for a text that is no base64, such as one that breaks off.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace proviso
