// What a buyer's profile says about a check, resolved against the packs: values of parameters, the calendar
// and the law by which periods are reckoned, rules that are set aside.
//
// Thread rule: plain values, not changed after they are resolved. Lifetime: calendar and law belong to the
// engine, which must outlive the settings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/base/date.hpp"
#include "model/finding.hpp"

namespace proviso {
class Calendar;    // working days of a country or a region
struct PeriodLaw;  // how a body of law reckons periods
}  // namespace proviso

namespace proviso::clause {

struct Settings {
    struct Value {
        std::string literal;  // as Clause writes it: `30 days`
        std::string because;
    };

    std::string profile;                 // its name; empty: no profile
    const Calendar* calendar = nullptr;  // null: a period in working days cannot be reckoned
    const PeriodLaw* law = nullptr;      // null: Regulation 1182/71
    std::map<std::string, Value, std::less<>> parameters;
    std::map<std::string, SetAside, std::less<>> set_aside;  // by rule id
};

}  // namespace proviso::clause
