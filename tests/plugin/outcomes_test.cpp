// Every line of fixtures/eforms/outcomes.txt is checked from the bytes to the findings.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "plugin/check/check.hpp"

namespace {

using proviso::Finding;

struct Expectation {
    std::string line;  // as written
    std::string notice;
    std::vector<std::string> documents;
    bool is_complete = false;
    std::string subject;
    std::vector<std::pair<std::string, std::string>> outcomes;  // rule, outcome
};

const std::string folder = std::string{PROVISO_SOURCE_DIR} + "/fixtures/eforms/";

std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

Expectation parse_line(const std::string& line) {
    Expectation expectation;
    expectation.line = line;
    std::istringstream words{line};
    std::string word;
    words >> expectation.notice;
    while (words >> word && word != ":") {
        if (word == "complete") expectation.is_complete = true;
        if (word == "+" && words >> word) expectation.documents.push_back(word);
    }
    words >> expectation.subject;
    std::string outcome;
    while (words >> word >> outcome) {
        if (outcome.ends_with(',')) outcome.pop_back();
        expectation.outcomes.emplace_back(word, outcome);
    }
    REQUIRE_FALSE(expectation.outcomes.empty());
    return expectation;
}

std::vector<Expectation> read_expectations() {
    std::vector<Expectation> expectations;
    std::istringstream lines{read_file(folder + "outcomes.txt")};
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && !line.starts_with('#')) expectations.push_back(parse_line(line));
    }
    return expectations;
}

std::vector<Finding> findings_of(const proviso::Engine& engine, const Expectation& expectation) {
    const auto pack = engine.shipped_pack("electronics-watch");
    REQUIRE(pack.has_value());
    std::deque<std::string> bytes;  // a deque, as inputs are views
    bytes.push_back(read_file(folder + expectation.notice + ".xml"));
    proviso::CheckRequest request;
    request.notice = {expectation.notice, bytes.back()};
    request.stage = "all";  // what the rules say, whatever the notice is about
    for (const std::string& document : expectation.documents) {
        bytes.push_back(read_file(folder + "documents/" + document));
        request.documents.push_back({"", {document, bytes.back()}});
    }
    request.documents_complete = expectation.is_complete;
    request.packs = {pack.value()};
    request.as_of = *proviso::parse_date("2026-06-01");
    const auto report = proviso::check(engine, request);
    REQUIRE(report.has_value());
    return report.value().findings;
}

std::string outcome_of(const std::vector<Finding>& findings, const std::string& rule,
                       const std::string& subject) {
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        const bool is_subject =
            subject == "-" ? finding.subject.entity == "procedure" : finding.subject.id == subject;
        return finding.rule == rule && is_subject;
    });
    return found == findings.end() ? "no finding" : std::string{proviso::outcome_name(found->outcome)};
}

}  // namespace

TEST_CASE("the fixtures end as a domain expert expects") {
    const auto engine = proviso::Engine::create();
    REQUIRE(engine.has_value());
    const std::vector<Expectation> expectations = read_expectations();
    CHECK(expectations.size() >= 40);
    for (const Expectation& expectation : expectations) {
        CAPTURE(expectation.line);
        const std::vector<Finding> findings = findings_of(*engine.value(), expectation);
        for (const auto& [rule, outcome] : expectation.outcomes) {
            CAPTURE(rule);
            CHECK(outcome_of(findings, rule, expectation.subject) == outcome);
        }
    }
}

TEST_CASE("the verdict without a report is that of the report, with the same counts, over all fixtures") {
    const auto engine = proviso::Engine::create();
    REQUIRE(engine.has_value());
    const auto pack = engine.value()->shipped_pack("electronics-watch");
    REQUIRE(pack.has_value());
    std::set<proviso::Verdict> verdicts;
    int notices = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() != ".xml") continue;
        const std::string bytes = read_file(entry.path().string());
        for (const char* stage : {"", "call", "all"}) {
            CAPTURE(entry.path().filename().string(), stage);
            proviso::CheckRequest request;
            request.notice = {"notice", bytes};
            request.stage = stage;
            request.packs = {pack.value()};
            request.as_of = *proviso::parse_date("2026-06-01");
            const auto report = proviso::check(*engine.value(), request);
            const auto judged = proviso::judge(*engine.value(), request);
            REQUIRE(judged.has_value() == report.has_value());
            if (!report.has_value()) continue;
            CHECK(judged.value().verdict == report.value().verdict);
            CHECK(judged.value().counts == report.value().counts);
            verdicts.insert(report.value().verdict);
            ++notices;
        }
    }
    CHECK(notices > 60);
    CHECK(verdicts.size() >= 3);
}
