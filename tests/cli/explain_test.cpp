// `proviso explain`: a rule's page, and the proof of a finding; `--profile` beside it.
#include "tests/cli/program.hpp"

#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <string>

using program::check;
using program::has;
using program::Outcome;

namespace {

constexpr const char* gaps = "eforms/laptops-terms-absent-no-documents.xml";

std::string id_of_first_gap() {
    const auto report = nlohmann::json::parse(check(gaps, {"--format", "json"}).out);
    for (const auto& finding : report["findings"]) {
        if (finding["outcome"] == "gap") return finding["id"];
    }
    return {};
}

Outcome explain(const std::string& what, std::vector<std::string> options = {}) {
    std::vector<std::string> arguments{"explain", what, program::fixture(gaps), "--as-of", "2026-11-25"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return program::run(arguments);
}

}  // namespace

TEST_CASE("the proof of a finding shows its conditions, values and places, by the beginning of its id") {
    const std::string id = id_of_first_gap();
    REQUIRE(id.size() > 8);
    const Outcome whole = explain(id);
    INFO(whole.out << whole.err);
    CHECK(whole.code == 0);
    CHECK(has(whole.out, id));
    CHECK(has(whole.out, "Required: "));
    CHECK(has(whole.out, "false"));
    CHECK(has(whole.out, ".xml:"));
    CHECK(explain(id.substr(0, 10)).out == whole.out);
    CHECK(has(explain(id, {"--lang", "de"}).out, "Verlangt: "));
}

TEST_CASE("an id that no finding has is an error that names findings") {
    const Outcome outcome = explain("F-000000000000");
    CHECK(outcome.code == 3);
    CHECK(has(outcome.err, "there is no finding"));
    CHECK(has(outcome.err, "F-"));
}

TEST_CASE("a profile sets a rule aside, and what is wrong in one is shown with its place") {
    const program::Folder folder;
    const std::string aside = folder.write(
        "city.clause",
        "profile city set aside EW-B02 until 2027-01-01 because \"pilot\" approved by \"Jane\" end\n");
    const Outcome outcome = check(gaps, {"--profile", aside});
    INFO(outcome.out << outcome.err);
    CHECK(has(outcome.out, "Set aside until 2027-01-01"));
    const std::string wrong =
        folder.write("wrong.clause", "profile city set aside EW-B0222 until 2027-01-01 because \"x\" end\n");
    const Outcome refused = check(gaps, {"--profile", wrong});
    CHECK(refused.code == 3);
    CHECK(has(refused.err, "E0203"));
    CHECK(has(refused.err, "wrong.clause:1:"));
}
