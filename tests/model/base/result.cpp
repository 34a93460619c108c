#include "model/base/result.hpp"

#include "tests/support/catch.hpp"

#include <memory>

using proviso::Done;
using proviso::Error;
using proviso::Result;
using proviso::Status;

namespace {

Error an_error() { return Error{"E0201", "no field `lot.colour`", "see `docs/fields.md`", {}}; }

Result<int> half_of(int number) {
    if (number % 2 != 0) return an_error();
    return number / 2;
}

Result<std::string> quarter_in_words(int number) {
    PROVISO_TRY(half, half_of(number));
    PROVISO_TRY(quarter, half_of(half));
    return std::to_string(quarter);
}

}  // namespace

TEST_CASE("a result holds a value or an error") {
    CHECK(half_of(4).value() == 2);
    REQUIRE_FALSE(half_of(3).has_value());
    CHECK(half_of(3).error().code == "E0201");
    CHECK(static_cast<bool>(half_of(4)));
    CHECK(Status{Done{}}.has_value());
}

TEST_CASE("a value that can only be moved passes through a result") {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = std::move(result).value();
    CHECK(*taken == 7);
}

TEST_CASE("trying hands the first error on, across types") {
    CHECK(quarter_in_words(12).value() == "3");
    CHECK(quarter_in_words(5).error().code == "E0201");
    CHECK(quarter_in_words(6).error().message == "no field `lot.colour`");
}

TEST_CASE("an error is told with its place, its code and what to do") {
    Error error = an_error();
    CHECK(describe(error) == "E0201: no field `lot.colour`\n  help: see `docs/fields.md`");

    error.help.clear();
    error.place.document = "notice.xml";
    CHECK(describe(error) == "E0201: no field `lot.colour` (notice.xml)");

    error.place.line = 12;
    error.place.column = 3;
    CHECK(describe(error) == "E0201: no field `lot.colour` (notice.xml:12:3)");
}
