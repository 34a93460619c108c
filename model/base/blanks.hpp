// Blanks that only lay a text out. Thread rule: no state.
#pragma once

#include <string>
#include <string_view>

namespace proviso {

// One blank for each run of blanks and line ends, none at the ends.
[[nodiscard]] std::string squeeze(std::string_view text);

}  // namespace proviso
