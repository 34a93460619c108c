#include "model/base/date.hpp"

#include "tests/support/catch.hpp"

using proviso::Date;
using proviso::format_date;
using proviso::parse_date;

TEST_CASE("a date is counted from the first day of 1970") {
    CHECK(parse_date("1970-01-01") == Date{0});
    CHECK(parse_date("1969-12-31") == Date{-1});
    CHECK(parse_date("2026-11-25") == Date{20782});
    CHECK(parse_date("2000-03-01") == Date{11017});
}

TEST_CASE("the date that the sender wrote counts, whatever the offset") {
    const std::string offset = GENERATE(as<std::string>{}, "", "Z", "+02:00", "-05:30", "+14:00", "-00:00");
    CHECK(parse_date("2026-11-25" + offset) == parse_date("2026-11-25"));
}

TEST_CASE("a day that no calendar has is no date") {
    const std::string text = GENERATE(as<std::string>{}, "2026-02-29", "2026-04-31", "2026-13-01",
                                      "2026-00-10", "2026-01-00", "0000-01-01", "1900-02-29");
    INFO(text);
    CHECK_FALSE(parse_date(text).has_value());
}

TEST_CASE("leap days are days where the calendar has them") {
    CHECK(parse_date("2024-02-29").has_value());
    CHECK(parse_date("2000-02-29").has_value());
}

TEST_CASE("other texts are no dates") {
    const std::string text = GENERATE(as<std::string>{}, "", "2026", "2026-11", "25.11.2026", "2026/11/25",
                                      "2026-11-2", "2026-11-255", "2026-11-25T10:00:00", "2026-11-25+2:00",
                                      "2026-11-25+15:00", "2026-11-25+02:60", "2026-11-25 02:00",
                                      "-026-11-25", "+026-11-25", "20 6-11-25", "2026-1a-25", "2026-11-25z");
    INFO(text);
    CHECK_FALSE(parse_date(text).has_value());
}

TEST_CASE("dates are printed as the standards print them, and read back") {
    const std::string text =
        GENERATE(as<std::string>{}, "0001-01-01", "0987-06-05", "1999-12-31", "9999-12-31");
    CHECK(format_date(parse_date(text).value()) == text);
}

TEST_CASE("dates are ordered as days are") {
    CHECK(parse_date("2026-11-25") < parse_date("2026-11-26"));
    CHECK(parse_date("2026-12-01") > parse_date("2026-11-30"));
}

TEST_CASE("today is a day of this century") {
    CHECK(proviso::today() > parse_date("2025-01-01"));
    CHECK(proviso::today() < parse_date("2100-01-01"));
}
