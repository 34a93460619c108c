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

// Without a calendar the holidays are not known, and the last day lies somewhere in the week behind: the
// longest run of days of rest in any shipped calendar is shorter. So nobody is late by a holiday that was not
// looked up.
Value Evaluator::deadline(const Expr& expr) {
    const Value start = value(expr.a);
    const Value length = value(expr.b);
    if (start.kind == Value::Kind::Fails || length.kind == Value::Kind::Fails) return Value::fails();
    const bool is_exact = start.number == start.upper && length.number == length.upper;
    if (!start.is_given() || !length.is_given() || !is_exact) return Value::absent(absence_of(start, length));
    const Date day{static_cast<std::int32_t>(start.number)};
    const Calendar* known = calendar();
    const bool is_back = expr.variant == 1;
    // A period that is counted back ends where it ends (Regulation 1182/71, Article 3(4)).
    if (is_back) return counted(day, {-length.number, length.unit});
    if (known == nullptr && length.unit == PeriodUnit::WorkingDays) return Value::absent(reason::no_calendar);
    const Period period{length.number, length.unit};
    const auto due = due_date(day, period, law(), known == nullptr ? weekends_alone() : *known);
    if (!due) return Value::absent(reason::uncomputable);
    Value last = Value::given(due->days);
    constexpr std::int64_t week = 7;
    if (known != nullptr || !law().last_day_moves) return last;
    last.upper += week;
    last.reasons = reason::no_calendar;
    return last;
}

}  // namespace proviso::clause
