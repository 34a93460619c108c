// A calendar date without a time of day, as the standards print it: `2026-11-25`, with or without an offset.
// Thread rule: plain values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

struct Date {
    std::int32_t days = 0;  // since 1970-01-01, proleptic Gregorian; negative before
    friend auto operator<=>(const Date&, const Date&) = default;
};

// Reads `YYYY-MM-DD`, years 0001 to 9999, and drops a trailing offset (`Z`, `+02:00`): the date that the
// sender wrote is the date that counts. Nothing for any other text, and for a day that no calendar has.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

[[nodiscard]] std::string format_date(Date date);

// Today in UTC. Only the command line asks; a check is a function of the date it is given.
[[nodiscard]] Date today();

}  // namespace proviso
