// A period as rules and documents write it: `30 days`, `20 working days`, `2 months`. The three are different
// things: a month has 28 to 31 days, and what a working day is depends on a calendar.
//
// Door: `parse_period`. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso {

enum class PeriodUnit : std::uint8_t { Days, WorkingDays, Months };

// `days`, `working days`, `months`.
[[nodiscard]] std::string_view unit_words(PeriodUnit unit);

struct Period {
    std::int64_t count = 0;
    PeriodUnit unit = PeriodUnit::Days;
};

// Weeks are seven days, years twelve months. Nothing for any other text, and for more than a hundred years.
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);

// `1 day`, `20 working days`.
[[nodiscard]] std::string format_period(const Period& period);

}  // namespace proviso
