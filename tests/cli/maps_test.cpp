#include "tests/support/catch.hpp"

#include "tests/cli/program.hpp"

using program::fixture;
using program::has;
using program::Outcome;
using program::run;

TEST_CASE("maps list names every format with what it carries, and those that are not read with the reason") {
    const Outcome outcome = run({"maps", "list"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "eforms-contract-notice: eForms contract notice\n"));
    CHECK(has(outcome.out, "`eforms-de-{version}` with the versions 1.0 to 2.1"));
    CHECK(has(outcome.out, "codice-feed: "));
    CHECK(has(outcome.out, "  not read  "));
    CHECK(has(run({"maps", "list", "--format", "json"}).out, "\"proviso-formats/1\""));
    CHECK(run({"maps", "list", "--format", "yaml"}).code == 3);
}

TEST_CASE("maps check exits with 1 where something never matched, and with 2 where a document is not read") {
    const Outcome missed = run({"maps", "check", fixture("eforms/elements-that-no-map-knows.xml")});
    INFO(missed.out << missed.err);
    CHECK(missed.code == 1);
    CHECK(has(missed.out, "Elements that no map knows"));
    CHECK(has(missed.out, "elements-that-no-map-knows.xml:"));
    CHECK(has(missed.out, "In the maps, and in none of the documents"));
    CHECK(run({"maps", "check", fixture("eforms/web-page.xml")}).code == 2);
    CHECK(run({"maps", "check", fixture("no-such-folder")}).code == 2);
    CHECK(run({"maps", "check"}).code == 3);
}

TEST_CASE("show --summary counts the documents of a folder") {
    const Outcome outcome = run({"show", "--summary", fixture("codice")});
    INFO(outcome.out << outcome.err);
    CHECK(has(outcome.out, "codice-feed"));
    CHECK(has(outcome.out, "  procedure\n"));
    CHECK(has(outcome.out, "Values, by state"));
    CHECK(has(run({"show", "--summary", "--format", "json", fixture("codice/folder.xml")}).out,
              "\"proviso-survey/1\""));
}

TEST_CASE("show goes through a feed entry by entry, and leaves out what was replaced or withdrawn") {
    const Outcome outcome = run({"show", fixture("codice/feed.atom")});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "a feed of 3 procurements, without 1 superseded and 1 withdrawn entries"));
    CHECK(has(outcome.out, "feed.atom#17 (line 17): codice-feed"));
    CHECK_FALSE(has(outcome.out, "EXP/2026/99"));
}

TEST_CASE("check takes one entry of a feed, and says how to name it") {
    const Outcome several = program::check("codice/feed.atom");
    CHECK(several.code == 2);
    CHECK(has(several.err, "--entry"));
    const Outcome one = program::check("codice/feed.atom", {"--entry", "sindicacion/18"});
    INFO(one.out << one.err);
    CHECK((one.code == 0 || one.code == 1));
    CHECK(has(one.out, "EXP/2026/18"));
    CHECK(program::check("codice/feed.atom", {"--entry", "99"}).code == 3);
}
