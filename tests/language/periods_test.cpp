// When a period ends: the table of periods worked by hand, and the calendars that it needs.
#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "rules/language/calendars.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::CalendarSet;
using clause::shipped_calendars;

namespace {

struct Worked {
    std::string line;
    std::array<std::string, 5> parts;  // start, period, law, calendar, due
};

std::vector<Worked> read_table() {
    std::ifstream stream{PROVISO_SOURCE_DIR "/tests/language/periods.table"};
    std::vector<Worked> table;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#') continue;
        Worked worked{line, {}};
        std::string_view rest = line;
        for (std::string& part : worked.parts) {
            const std::size_t end = std::min(rest.find("; "), rest.size());
            part = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 2, rest.size()));
        }
        table.push_back(std::move(worked));
    }
    return table;
}

std::string due_of(std::string_view start, std::string_view period, std::string_view law,
                   std::string_view calendar) {
    const PeriodLaw* known_law = shipped_calendars().law(law);
    const Calendar* known_calendar = shipped_calendars().find(calendar);
    const auto day = parse_date(start);
    const auto length = parse_period(period);
    REQUIRE(known_law != nullptr);
    REQUIRE(known_calendar != nullptr);
    REQUIRE(day.has_value());
    REQUIRE(length.has_value());
    const auto due = due_date(*day, *length, *known_law, *known_calendar);
    return due ? format_date(*due) : "none";
}

std::string holidays(std::string_view calendar, int year) {
    const Calendar* known = shipped_calendars().find(calendar);
    REQUIRE(known != nullptr);
    std::string words;
    for (const Date date : known->holidays_of(year)) words += format_date(date).substr(5) + ' ';
    return words;
}

Result<CalendarSet> read(std::string_view clauses) {
    const std::vector<clause::PackFile> files{{"c.md", "```clause\n" + std::string{clauses} + "\n```\n"}};
    return CalendarSet::read(files);
}

std::string fault_of(std::string_view clauses) {
    const auto set = read(clauses);
    REQUIRE_FALSE(set.has_value());
    return set.error().code + " " + set.error().message;
}

}  // namespace

TEST_CASE("periods end on the days that were worked by hand") {
    const auto table = read_table();
    REQUIRE(table.size() >= 200);
    for (const Worked& worked : table) {
        INFO(worked.line);
        const auto& [start, period, law, calendar, due] = worked.parts;
        CHECK(due_of(start, period, law, calendar) == due);
    }
}

TEST_CASE("the EU countries, Norway and the German Länder have a calendar, each with its source") {
    for (const char* name : {"at",    "be",    "bg",    "cy",    "cz",    "de",    "dk",    "ee",    "es",
                             "fi",    "fr",    "gr",    "hr",    "hu",    "ie",    "it",    "lt",    "lu",
                             "lv",    "mt",    "nl",    "no",    "pl",    "pt",    "ro",    "se",    "si",
                             "sk",    "de-bb", "de-be", "de-bw", "de-by", "de-hb", "de-he", "de-hh", "de-mv",
                             "de-ni", "de-nw", "de-rp", "de-sh", "de-sl", "de-sn", "de-st", "de-th"}) {
        INFO(name);
        CHECK(shipped_calendars().find(name) != nullptr);
    }
    CHECK(shipped_calendars().calendars().size() == 44);
    for (const auto& listed : shipped_calendars().calendars()) CHECK(listed.source.size() > 10);
    for (const auto& listed : shipped_calendars().laws()) CHECK(listed.source.size() > 10);
    CHECK(shipped_calendars().find("atlantis") == nullptr);
    CHECK(shipped_calendars().law("lex") == nullptr);
}

TEST_CASE("the holidays of single years") {
    CHECK(holidays("fr", 2026) == "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 ");
    CHECK(holidays("de-sn", 2026) == "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26 ");
    CHECK(holidays("de-be", 2025) == "01-01 03-08 04-18 04-21 05-01 05-08 05-29 06-09 10-03 12-25 12-26 ");
    CHECK(holidays("gr", 2027) ==
          "01-01 01-06 03-15 03-25 04-30 05-01 05-02 05-03 06-21 08-15 10-28 12-25 12-26 ");
    CHECK(holidays("se", 2026) ==
          "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31 ");
    // Moved: King's Day from Sunday to Saturday; Christmas to the working days behind it.
    CHECK(holidays("nl", 2025).find("04-26") != std::string::npos);
    CHECK(holidays("nl", 2026).find("04-27") != std::string::npos);
    CHECK(holidays("bg", 2027).find("12-24 12-25 12-26 12-27 12-28 ") != std::string::npos);
    CHECK(holidays("lv", 2024).find("05-04 05-06 ") != std::string::npos);
    CHECK(holidays("ie", 2030).find("02-01 ") != std::string::npos);
    CHECK(holidays("ie", 2026).find("02-02 ") != std::string::npos);
}

