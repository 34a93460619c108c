// Packs: the tests beside their rules, what is missing, identity; and the outcomes of `outcomes.cases`.
#include <algorithm>
#include <string>
#include <vector>

#include "rules/language/pack.hpp"
#include "tests/language/cases.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::TestRun;

namespace {

TestRun run(std::string_view clauses) { return clause::run_tests(*test::shipment_pack(clauses, true)); }

bool is_among(const std::vector<std::string>& lines, const std::string& line) {
    return std::ranges::find(lines, line) != lines.end();
}

}  // namespace

TEST_CASE("each row of the table of outcomes comes out as it says") {
    const auto cases = test::read_cases("outcomes.cases");
    REQUIRE(cases.size() > 20);
    for (const auto& a_case : cases) {
        INFO(a_case.title);
        const TestRun result = run(a_case.text);
        std::vector<std::string> lines{std::to_string(result.passed) + " passed"};
        for (const auto& failure : result.failures) {
            lines.push_back(failure.rule + " \"" + failure.test + "\": " + failure.message);
        }
        CHECK(lines == a_case.expected);
    }
}

TEST_CASE("a rule without a test for a gap, for met and for silence is named") {
    const std::string rule =
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots require \"c\": lot.size = 1 "
        "end\n";
    const std::string gap =
        "test \"g\" for R as of 2026-06-01 given procedure { lots: [ { id: \"L\"; size: 2 } ] } expect gap "
        "end\n";
    const std::string met =
        "test \"m\" for R as of 2026-06-01 given procedure { lots: [ { id: \"L\"; size: 1 } ] } expect met "
        "end\n";
    const std::string silent =
        "test \"s\" for R as of 2026-06-01 given procedure { lots: [ { id: \"L\"; size: silent } ] } expect "
        "gap end\n";
    CHECK(run(rule).missing == std::vector<std::string>{"R: no test ends in a gap", "R: no test ends in met",
                                                        "R: no test leaves a value silent"});
    CHECK(run(rule + gap).missing ==
          std::vector<std::string>{"R: no test ends in met", "R: no test leaves a value silent"});
    CHECK(run(rule + met + silent).missing.empty());
}

TEST_CASE("a question to a person stands for the gap that only a person can find") {
    const std::string rule =
        "rule R \"t\" @rest for each lot in procedure.lots\n"
        " require \"c\": a person decides ask end\n"
        "test \"a\" for R as of 2026-06-01 given procedure { lots: [ { id: \"L\"; kind: kind:goods } ] } "
        "expect cannot-tell "
        "end\n";
    CHECK_FALSE(is_among(run(rule).missing, "R: no test ends in a gap"));
    CHECK(is_among(run(rule).missing, "R: no test ends in met"));
}

TEST_CASE("a note needs a test that ends in noted, and none for a gap") {
    const std::string note =
        "rule N \"t\" kind note basis LAW in force from 2020-01-01 stage s severity info message en \"m\"\n"
        " for each lot in procedure.lots applies when lot.size = 1 end\n";
    CHECK(is_among(run(note).missing, "N: no test ends in noted"));
    CHECK_FALSE(is_among(run(note).missing, "N: no test ends in a gap"));
}

TEST_CASE("tests are read only when they are asked for") {
    const std::string clauses =
        "rule R \"t\" @rest for each lot in procedure.lots require \"c\": lot.kind = kind:works end\n"
        "test \"x\" for NOBODY as of 2026-06-01 given nothing { } expect gap end\n";
    CHECK(test::compile_shipment(clauses, false).pack != nullptr);
    CHECK(test::compile_shipment(clauses, true).pack == nullptr);
}

TEST_CASE("a pack knows its name, its rules and a digest that follows its bytes") {
    const std::string rule =
        "rule R \"Title\" @rest for each lot in procedure.lots require \"c\": lot.kind = kind:works end\n";
    const auto pack = test::shipment_pack(rule);
    CHECK(pack->identity().name == "shipment");
    CHECK(pack->identity().version == "1.0.0");
    CHECK(pack->identity().title == "Shipment");
    CHECK(pack->identity().digest.size() == 64);
    CHECK(pack->identity().digest == test::shipment_pack(rule)->identity().digest);
    CHECK(pack->identity().digest != test::shipment_pack(rule + " ")->identity().digest);
    REQUIRE(pack->rules().size() == 1);
    CHECK(pack->rules().front().id == "R");
    CHECK(pack->rules().front().title == "Title");
    CHECK(pack->rules().front().severity == "major");
    CHECK(pack->rules().front().file == "rules.md");
    CHECK(pack->rules().front().page.find("rule R") != std::string::npos);
}

TEST_CASE("files are read in the order of their paths, whatever order they come in") {
    const std::string shared = "```clause\n" + test::read_data("shipment.clause") + "```\n";
    const clause::PackFile a{"a.md", shared};
    const clause::PackFile b{"b.md", "```clause\ntext more en \"x\"\n```\n"};
    const auto first = clause::compile_pack(test::shipment_vocabulary(), {a, b});
    const auto second = clause::compile_pack(test::shipment_vocabulary(), {b, a});
    REQUIRE(first.pack != nullptr);
    REQUIRE(second.pack != nullptr);
    CHECK(first.pack->identity().digest == second.pack->identity().digest);
    CHECK(second.sources.front().name == "a.md");
}
