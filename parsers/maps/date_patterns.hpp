// Dates that a format writes in its own order, such as `3.11.2026` or `20261103`.
//
// Door: `date_of`. Thread rule: functions keep no state.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace proviso::maps {

// `{day}`, `{month}` and `{year}` stand once each, `{rest}` last.
[[nodiscard]] bool is_date_pattern(std::string_view pattern);

// The date as `2026-11-03`, by the first pattern that fits; nothing when none does or there is no such day. A
// blank of the pattern stands for any white space.
[[nodiscard]] std::optional<std::string> date_of(std::span<const std::string> patterns,
                                                 std::string_view text);

}  // namespace proviso::maps
