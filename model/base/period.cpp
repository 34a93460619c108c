#include "model/base/period.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace proviso {
namespace {

struct UnitWord {
    std::string_view word;
    PeriodUnit unit;
    std::int64_t factor;
};

constexpr std::array<UnitWord, 10> unit_table{{{"day", PeriodUnit::Days, 1},
                                               {"days", PeriodUnit::Days, 1},
                                               {"week", PeriodUnit::Days, 7},
                                               {"weeks", PeriodUnit::Days, 7},
                                               {"working day", PeriodUnit::WorkingDays, 1},
                                               {"working days", PeriodUnit::WorkingDays, 1},
                                               {"month", PeriodUnit::Months, 1},
                                               {"months", PeriodUnit::Months, 1},
                                               {"year", PeriodUnit::Months, 12},
                                               {"years", PeriodUnit::Months, 12}}};

constexpr std::int64_t days_max = 36'500;  // a hundred years: more is a slip
constexpr std::int64_t months_max = 1'200;

}  // namespace

std::string_view unit_words(PeriodUnit unit) {
    constexpr std::array<std::string_view, 3> words{"days", "working days", "months"};
    return words[static_cast<std::size_t>(unit)];
}

std::optional<Period> parse_period(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0) return std::nullopt;
    std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    for (const UnitWord& entry : unit_table) {
        if (entry.word != unit) continue;
        const std::int64_t max = entry.unit == PeriodUnit::Months ? months_max : days_max;
        if (count > max / entry.factor) return std::nullopt;
        return Period{count * entry.factor, entry.unit};
    }
    return std::nullopt;
}

std::string format_period(const Period& period) {
    std::string_view words = unit_words(period.unit);
    if (period.count == 1) words.remove_suffix(1);
    return fmt::format("{} {}", period.count, words);
}

}  // namespace proviso
