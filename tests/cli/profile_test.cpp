// `proviso profile new|check`.
#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

using program::Folder;
using program::has;
using program::run;

TEST_CASE("a new profile is sound, and the check takes it") {
    const Folder folder;
    const std::string file = (folder.path() / "ours.clause").string();
    const program::Outcome made =
        run({"profile", "new", "--name", "northmere", "--buyer", "City of Northmere", "--calendar", "de-be",
             "--set", "disclosure-final-assembly=45 days", "--output", file});
    INFO(made.err);
    REQUIRE(made.code == 0);
    CHECK(has(folder.read("ours.clause"), "set disclosure-final-assembly = 45 days"));
    const program::Outcome checked = run({"profile", "check", file});
    CHECK(checked.code == 0);
    CHECK(has(checked.out, "0 errors"));
    const std::string notice = program::fixture("eforms/laptops-without-conditions.xml");
    CHECK(run({"check", notice, "--profile", file, "--as-of", "2026-11-25"}).code <= 1);
}

TEST_CASE("a profile is never written over, and nothing is asked without a terminal") {
    const Folder folder;
    const std::string file = folder.write("ours.clause", "mine");
    CHECK(run({"profile", "new", "--defaults", "--output", file}).code == 3);
    CHECK(folder.read("ours.clause") == "mine");
    CHECK(has(run({"profile", "new"}).err, "--defaults"));
    CHECK(has(run({"profile", "new", "--defaults"}).out, "profile our-contract"));
}

TEST_CASE("what is wrong in a profile is shown with its place and what was meant") {
    const Folder folder;
    const std::string file =
        folder.write("ours.clause", "profile ours\n  set disclosure-final-asembly = 45 days\nend\n");
    const program::Outcome outcome = run({"profile", "check", file});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.out, "disclosure-final-assembly"));
    CHECK(has(outcome.out, ":2:"));
    CHECK(has(run({"profile", "new", "--set", "x"}).err, "--set NAME=VALUE"));
    CHECK(run({"profile", "new", "--set", "disclosure-final-assembly=4000 days"}).code == 3);
}