TEST_CASE("a calendar extends another, in any order, and adds its own days") {
    const auto set = read(
        "public-holidays b \"B\" extends a rest friday\n  holiday \"y\" on last monday of may from 2020 "
        "until 2021\nend\n"
        "public-holidays a \"A\" source \"s\"\n  holiday \"x\" on 2026-03-05\nend\n");
    REQUIRE(set.has_value());
    const Calendar* b = set.value().find("b");
    REQUIRE(b != nullptr);
    CHECK(b->rest() == 1U << 5U);
    CHECK(b->holidays_of(2026).size() == 1);
    CHECK(b->holidays_of(2021).size() == 1);
    CHECK(b->holidays_of(2022).empty());
    CHECK(b->holidays_of(0).empty());
    CHECK(set.value().calendars().front().source == "s");
}

TEST_CASE("what is wrong in a file of calendars is said") {
    CHECK(fault_of("public-holidays a \"A\" extends b\nend").find("E0203 `a` extends `b`") == 0);
    CHECK(fault_of("public-holidays a \"A\" extends a\nend").find("E0203 ") == 0);
    CHECK(fault_of("public-holidays a \"A\"\nend\npublic-holidays a \"A\"\nend") ==
          "E0204 `a` is declared twice");
    CHECK(fault_of("public-holidays a \"A\"\n holiday \"x\" on 31 april\nend").find("E0301 `x` falls") == 0);
    CHECK(fault_of("public-holidays a \"A\"\n holiday \"x\" on 1 may from 2020 until 2019\nend")
              .find("E0301 ") == 0);
    CHECK(fault_of("public-holidays a \"A\" rest monday, tuesday, wednesday, thursday, friday, saturday, "
                   "sunday\nend") == "E0301 `a` has no working day");
    CHECK(fault_of("codes a = cpv:302*").find("E0102 a file of calendars") == 0);
    CHECK(fault_of("public-holidays a \"A\"\n holiday \"x\" on 1 mai\nend").find("a month, such as") !=
          std::string::npos);
    CHECK(fault_of("period-law a \"A\" working days mondays\nend").find("a day of the week") !=
          std::string::npos);
}

TEST_CASE("periods stay within the years 1 to 9999, and within a hundred years") {
    const PeriodLaw& law = clause::regulation_1182_71();
    const Calendar calendar;
    CHECK_FALSE(due_date(*parse_date("9999-12-30"), *parse_period("2 days"), law, calendar).has_value());
    CHECK_FALSE(due_date(*parse_date("9999-12-01"), *parse_period("1 month"), law, calendar).has_value());
    CHECK_FALSE(
        due_date(*parse_date("9999-12-20"), *parse_period("20 working days"), law, calendar).has_value());
    CHECK_FALSE(counted_on(*parse_date("0001-01-31"), {-1, PeriodUnit::Months}, law, calendar).has_value());
    CHECK_FALSE(counted_on(*parse_date("0001-01-31"), {-31, PeriodUnit::Days}, law, calendar).has_value());
    CHECK(format_date(*counted_on(*parse_date("2026-03-09"), {-1, PeriodUnit::WorkingDays}, law, calendar)) ==
          "2026-03-06");
    CHECK(format_date(*counted_on(*parse_date("2024-03-31"), {-1, PeriodUnit::Months}, law, calendar)) ==
          "2024-02-29");
    for (const char* none :
         {"36501 days", "1201 months", "101 years", "-1 days", "1 fortnight", "days", "1.5 days", ""})
        CHECK_FALSE(parse_period(none).has_value());
    CHECK(format_period(*parse_period("1 working day")) == "1 working day");
    CHECK(format_period(*parse_period("2 years")) == "24 months");
    CHECK(format_period(*parse_period("1 week")) == "7 days");
}

TEST_CASE("a law whose last day stays moves nothing") {
    const PeriodLaw law{"plain", false, false, monday_to_friday};
    CHECK(format_date(*due_date(*parse_date("2026-03-06"), *parse_period("1 day"), law, Calendar{})) ==
          "2026-03-07");
}
