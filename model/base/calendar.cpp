#include "model/base/calendar.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace proviso {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t first_day = -719'162;  // 0001-01-01
constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31

Date date_of(sys_days day) { return Date{static_cast<std::int32_t>(day.time_since_epoch().count())}; }
sys_days day_of(Date date) { return sys_days{std::chrono::days{date.days}}; }
int year_of(Date date) { return static_cast<int>(year_month_day{day_of(date)}.year()); }

unsigned weekday_of(Date date) { return std::chrono::weekday{day_of(date)}.c_encoding(); }
bool is_on(Weekdays weekdays, Date date) { return (weekdays >> weekday_of(date) & 1U) != 0; }

sys_days day_in(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

// The Gregorian computus in the form of Meeus, Jones and Butcher.
sys_days western_easter(int year) {
    const int golden = year % 19;
    const int century = year / 100;
    const int rest = year % 100;
    const int correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    const int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    const int shift = (golden + 11 * epact + 22 * sunday) / 451;
    const int days = epact + sunday - 7 * shift + 114;
    return day_in(year, static_cast<unsigned>(days / 31), static_cast<unsigned>(days % 31 + 1));
}

// The Julian computus, with its day carried over into the Gregorian calendar.
sys_days eastern_easter(int year) {
    const int moon = (19 * (year % 19) + 15) % 30;
    const int sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    const int days = moon + sunday + 114;
    const int lag = year / 100 - year / 400 - 2;
    return day_in(year, static_cast<unsigned>(days / 31), static_cast<unsigned>(days % 31 + 1)) +
           std::chrono::days{lag};
}

sys_days on_or_after(sys_days day, unsigned weekday) {
    return day + (std::chrono::weekday{weekday} - std::chrono::weekday{day});
}

sys_days nth_weekday(const Holiday& holiday, int year) {
    const std::chrono::month month{holiday.month};
    const std::chrono::weekday weekday{holiday.weekday};
    if (holiday.nth == 0) return std::chrono::year{year} / month / weekday[std::chrono::last];
    return std::chrono::year{year} / month / weekday[holiday.nth];
}

std::optional<sys_days> unmoved(const Holiday& holiday, int year) {
    if (holiday.found == Holiday::Day::Once)
        return year_of(holiday.once) == year ? std::optional{day_of(holiday.once)} : std::nullopt;
    if (year < holiday.from_year || year > holiday.until_year) return std::nullopt;
    const std::chrono::days offset{holiday.offset};
    switch (holiday.found) {
        case Holiday::Day::Easter:
            return western_easter(year) + offset;
        case Holiday::Day::OrthodoxEaster:
            return eastern_easter(year) + offset;
        case Holiday::Day::NthWeekday:
            return nth_weekday(holiday, year);
        case Holiday::Day::WeekdayFrom:
            return on_or_after(day_in(year, holiday.month, holiday.day), holiday.weekday);
        case Holiday::Day::WeekdayBefore:
            return on_or_after(day_in(year, holiday.month, holiday.day) - std::chrono::days{7},
                               holiday.weekday);
        case Holiday::Day::Once:
        case Holiday::Day::Fixed:
            break;
    }
    return day_in(year, holiday.month, holiday.day);
}

// What is asked of one calendar while one period is reckoned: each year is worked out once.
class WorkingDays {
public:
    explicit WorkingDays(const Calendar& calendar) : calendar_(calendar) {}

    [[nodiscard]] bool is_holiday(Date date) {
        const int year = year_of(date);
        const auto [entry, is_new] = years_.emplace(year, std::vector<Date>{});
        if (is_new) entry->second = calendar_.holidays_of(year);
        return std::ranges::binary_search(entry->second, date);
    }
    [[nodiscard]] bool is_rest(Date date) { return is_on(calendar_.rest(), date) || is_holiday(date); }

private:
    const Calendar& calendar_;
    std::map<int, std::vector<Date>> years_;
};

bool is_in_range(std::int64_t days) { return days >= first_day && days <= last_day; }

std::optional<Date> add_months(Date start, std::int64_t months) {
    const year_month_day from{day_of(start)};
    const std::int64_t count =
        12 * std::int64_t{static_cast<int>(from.year())} + static_cast<unsigned>(from.month()) - 1 + months;
    if (count < 12 || count >= 120'000) return std::nullopt;
    const std::chrono::year_month month{std::chrono::year{static_cast<int>(count / 12)},
                                        std::chrono::month{static_cast<unsigned>(count % 12) + 1}};
    const year_month_day same = month / from.day();
    return date_of(same.ok() ? sys_days{same} : sys_days{month / std::chrono::last});
}

std::optional<Date> count_working_days(Date start, std::int64_t count, const PeriodLaw& law,
                                       const Calendar& calendar) {
    WorkingDays days{calendar};
    const int step = count < 0 ? -1 : 1;
    Date at = start;
    // A law without a working day would never end.
    for (std::int64_t left = law.working_days == 0 ? 0 : std::abs(count); left > 0;) {
        at.days += step;
        if (!is_in_range(at.days)) return std::nullopt;
        if (is_on(law.working_days, at) && !days.is_holiday(at)) --left;
    }
    return at;
}

}  // namespace

std::vector<Date> Calendar::holidays_of(int year) const {
    std::vector<Date> dates;
    if (year < 1 || year > 9999) return dates;
    std::vector<const Holiday*> moving;
    for (const Holiday& holiday : holidays_) {
        const auto day = unmoved(holiday, year);
        if (!day) continue;
        const bool moves = is_on(holiday.moves_from, date_of(*day));
        if (moves && holiday.move == Holiday::Move::On) moving.push_back(&holiday);
        const bool goes_back = moves && holiday.move == Holiday::Move::Back;
        // The day itself stays a holiday in name; what matters for a period is the day that it adds.
        dates.push_back(date_of(goes_back ? *day - std::chrono::days{1} : *day));
    }
    std::ranges::sort(dates);
    // In their order, so that two holidays of one weekend take two days behind it.
    for (const Holiday* holiday : moving) {
        Date at = date_of(*unmoved(*holiday, year));
        for (int tried = 0; tried < 31 && (is_on(rest_, at) || std::ranges::binary_search(dates, at));
             ++tried)
            ++at.days;
        dates.insert(std::ranges::upper_bound(dates, at), at);
    }
    const auto repeated = std::ranges::unique(dates);
    dates.erase(repeated.begin(), repeated.end());
    return dates;
}

std::optional<Date> counted_on(Date start, const Period& period, const PeriodLaw& law,
                               const Calendar& calendar) {
    if (period.unit == PeriodUnit::Months) return add_months(start, period.count);
    if (period.unit == PeriodUnit::WorkingDays) return count_working_days(start, period.count, law, calendar);
    const std::int64_t days = start.days + period.count;
    if (!is_in_range(days)) return std::nullopt;
    return Date{static_cast<std::int32_t>(days)};
}

std::optional<Date> due_date(Date start, const Period& period, const PeriodLaw& law,
                             const Calendar& calendar) {
    auto end = counted_on(start, period, law, calendar);
    if (!end) return std::nullopt;
    WorkingDays days{calendar};
    const bool holds_two = law.holds_two_working_days && period.unit == PeriodUnit::Days && period.count >= 2;
    int working = 0;
    if (holds_two) {
        for (Date at{start.days + 1}; at <= *end && working < 2; ++at.days)
            working += days.is_rest(at) ? 0 : 1;
    }
    // A year of rest is a fault of the calendar; the period then ends as it was counted.
    constexpr int longest_rest = 366;
    for (int moved = 0; moved < longest_rest; ++moved) {
        const bool is_over = !law.last_day_moves || !days.is_rest(*end);
        if (is_over && (!holds_two || working >= 2)) return end;
        ++end->days;
        if (!is_in_range(end->days)) return std::nullopt;
        if (holds_two && !days.is_rest(*end)) ++working;
    }
    return counted_on(start, period, law, calendar);
}

}  // namespace proviso
