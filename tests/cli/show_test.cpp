#include "tests/support/catch.hpp"

#include "tests/cli/program.hpp"

using program::has;
using program::Outcome;
using program::run;

TEST_CASE("show prints what was read, from where, and what was not") {
    const Outcome outcome = run({"show", program::fixture("eforms/elements-that-no-map-knows.xml")});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "eforms-contract-notice"));
    CHECK(has(outcome.out, "elements read"));
    CHECK(has(outcome.out, "not known, and not read: "));
    CHECK(has(outcome.out, "LOT-0001"));
}

TEST_CASE("show says when an unknown version was read as a known one") {
    const Outcome outcome = run({"show", program::fixture("eforms/unknown-minor-1.99.xml")});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "#   note: "));
    CHECK(has(outcome.out, "1.99"));
}

TEST_CASE("explain prints the page of a rule, whatever the case of its id") {
    const Outcome outcome = run({"explain", "ew-b02"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "```clause"));
    CHECK(has(outcome.out, "rule EW-B02"));
    CHECK_FALSE(has(outcome.out, "\x1b"));
}
