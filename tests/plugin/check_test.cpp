#include "tests/support/catch.hpp"

#include "plugin/check/check.hpp"
#include "plugin/check/shipped.hpp"

namespace {

using proviso::Finding;
using proviso::Outcome;
using proviso::Severity;
using proviso::Verdict;

Finding finding(Outcome outcome, Severity severity) {
    Finding finding;
    finding.outcome = outcome;
    finding.severity = severity;
    return finding;
}

Verdict verdict_of(std::vector<Finding> findings) { return proviso::decide(findings); }

}  // namespace

TEST_CASE("the verdict is the first that applies") {
    const Finding gap = finding(Outcome::Gap, Severity::Minor);
    const Finding cannot_tell = finding(Outcome::CannotTell, Severity::Minor);
    const Finding open = finding(Outcome::NotYetDue, Severity::Urgent);
    const Finding diligent = finding(Outcome::MetByDueDiligence, Severity::Urgent);
    const Finding met = finding(Outcome::Met, Severity::Urgent);
    const Finding beside = finding(Outcome::NotApplicable, Severity::Urgent);
    CHECK(verdict_of({beside, met, diligent, open, cannot_tell, gap}) == Verdict::Gaps);
    CHECK(verdict_of({beside, met, diligent, open, cannot_tell}) == Verdict::CannotBeJudged);
    CHECK(verdict_of({beside, met, diligent, open}) == Verdict::Open);
    CHECK(verdict_of({beside, met, diligent}) == Verdict::NothingOpenByDueDiligence);
    CHECK(verdict_of({beside, met}) == Verdict::NothingOpen);
    CHECK(verdict_of({beside}) == Verdict::NotConcerned);
    CHECK(verdict_of({}) == Verdict::NotConcerned);
}

TEST_CASE("a gap or a cannot-tell of severity info does not gate") {
    CHECK(verdict_of({finding(Outcome::Gap, Severity::Info)}) == Verdict::NothingOpen);
    CHECK(verdict_of({finding(Outcome::CannotTell, Severity::Info)}) == Verdict::NothingOpen);
}

TEST_CASE("notes and folded findings do not make a verdict") {
    Finding note = finding(Outcome::Noted, Severity::Info);
    note.is_note = true;
    CHECK(verdict_of({note}) == Verdict::NotConcerned);
    Finding folded = finding(Outcome::Gap, Severity::Urgent);
    folded.folded_under = "F-000000000000";
    CHECK(verdict_of({folded, finding(Outcome::Met, Severity::Minor)}) == Verdict::NothingOpen);
}

TEST_CASE("the library ships its model, its maps and the pack of Electronics Watch") {
    CHECK(proviso::shipped_models().size() > 1);
    CHECK(proviso::shipped_models().front().name == "model/dossier.model");
    CHECK_FALSE(proviso::shipped_texts().empty());
    CHECK_FALSE(proviso::shipped_maps().empty());
    CHECK(proviso::shipped_pack_names() == std::vector<std::string>{"electronics-watch"});
    for (const auto& file : proviso::shipped_pack_files("electronics-watch")) {
        CHECK(file.path.find("rules/packs") == std::string::npos);
        CHECK(file.path.ends_with(".md"));
    }
    CHECK(proviso::shipped_pack_files("electronics").empty());
}

TEST_CASE("an engine has what is shipped, and says what a faulty file of the host lacks") {
    const auto engine = proviso::Engine::create();
    REQUIRE(engine.has_value());
    CHECK(engine.value()->vocabulary().find_entity("lot") != proviso::no_entity);
    CHECK_FALSE(engine.value()->formats().formats().empty());
    const auto pack = engine.value()->shipped_pack("electronics-watch");
    REQUIRE(pack.has_value());
    CHECK_FALSE(pack.value()->rules().empty());
    const auto unknown = engine.value()->shipped_pack("electronic-watch");
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().code == "E-NO-PACK");
    CHECK(unknown.error().help.find("electronics-watch") != std::string::npos);

    const auto faulty =
        proviso::Engine::create({{{"mine.model", "entity lot \"Lot\"\n  x : colour 1 \"x\"\nend\n"}}, {}});
    REQUIRE_FALSE(faulty.has_value());
    CHECK(faulty.error().code == "E0701");
}
