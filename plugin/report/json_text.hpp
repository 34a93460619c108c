// Texts on their way into JSON: valid UTF-8, and nothing in them that could steer a terminal.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace proviso {

// File names may be any bytes; JSON may not. What is no UTF-8 is shown as escapes.
[[nodiscard]] std::string clean(std::string_view text);

// The written JSON with what could steer a terminal as `\u….`, which every reader of JSON takes as the same
// text.
[[nodiscard]] std::string escape_steering(const std::string& json);

}  // namespace proviso
