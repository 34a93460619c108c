// An amount of money as rules and documents write it: `EUR 20000`, `SEK 1500.50`. The currency is part of the
// value, and amounts of two currencies are never compared.
//
// Doors: `parse_money`, `currency_of`. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

// The three capital letters with which the text begins; empty where it does not begin so.
[[nodiscard]] std::string_view currency_of(std::string_view text);

// Millionths. Nothing for any other text.
[[nodiscard]] std::optional<std::int64_t> parse_money(std::string_view text);

// `EUR 20000`, with as many decimals as there are.
[[nodiscard]] std::string format_money(std::string_view currency, std::int64_t millionths);

// Millionths as people write them: `1500.5`.
[[nodiscard]] std::string format_decimal(std::int64_t millionths);

}  // namespace proviso
