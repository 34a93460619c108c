// `proviso check --draft`.
#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

using program::has;
using program::run;

namespace {

const std::string contract = program::fixture("documents/besondere-vertragsbedingungen.txt");

program::Outcome draft(std::vector<std::string> more) {
    std::vector<std::string> all{"check", "--as-of", "2026-11-25", "--draft", contract};
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
}

}  // namespace

TEST_CASE("a draft is judged by what it buys, and the report says that there is no notice") {
    const program::Outcome outcome = draft({"--cpv", "30213100-6", "--cpv", "30231300", "--language", "de"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code <= 1);
    CHECK(has(outcome.out, "Draft, no notice"));
    CHECK(has(outcome.out, "2026-11-25"));
    CHECK(has(draft({"--cpv", "30213100", "--language", "de", "--lang", "de"}).out,
              "Entwurf ohne Bekanntmachung"));
}

TEST_CASE("a draft lacks nothing that is asked for in silence") {
    CHECK(has(draft({"--cpv", "30213100"}).err, "--language"));
    CHECK(has(draft({"--language", "de"}).err, "CPV"));
    CHECK(has(draft({"--cpv", "3021", "--language", "de"}).err, "`3021`"));
    CHECK(draft({"--cpv", "30213100"}).code == 3);
}

TEST_CASE("a notice and a draft are not mixed") {
    const std::string notice = program::fixture("eforms/laptops-without-conditions.xml");
    CHECK(run({"check", notice, "--draft", contract, "--cpv", "30213100"}).code == 3);
    CHECK(has(run({"check", notice, "--cpv", "30213100"}).err, "--draft"));
    CHECK(has(draft({"--cpv", "30213100", "--document", contract}).err, "--draft"));
    CHECK(has(run({"check"}).err, "--draft"));
}
