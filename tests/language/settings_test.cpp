// Parameters of packs, profiles of buyers, rules that are set aside; what they do to findings.
#include <string>
#include <vector>

#include "rules/language/parse.hpp"
#include "rules/language/profile.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::PackFile;
using clause::Profile;
using clause::ProfileRead;

namespace {

const std::string rule =
    "parameter size-max: number meaning en \"largest size\" allowed 1 .. 9 value 3 from 2020-01-01\n"
    "  value 5 from 2026-05-01 review by 2026-05-31 unverified\n"
    "parameter first-day: date meaning en \"first day\"\n"
    "parameter right-kind: code kind\n"
    "rule R \"t\" @rest silence means gap for each lot in procedure.lots require \"c\": lot.size <= size-max "
    "end\n"
    "rule S \"t\" @rest silence means gap for each lot in procedure.lots\n"
    "  require \"c\": lot.begins is after first-day end\n";

const std::string lots =
    "procedure { lots: [ { id: \"A\"; size: 4; begins: 2026-03-01; kind: kind:works } ] }";

ProfileRead read(const std::string& text, const std::shared_ptr<const clause::RulePack>& pack) {
    const std::vector<std::shared_ptr<const clause::RulePack>> packs{pack};
    return clause::read_profile({PackFile{"buyer.clause", text}}, packs);
}

std::vector<Finding> judge(const std::shared_ptr<const clause::RulePack>& pack,
                           const clause::Settings& settings, std::string_view as_of, bool proves = false) {
    const std::vector<std::shared_ptr<const clause::RulePack>> packs{pack};
    clause::EvaluationInput input;
    input.as_of = *parse_date(as_of);
    input.settings = &settings;
    input.proves = proves;
    return clause::evaluate(packs, test::dossier_of(lots), input);
}

std::string shown(const ProfileRead& read) {
    std::string text;
    for (const clause::Diagnostic& diagnostic : read.diagnostics)
        text += clause::render(diagnostic, read.sources.front());
    return text;
}

void check_refusal(const std::string& profile, const std::vector<std::string>& words) {
    const ProfileRead refused = read(profile, test::shipment_pack(rule));
    CHECK_FALSE(refused.profile.has_value());
    const std::string text = shown(refused);
    for (const std::string& word : words) {
        INFO(text);
        CHECK(text.find(word) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("the value of a parameter is the one in force on the day of the check") {
    const auto pack = test::shipment_pack(rule);
    CHECK(judge(pack, {}, "2026-04-30")[0].outcome == Outcome::Gap);
    const Finding after = judge(pack, {}, "2026-05-01")[0];
    CHECK(after.outcome == Outcome::Met);
    REQUIRE(after.parameters.size() == 1);
    CHECK(after.parameters[0].name == "size-max");
    CHECK(after.parameters[0].value == "5");
    CHECK(after.parameters[0].because == "value of the rule pack, from 2026-05-01");
}

TEST_CASE("a parameter that is not set leaves a rule undecided, and says where it is set") {
    const Finding finding = judge(test::shipment_pack(rule), {}, "2026-06-01")[1];
    CHECK(finding.outcome == Outcome::CannotTell);
    REQUIRE(finding.reasons.size() == 1);
    CHECK(finding.reasons[0] ==
          "The value `first-day` (first day) is not set: set it in the buyer's profile.");
    CHECK(finding.parameters.at(0).value.empty());
}

TEST_CASE("a profile sets parameters with a reason, and what it extends stands behind it") {
    const auto pack = test::shipment_pack(rule);
    const ProfileRead own = read(
        "profile group country DE set size-max = 2 because \"group\" set first-day = 2026-01-01 end\n"
        "profile city for buyer \"City\" extends group languages de, en audience public\n"
        "  set size-max = 4 because \"our contract\" end",
        pack);
    INFO(shown(own));
    REQUIRE(own.profile.has_value());
    CHECK(own.profile->settings.profile == "city");
    CHECK(own.profile->buyer == "City");
    CHECK(own.profile->country == "DE");
    CHECK(own.profile->languages == std::vector<std::string>{"de", "en"});
    const auto findings = judge(pack, own.profile->settings, "2026-06-01");
    CHECK(findings[0].outcome == Outcome::Met);
    CHECK(findings[0].parameters.at(0).because == "our contract");
    CHECK(findings[1].outcome == Outcome::Met);
}

TEST_CASE("a rule that is set aside stays visible until its last day, and then runs again") {
    const auto pack = test::shipment_pack(rule);
    const ProfileRead own = read(
        "profile city set size-max = 2\n"
        "  set aside R until 2026-06-30 because \"pilot\" approved by \"the council\" end",
        pack);
    REQUIRE(own.profile.has_value());
    const Finding aside = judge(pack, own.profile->settings, "2026-06-30")[0];
    CHECK(aside.outcome == Outcome::NotApplicable);
    REQUIRE(aside.set_aside.has_value());
    CHECK(aside.set_aside->profile == "city");
    CHECK(aside.reasons.at(0) == "Set aside until 2026-06-30, because: pilot (approved by the council)");
    const Finding again = judge(pack, own.profile->settings, "2026-07-01")[0];
    CHECK(again.outcome == Outcome::Gap);
    CHECK_FALSE(again.set_aside.has_value());
    const std::vector<std::shared_ptr<const clause::RulePack>> packs{pack};
    const auto notes = clause::settings_notes(packs, &own.profile->settings, *parse_date("2026-07-01"), "en");
    REQUIRE(notes.size() == 1);
    CHECK(notes[0] == "Rule R was set aside until 2026-06-30; since then it is checked again.");
}

TEST_CASE("a reader is told of values that nobody verified, or whose review is overdue") {
    const std::vector<std::shared_ptr<const clause::RulePack>> packs{test::shipment_pack(rule)};
    CHECK(clause::settings_notes(packs, nullptr, *parse_date("2026-05-31"), "en").size() == 1);
    const auto notes = clause::settings_notes(packs, nullptr, *parse_date("2026-06-01"), "de");
    REQUIRE(notes.size() == 2);
    CHECK(notes[1].find("2026-05-31") != std::string::npos);
}

TEST_CASE("what is wrong in a profile is named with its place and what to write instead") {
    check_refusal("profile p set sise-max = 2 end", {"E0203", "did you mean `size-max`?", "1:15"});
    check_refusal("profile p set size-max = 20 end", {"E0306", "allowed: 1 to 9"});
    check_refusal("profile p set size-max = 2026-01-01 end", {"E0301", "it is a number"});
    check_refusal("profile p set right-kind = cpv:302* end", {"E0301", "it is a code of list kind"});
    check_refusal("profile p set aside Q until 2026-01-01 because \"x\" end",
                  {"E0203", "there is no rule `Q`"});
    check_refusal("profile p extends q end", {"E0203", "there is no profile `q`"});
    check_refusal("profile p set size-max = 2 set size-max = 3 end", {"E0204", "said twice"});
    check_refusal("profile p audience everyone end", {"E0203", "there is no audience `everyone`"});
    check_refusal("profile p end profile q end", {"E0401", "several profiles"});
    check_refusal("text x en \"y\"", {"E0102", "profiles only"});
    check_refusal("profile p extends p end", {"E0401"});
    check_refusal("profile p sett size-max = 2 end", {"E0101", "did you mean `set`?"});
    check_refusal("", {"E0401", "no profile here"});
}

TEST_CASE("a test of a rule gives a parameter its value") {
    const auto pack = test::shipment_pack(
        rule +
            "test \"with\" for R as of 2026-01-01 with size-max = 4 given procedure { lots: [ { id: \"A\"; "
            "size: 4 } ] } "
            "expect met end\n"
            "test \"without\" for R as of 2026-01-01 given procedure { lots: [ { id: \"A\"; size: 4 } ] } "
            "expect gap end\n",
        true);
    const clause::TestRun run = clause::run_tests(*pack);
    CHECK(run.passed == 2);
    CHECK(run.failures.empty());
}

TEST_CASE("the proof of a finding shows each condition, what it came to, and the values") {
    const auto findings = judge(test::shipment_pack(rule), {}, "2026-04-30", true);
    std::string proof;
    for (const ProofStep& step : findings[0].proof)
        proof += std::string(step.depth, ' ') + step.words + " = " + step.result + "\n";
    CHECK(proof ==
          "Required: c = false\n"
          " lot.size <= size-max = false\n"
          "  size-max = 3\n"
          "  size (BT-27) = 4\n");
    CHECK(judge(test::shipment_pack(rule), {}, "2026-04-30")[0].proof.empty());
}

TEST_CASE("the proof of a quantifier shows the elements that decide, and how many more there are") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
        "  applies when lot.kind = kind:works and not lot.size = 1\n"
        "  require \"all\": every p in lot.papers, at least one, satisfies p.size > 5 end");
    const std::vector<std::shared_ptr<const clause::RulePack>> packs{pack};
    clause::EvaluationInput input;
    input.as_of = *parse_date("2026-06-01");
    input.proves = true;
    const Dossier dossier = test::dossier_of(
        "procedure { lots: [ { id: \"A\"; kind: kind:works; size: 2; papers: [ { id: \"p1\"; size: 9 }, { "
        "id: \"p2\"; "
        "size: 1 }, { id: \"p3\"; size: 2 }, { id: \"p4\"; size: 3 }, { id: \"p5\"; size: 4 } ] } ] }");
    const Finding finding = clause::evaluate(packs, dossier, input).at(0);
    std::string proof;
    for (const ProofStep& step : finding.proof)
        proof += std::string(step.depth, ' ') + step.words + " = " + step.result + "\n";
    INFO(proof);
    CHECK(proof.find("Applies when: lot.kind = kind:works and not lot.size = 1 = true") != std::string::npos);
    CHECK(proof.find("not lot.size = 1 = true") != std::string::npos);
    CHECK(proof.find("p1") == std::string::npos);
    CHECK(proof.find("p.size > 5 = false") != std::string::npos);
    CHECK(proof.find("and 1 more") != std::string::npos);
}
