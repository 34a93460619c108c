// The reference evaluator's part about time, amounts, and what is reckoned over lists. No calendar is set in
// it: the day of rest after a period is looked for among Saturdays and Sundays only, and a holiday may move
// it by a week.
#include <algorithm>
#include <cmath>

#include "tests/language/reference_evaluator.hpp"

namespace proviso::test {
namespace {

using clause::NodeKind;
using Kind = RefTruth::Kind;

constexpr std::int64_t far_away = 20'000;  // days: beyond every date that the generator writes

RefValue exactly(std::int64_t at) {
    RefValue value;
    value.kind = RefValue::Kind::Given;
    value.low = at;
    value.high = at;
    return value;
}

RefValue absent(Why why) {
    RefValue value;
    value.why = std::move(why);
    return value;
}

RefValue fails() {
    RefValue value;
    value.kind = RefValue::Kind::Fails;
    return value;
}

bool is_weekend(std::int64_t day) {
    const std::int64_t since_thursday = ((day % 7) + 7) % 7;  // 1970-01-01 was a Thursday
    return since_thursday == 2 || since_thursday == 3;
}

void unite(Why& why, const Why& other) { why.insert(other.begin(), other.end()); }

}  // namespace

bool ref_is_exact(const RefValue& value) { return !value.has_no_top && value.low == value.high; }

// Fails, or the reasons for which one of the two is not there or not exact; nothing when both are.
std::optional<RefValue> ref_missing(const RefValue& a, const RefValue& b) {
    if (a.kind == RefValue::Kind::Fails || b.kind == RefValue::Kind::Fails) return fails();
    const bool are_given = a.kind == RefValue::Kind::Given && b.kind == RefValue::Kind::Given;
    if (are_given && ref_is_exact(a) && ref_is_exact(b)) return std::nullopt;
    Why why;
    for (const RefValue* side : {&a, &b}) {
        if (are_given || side->kind == RefValue::Kind::Absent) unite(why, side->why);
    }
    return absent(why);
}

RefValue Reference::last_day(const Node& period_node, const Node& start_node, const Names& names) {
    const RefValue start = value(start_node, names);
    const RefValue period = value(period_node, names);
    if (const auto missing = ref_missing(start, period)) return *missing;
    if (period.unit == "working days") return absent({"no-calendar"});
    std::int64_t end = ref_counted(start.low, period.low, period.unit);
    std::int64_t working = 0;
    for (std::int64_t day = start.low + 1; day <= end; ++day) working += is_weekend(day) ? 0 : 1;
    const bool needs_two = period.unit == "days" && period.low >= 2;
    while (is_weekend(end) || (needs_two && working < 2)) {
        ++end;
        working += is_weekend(end) ? 0 : 1;
    }
    RefValue due = exactly(end);
    due.step = 1;
    due.high = end + 7;
    due.why = {"no-calendar"};
    return due;
}

RefTruth Reference::within(const Node& node, const Names& names) {
    const RefValue date = value(node.children[0], names);
    const RefValue event = value(node.children[2], names);
    if (node.text == "after") {
        const RefValue end = last_day(node.children[1], node.children[2], names);
        return ref_and({compare_values(">=", date, event), compare_values("<=", date, end)});
    }
    const RefValue period = value(node.children[1], names);
    RefValue begin;
    if (const auto missing = ref_missing(event, period)) {
        begin = *missing;
    } else if (period.unit == "working days") {
        begin = absent({"no-calendar"});
    } else {
        begin = exactly(ref_counted(event.low, -period.low, period.unit));
    }
    return ref_and({compare_values("<=", date, event), compare_values(">=", date, begin)});
}

RefValue Reference::product(const Node& node, const Names& names) {
    const RefValue a = value(node.children[0], names);
    const RefValue b = value(node.children[1], names);
    if (const auto missing = ref_missing(a, b)) return *missing;
    if (!a.currency.empty() && !b.currency.empty() && a.currency != b.currency) return absent({"unlike"});
    const bool is_quotient = node.text == "/";
    if (is_quotient && b.low == 0) return absent({"uncomputable"});
    long double result = is_quotient
                             ? static_cast<long double>(a.low) * 1e6L / static_cast<long double>(b.low)
                             : static_cast<long double>(a.low) * static_cast<long double>(b.low) / 1e6L;
    if (!is_quotient && (a.is_share || b.is_share)) result /= 100;
    RefValue value = exactly(std::llroundl(result));
    const bool is_ratio = is_quotient && !b.currency.empty();
    if (!is_ratio) value.currency = a.currency.empty() ? b.currency : a.currency;
    value.is_share = is_quotient && a.is_share;
    return value;
}

RefValue Reference::over_values(const Node& node, const Names& names) {
    const Node& bind = node.children.front();
    const List range = list(bind.children.front(), names);
    if (range.fails) return fails();
    std::vector<std::int64_t> sure;
    std::vector<std::int64_t> possible;
    std::string currency;
    bool is_share = false;
    Why why = range.open;
    bool is_open = !range.open.empty();
    for (const Meaning& element : range.elements) {
        const Names inner = with(names, bind.text, element);
        const RefTruth condition = where(bind, inner);
        if (condition.is(Kind::False)) continue;
        const RefValue part = value(node.children.back(), inner);
        if (part.kind == RefValue::Kind::Fails) return fails();
        const bool is_given = part.kind == RefValue::Kind::Given;
        if (condition.is(Kind::Undecided)) unite(why, condition.why);
        if (!is_given) unite(why, part.why);
        if (!is_given) is_open = true;
        if (is_given) (condition.is(Kind::True) ? sure : possible).push_back(part.low);
        if (is_given && condition.is(Kind::True) && !currency.empty() && currency != part.currency)
            why.insert("unlike");
        if (is_given && condition.is(Kind::True) && currency.empty()) currency = part.currency;
        is_share = is_share || part.is_share;
    }
    if (node.text == "sum") {
        if (!why.empty()) return absent(why);
        RefValue total = exactly(0);
        for (const std::int64_t part : sure) total.low += part;
        total.high = total.low;
        total.currency = currency;
        total.is_share = is_share;
        return total;
    }
    if (sure.empty()) return is_open || !possible.empty() ? absent(why) : absent({"silent"});
    const bool is_first = node.text == "earliest";
    const auto furthest = [is_first](const std::vector<std::int64_t>& days) {
        return is_first ? *std::ranges::min_element(days) : *std::ranges::max_element(days);
    };
    RefValue date = exactly(furthest(sure));
    date.step = 1;
    possible.push_back(date.low);
    if (is_open) possible.push_back(is_first ? date.low - far_away : date.low + far_away);
    (is_first ? date.low : date.high) = furthest(possible);
    if (date.low != date.high) date.why = why;
    return date;
}

RefTruth Reference::in_time(const Node& path, const RefValue& due, const Names& names) {
    const bool is_early = due.kind == RefValue::Kind::Given && as_of_.days <= due.low;
    return is_early ? RefTruth::yes(true) : compare_values("<=", value(path, names), due);
}

}  // namespace proviso::test
