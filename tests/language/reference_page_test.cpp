// Every example of docs/rule-language.md is read, checked and, where it has tests, run: over the shipped
// model.
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rules/language/parse.hpp"
#include "rules/language/profile.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/shipped_vocabulary.hpp"

using namespace proviso;

namespace {

std::string read(const std::string& path) {
    std::ifstream file{std::string{PROVISO_SOURCE_DIR} + "/" + path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

using support::shipped_vocabulary;

std::vector<std::string> examples() {
    const std::string page = read("docs/rule-language.md");
    const std::string opening = "```clause\n";
    std::vector<std::string> fences;
    for (std::size_t at = page.find(opening); at != std::string::npos; at = page.find(opening, at)) {
        at += opening.size();
        fences.push_back(page.substr(at, page.find("```", at) - at));
    }
    return fences;
}

}  // namespace

TEST_CASE("every example of the reference is sound, and its tests pass") {
    std::string rules =
        "# Examples\n```clause\npack example 1.0.0 en \"Example\" de \"Beispiel\" languages en, de\n";
    std::vector<clause::PackFile> profiles;
    for (const std::string& example : examples()) {
        if (example.starts_with("profile")) {
            profiles.push_back({"profile.clause", example});
        } else {
            rules += example;
        }
    }
    const clause::CompiledPack compiled = clause::compile_pack(
        shipped_vocabulary(), {{"reference.md", rules + "```\n"}}, clause::CompileOptions{true});
    INFO(test::rendered(compiled));
    REQUIRE(compiled.pack != nullptr);
    CHECK(compiled.diagnostics.empty());
    const clause::TestRun run = clause::run_tests(*compiled.pack);
    for (const clause::TestFailure& failure : run.failures) CHECK(failure.test + failure.message == "");
    CHECK(run.passed >= 2);
    const std::vector<std::shared_ptr<const clause::RulePack>> packs{compiled.pack};
    REQUIRE(profiles.size() == 1);
    const clause::ProfileRead profile = clause::read_profile(profiles, packs);
    for (const clause::Diagnostic& diagnostic : profile.diagnostics)
        CHECK(clause::render(diagnostic, profile.sources.front()) == "");
    CHECK(profile.profile.has_value());
}
