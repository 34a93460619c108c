// Which days are working days, and when a period ends. What the holidays of a country are is data
// (`rules/calendars/`); here is only how such rules and such laws are reckoned.
//
// Doors: `Calendar`, `counted_on`, `due_date`. Thread rule: a calendar is not changed after it is filled;
// then share it freely.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/date.hpp"
#include "model/base/period.hpp"

namespace proviso {

// Days of the week, Sunday 0 to Saturday 6, as bits of a set.
using Weekdays = std::uint8_t;
inline constexpr Weekdays saturday_and_sunday = 1U << 6U | 1U;
inline constexpr Weekdays monday_to_friday = 0x3e;

// How a holiday is found in a year.
struct Holiday {
    enum class Day : std::uint8_t {
        Fixed,           // `day` of `month`
        Once,            // `once`
        Easter,          // `offset` days from Easter Sunday of the West
        OrthodoxEaster,  // the same, of the East
        NthWeekday,      // the `nth` `weekday` of `month`; 0: the last
        WeekdayFrom,     // the first `weekday` on or after `day` of `month`
        WeekdayBefore    // the last `weekday` before `day` of `month`
    };
    enum class Move : std::uint8_t { Stays, Back, On };

    std::string name;
    Day found = Day::Fixed;
    Move move =
        Move::Stays;  // where it falls on one of `moves_from`: to the day before, to the next working day
    Weekdays moves_from = 0;
    std::uint8_t month = 1;
    std::uint8_t day = 1;
    std::uint8_t weekday = 0;
    std::uint8_t nth = 1;
    std::int16_t offset = 0;
    std::int16_t from_year = 1;
    std::int16_t until_year = 9999;
    Date once;
};

class Calendar {
public:
    // Without more: every Saturday and Sunday, and no holiday.
    Calendar() = default;

    void set_rest(Weekdays weekdays) { rest_ = weekdays; }
    void add(Holiday holiday) { holidays_.push_back(std::move(holiday)); }

    [[nodiscard]] Weekdays rest() const { return rest_; }
    [[nodiscard]] const std::vector<Holiday>& holidays() const { return holidays_; }

    // The holidays of a year from 1 to 9999, sorted, each day once. Invariant: a holiday that moves stays in
    // its year.
    [[nodiscard]] std::vector<Date> holidays_of(int year) const;

private:
    Weekdays rest_ = saturday_and_sunday;
    std::vector<Holiday> holidays_;
};

// How a body of law reckons periods. The day of the event is never counted, and a month ends with the day of
// the same number, or with its last day.
struct PeriodLaw {
    std::string name;
    bool last_day_moves = true;                // from a day of rest to the next working day
    bool holds_two_working_days = false;       // a period of two days or more is never shorter than that
    Weekdays working_days = monday_to_friday;  // of a period in working days, unless they are holidays
};

// The day to which a period leads, counted and not moved; a negative count leads back. Nothing outside of the
// years 1 to 9999.
[[nodiscard]] std::optional<Date> counted_on(Date start, const Period& period, const PeriodLaw& law,
                                             const Calendar& calendar);

// The last day of a period that begins with the event of `start`.
[[nodiscard]] std::optional<Date> due_date(Date start, const Period& period, const PeriodLaw& law,
                                           const Calendar& calendar);

}  // namespace proviso
