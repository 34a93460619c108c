// The evaluator's part about time: where a period leads, and when it ends.
#include "rules/language/calendars.hpp"
#include "rules/language/evaluate/evaluator.hpp"

namespace proviso::clause {
namespace {

const Calendar& weekends_alone() {
    static const Calendar calendar;
    return calendar;
}

}  // namespace

const PeriodLaw& Evaluator::law() const {
    return settings() != nullptr && settings()->law != nullptr ? *settings()->law : regulation_1182_71();
}

const Calendar* Evaluator::calendar() const { return settings() == nullptr ? nullptr : settings()->calendar; }

Value Evaluator::counted(Date start, const Period& period) const {
    const Calendar* known = calendar();
    if (known == nullptr && period.unit == PeriodUnit::WorkingDays) return Value::absent(reason::no_calendar);
    const auto day = counted_on(start, period, law(), known == nullptr ? weekends_alone() : *known);
    return day ? Value::given(day->days) : Value::absent(reason::uncomputable);
}

}  // namespace proviso::clause
