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

TEST_CASE("a report is in the profile's first language, unless another one is asked for") {
    const Folder folder;
    const std::string file = folder.write("ours.clause", "profile ours languages nl, fr end\n");
    const std::string notice = "eforms/laptops-without-conditions.xml";
    CHECK(has(program::check(notice, {"--profile", file}).out, "Volgende stappen"));
    CHECK(has(program::check(notice, {"--profile", file, "--lang", "fr"}).out, "Prochaines étapes"));
}

TEST_CASE("a report for others than the buyer says how much it leaves out, and who it is for") {
    const Folder folder;
    const std::string file = folder.write("ours.clause", "profile ours audience public end\n");
    const std::string notice = "eforms/laptops-terms-absent-no-documents.xml";
    const program::Outcome open =
        program::check(notice, {"--profile", file, "--documents-complete", "--all"});
    INFO(open.out);
    CHECK(open.code == 1);  // the verdict is that of all findings
    CHECK(has(open.out, "for: everybody"));
    CHECK_FALSE(has(open.out, "EW-B02"));
    CHECK(has(open.out, "written for other readers"));
    const program::Outcome own =
        program::check(notice, {"--profile", file, "--audience", "buyer", "--documents-complete"});
    CHECK(has(own.out, "EW-B02"));
    CHECK(program::check(notice, {"--audience", "press"}).code == 3);
}

TEST_CASE("the clause of the buyer's contract is asked for in its own words, and cited by the findings") {
    const Folder folder;
    const std::string file = (folder.path() / "ours.clause").string();
    const program::Outcome made =
        run({"profile", "new", "--name", "ours", "--set", "clause-conditions=§ 12 (3)", "--output", file});
    INFO(made.err);
    REQUIRE(made.code == 0);
    CHECK(has(folder.read("ours.clause"), "set clause-conditions = \"§ 12 (3)\""));
    const std::string notice = "eforms/laptops-without-conditions.xml";
    const std::string text = program::check(notice, {"--profile", file}).out;
    INFO(text);
    CHECK(has(text, "in your own contract"));
    CHECK(has(text, "§ 12 (3)"));
}
