// Calendars and laws of periods by name, read from Clause `public-holidays` and `period-law` items
// (`rules/calendars/`), so that a further country is data.
//
// Doors: `CalendarSet::read`, `shipped_calendars`. Thread rule: immutable after load; share it freely.
// Lifetime: what `find` and `law` give belongs to the set.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/calendar.hpp"
#include "model/base/result.hpp"
#include "rules/language/pack.hpp"
#include "rules/language/syntax_tree.hpp"

namespace proviso::clause {

class CalendarSet {
public:
    // Markdown files. E0204 for a name that is declared twice, E0203 for one that extends what is not there,
    // E0301 for a day that no year has, and the faults of the grammar.
    [[nodiscard]] static Result<CalendarSet> read(std::span<const PackFile> files);

    // Null where there is none of that name.
    [[nodiscard]] const Calendar* find(std::string_view name) const;
    [[nodiscard]] const PeriodLaw* law(std::string_view name) const;

    struct Listed {
        std::string name;
        std::string title;
        std::string source;
    };
    // In the order of their names.
    [[nodiscard]] const std::vector<Listed>& calendars() const { return listed_calendars_; }
    [[nodiscard]] const std::vector<Listed>& laws() const { return listed_laws_; }
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::map<std::string, Calendar, std::less<>> calendars_;
    std::map<std::string, PeriodLaw, std::less<>> laws_;
    std::vector<Listed> listed_calendars_;
    std::vector<Listed> listed_laws_;
};

// Those of `rules/calendars/`, which are built in.
[[nodiscard]] const CalendarSet& shipped_calendars();

// The law that governs the periods of procedures, and those of contracts unless the profile names another.
[[nodiscard]] const PeriodLaw& regulation_1182_71();

}  // namespace proviso::clause
