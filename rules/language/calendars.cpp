#include "rules/language/calendars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "rules/calendars/embedded.hpp"
#include "rules/language/parse.hpp"

namespace proviso::clause {
namespace {

constexpr std::array<std::string_view, 7> weekday_names{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 5> nth_names{"last", "first", "second", "third", "fourth"};

template <std::size_t size>
std::uint8_t index_of(const std::array<std::string_view, size>& names, const Node& name) {
    return static_cast<std::uint8_t>(std::ranges::find(names, name.text) - names.begin());
}

std::uint8_t month_of(const Node& name) { return static_cast<std::uint8_t>(index_of(month_names, name) + 1); }

Weekdays weekdays_of(const std::vector<Node>& names) {
    Weekdays weekdays = 0;
    for (const Node& name : names) weekdays |= static_cast<Weekdays>(1U << index_of(weekday_names, name));
    return weekdays;
}

// A whole number up to `max`; -1 for any other. The sign may stand apart: `+ 39`.
int number_of(const Node& node, int max) {
    std::string digits;
    std::ranges::copy_if(node.text, std::back_inserter(digits), [](char c) { return c != ' ' && c != '+'; });
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_whole = error == std::errc{} && end == digits.data() + digits.size();
    return is_whole && std::abs(number) <= max ? number : -1;
}

const Node* attribute(const Node& item, std::string_view name) {
    for (const Node& child : item.children) {
        if (child.kind == NodeKind::Attribute && child.text == name) return &child;
    }
    return nullptr;
}

std::string text_of(const Node* holder) {
    return holder == nullptr || holder->children.empty() ? std::string{} : holder->children.front().text;
}

Error at(const Source& source, const Node& node, std::string code, std::string message, std::string help) {
    return Error{std::move(code), std::move(message), std::move(help),
                 Place{source.name, {}, node.begin, 0, 0}};
}

// February has 29 days in some years, so the day is asked of a leap year.
bool is_day(int day, std::uint8_t month) {
    return day > 0 && parse_date(fmt::format("2024-{:02}-{:02}", static_cast<int>(month), day)).has_value();
}

bool read_day(const Node& node, Holiday& holiday) {
    const auto& parts = node.children;
    const auto take_day = [&holiday](const Node& day, const Node& month) {
        const int number = number_of(day, 31);
        holiday.month = month_of(month);
        holiday.day = static_cast<std::uint8_t>(number);
        return is_day(number, holiday.month);
    };
    if (node.text == "once") {
        holiday.found = Holiday::Day::Once;
        holiday.once = parse_date(parts[0].text).value_or(Date{});
        return true;
    }
    if (node.text == "easter" || node.text == "orthodox-easter") {
        holiday.found = node.text == "easter" ? Holiday::Day::Easter : Holiday::Day::OrthodoxEaster;
        constexpr int offset_max = 70;  // from Carnival to Corpus Christi
        holiday.offset =
            parts.empty() ? std::int16_t{0} : static_cast<std::int16_t>(number_of(parts[0], offset_max));
        return true;
    }
    if (node.text == "nth") {
        holiday.found = Holiday::Day::NthWeekday;
        holiday.nth = index_of(nth_names, parts[0]);
        holiday.weekday = index_of(weekday_names, parts[1]);
        holiday.month = month_of(parts[2]);
        return true;
    }
    if (node.text == "fixed") return take_day(parts[0], parts[1]);
    holiday.found = node.text == "from" ? Holiday::Day::WeekdayFrom : Holiday::Day::WeekdayBefore;
    holiday.weekday = index_of(weekday_names, parts[0]);
    return take_day(parts[1], parts[2]);
}

bool read_years(const Node& node, Holiday& holiday) {
    constexpr int year_max = 9999;
    const Node* from = attribute(node, "from");
    const Node* until = attribute(node, "until");
    if (from != nullptr)
        holiday.from_year = static_cast<std::int16_t>(number_of(from->children[0], year_max));
    if (until != nullptr)
        holiday.until_year = static_cast<std::int16_t>(number_of(until->children[0], year_max));
    return holiday.from_year > 0 && holiday.until_year >= holiday.from_year;
}

Result<Holiday> holiday_of(const Source& source, const Node& node) {
    Holiday holiday;
    holiday.name = node.text;
    if (!read_day(node.children.front(), holiday))
        return at(source, node, "E0301", fmt::format("`{}` falls on a day that no year has", node.text), "");
    if (!read_years(node, holiday)) {
        return at(source, node, "E0301", fmt::format("the years of `{}` are none", node.text),
                  "write `from 2019`, `until 2023` or both");
    }
    const Node& last = node.children.back();
    if (last.kind == NodeKind::HolidayMove) {
        holiday.move = last.text == "back" ? Holiday::Move::Back : Holiday::Move::On;
        holiday.moves_from = weekdays_of(last.children);
    }
    return holiday;
}

Result<Calendar> calendar_of(const Source& source, const Node& item, const Calendar* base) {
    Calendar calendar = base == nullptr ? Calendar{} : *base;
    constexpr Weekdays all = 0x7f;
    if (const Node* rest = attribute(item, "rest")) calendar.set_rest(weekdays_of(rest->children));
    if (calendar.rest() == all)
        return at(source, item, "E0301", fmt::format("`{}` has no working day", item.text), "");
    for (const Node& child : item.children) {
        if (child.kind != NodeKind::Holiday) continue;
        PROVISO_TRY(holiday, holiday_of(source, child));
        calendar.add(std::move(holiday));
    }
    return calendar;
}

PeriodLaw law_of(const Node& item) {
    PeriodLaw law;
    law.name = item.text;
    law.last_day_moves = attribute(item, "last-day-stays") == nullptr;
    law.holds_two_working_days = attribute(item, "two-working-days") != nullptr;
    if (const Node* working = attribute(item, "working")) law.working_days = weekdays_of(working->children);
    return law;
}

}  // namespace

Result<CalendarSet> CalendarSet::read(std::span<const PackFile> files) {
    struct Item {
        const Source* source;
        const Node* node;
    };
    std::vector<Source> sources;
    std::vector<Parsed> parsed;
    for (const PackFile& file : files) {
        sources.push_back(read_markdown(file.path, file.bytes));
        parsed.push_back(parse_clause(sources.back()));
        if (parsed.back().diagnostics.empty()) continue;
        const Diagnostic& fault = parsed.back().diagnostics.front();
        return Error{fault.code, render(fault, sources.back()), {}, Place{file.path, {}, fault.begin, 0, 0}};
    }
    CalendarSet set;
    std::vector<Item> open;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (const Node& node : parsed[i].items) {
            const bool is_law = node.kind == NodeKind::PeriodLaw;
            if (!is_law && node.kind != NodeKind::PublicHolidays) {
                return at(sources[i], node, "E0102",
                          "a file of calendars holds holidays and laws of periods only",
                          "move the other items to a rule pack");
            }
            if (!seen.insert(node.text).second)
                return at(sources[i], node, "E0204", fmt::format("`{}` is declared twice", node.text), "");
            (is_law ? set.listed_laws_ : set.listed_calendars_)
                .push_back({node.text, text_of(&node), text_of(attribute(node, "source"))});
            if (is_law) set.laws_.emplace(node.text, law_of(node));
            if (!is_law) open.push_back({&sources[i], &node});
        }
    }
    // What a calendar extends may stand below it or in another file.
    while (!open.empty()) {
        const std::size_t before = open.size();
        for (auto item = open.begin(); item != open.end();) {
            const std::string base = text_of(attribute(*item->node, "extends"));
            if (!base.empty() && set.find(base) == nullptr) {
                ++item;
                continue;
            }
            PROVISO_TRY(calendar, calendar_of(*item->source, *item->node, set.find(base)));
            set.calendars_.emplace(item->node->text, std::move(calendar));
            item = open.erase(item);
        }
        if (open.size() == before) {
            return at(*open.front().source, *open.front().node, "E0203",
                      fmt::format("`{}` extends `{}`, which is not there", open.front().node->text,
                                  text_of(attribute(*open.front().node, "extends"))),
                      "name a calendar that is declared, and no circle of them");
        }
    }
    std::ranges::sort(set.listed_calendars_, {}, &Listed::name);
    std::ranges::sort(set.listed_laws_, {}, &Listed::name);
    return set;
}

const Calendar* CalendarSet::find(std::string_view name) const {
    const auto found = calendars_.find(name);
    return found == calendars_.end() ? nullptr : &found->second;
}

const PeriodLaw* CalendarSet::law(std::string_view name) const {
    const auto found = laws_.find(name);
    return found == laws_.end() ? nullptr : &found->second;
}

std::vector<std::string> CalendarSet::names() const {
    std::vector<std::string> names;
    for (const Listed& listed : listed_calendars_) names.push_back(listed.name);
    return names;
}

const CalendarSet& shipped_calendars() {
    static const CalendarSet set = [] {
        std::vector<PackFile> files;
        for (const EmbeddedFile& file : calendar_files())
            files.push_back({std::string{file.path}, std::string{file.bytes}});
        auto read = CalendarSet::read(files);
        // A fault in the built-in files leaves no calendar at all; a test reads them.
        return read.has_value() ? std::move(read).value() : CalendarSet{};
    }();
    return set;
}

const PeriodLaw& regulation_1182_71() {
    static const PeriodLaw fallback{"eu-1182-71", true, true, monday_to_friday};
    const PeriodLaw* law = shipped_calendars().law("eu-1182-71");
    return law == nullptr ? fallback : *law;
}

}  // namespace proviso::clause
