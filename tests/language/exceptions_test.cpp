// Exceptions, conflicts between them, conditions that can never hold, monotony and cost; proposals and the
// checklist.
#include <string>
#include <vector>

#include "rules/language/check/monotone.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;

namespace {

const std::string parent =
    "rule R \"t\" @rest silence means gap for each lot in procedure.lots require \"small\": lot.size <= 5 "
    "end\n";
const std::string for_works =
    "exception E1 to R \"works may be larger\" basis LAW applies when lot.kind = kind:works\n"
    "  require \"not huge\": lot.size <= 50 end\n";

Finding finding_of(const std::string& rules, const std::string& lot) {
    return test::findings_of(test::shipment_pack(rules),
                             test::dossier_of("procedure { lots: [ { id: \"A\"; " + lot + " } ] }"))
        .at(0);
}

std::string first_code(const std::string& rules, const std::vector<std::string>& words = {}) {
    const clause::CompiledPack compiled = test::compile_shipment(rules);
    const std::string text = test::rendered(compiled);
    INFO(text);
    for (const std::string& word : words) CHECK(text.find(word) != std::string::npos);
    return compiled.diagnostics.empty() ? std::string{} : compiled.diagnostics.front().code;
}

bool is_monotone(const std::string& requirement) {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots require \"c\": " + requirement +
        " end");
    return pack->rules().front().is_monotone;
}

}  // namespace

TEST_CASE("an exception that applies takes the place of the rule, and inherits what it omits") {
    const std::string rules = parent + for_works;
    CHECK(finding_of(rules, "kind: kind:goods; size: 20").outcome == Outcome::Gap);
    CHECK(finding_of(rules, "kind: kind:goods; size: 20").exception.empty());
    const Finding met = finding_of(rules, "kind: kind:works; size: 20");
    CHECK(met.outcome == Outcome::Met);
    CHECK(met.exception == "E1");
    CHECK(met.rule == "R");
    const Finding gap = finding_of(rules, "kind: kind:works; size: 60");
    CHECK(gap.outcome == Outcome::Gap);
    CHECK(gap.message == "wrong");
    CHECK(gap.reasons.at(0) == "Exception E1 applies: works may be larger");
}

TEST_CASE("where it is open whether an exception applies, an outcome that both ways share is kept") {
    const std::string rules = parent + for_works;
    CHECK(finding_of(rules, "kind: silent; size: 3").outcome == Outcome::Met);
    CHECK(finding_of(rules, "kind: silent; size: 60").outcome == Outcome::Gap);
    const Finding open = finding_of(rules, "kind: withheld; size: 20");
    CHECK(open.outcome == Outcome::CannotTell);
    CHECK(open.reasons.at(0).find("withheld") != std::string::npos);
}

TEST_CASE("an exception to an exception goes before it") {
    const std::string rules = parent + for_works +
                              "exception E2 to E1 \"secret works\" basis LAW applies when lot.secret\n"
                              "  require \"tiny\": lot.size <= 1 end\n";
    CHECK(finding_of(rules, "kind: kind:works; secret: true; size: 20").outcome == Outcome::Gap);
    CHECK(finding_of(rules, "kind: kind:works; secret: true; size: 20").exception == "E2");
    CHECK(finding_of(rules, "kind: kind:works; secret: false; size: 20").outcome == Outcome::Met);
    CHECK(finding_of(rules, "kind: kind:goods; secret: true; size: 3").exception.empty());
}

TEST_CASE("two exceptions that can apply together are a conflict, with an example") {
    const std::string small =
        "exception E3 to R \"small\" basis LAW applies when lot.size < 10 require \"x\": lot.size = 1 end\n";
    CHECK(first_code(parent + for_works + small,
                     {"exceptions E1 and E3 can apply together", "example: lot {", "kind: kind:works",
                      "neither is an exception to the other", "`exception E3 to E1 …`"}) == "E0502");
    const std::string for_goods =
        "exception E3 to R \"goods\" basis LAW applies when lot.kind = kind:goods require \"x\": lot.size = "
        "1 end\n";
    CHECK(first_code(parent + for_works + for_goods).empty());
    const std::string unclear =
        "exception E3 to R \"named\" basis LAW applies when lot.terms mentions fair require \"x\": lot.size "
        "= 1 end\n";
    CHECK(first_code(parent + for_works + unclear) == "W0502");
    const Finding both = finding_of(parent + for_works + unclear,
                                    "kind: kind:works; size: 20; terms: en \"Fair work is due.\"");
    CHECK(both.outcome == Outcome::CannotTell);
    CHECK(both.reasons.at(0).find("neither is an exception to the other: E1") != std::string::npos);
}

TEST_CASE("an exception says when it applies, on what it rests, and nothing of whom the rule concerns") {
    CHECK(first_code(parent + "exception E to Q \"x\" basis LAW applies when true end") == "E0203");
    CHECK(first_code(parent + "exception E to R \"x\" basis LAW end") == "E0401");
    CHECK(
        first_code(parent + "exception E to R \"x\" basis LAW applies when lot.secret severity minor end") ==
        "E0501");
    CHECK(first_code(parent + "exception E to F \"x\" basis LAW applies when true end\n"
                              "exception F to E \"x\" basis LAW applies when true end") == "E0203");
}

TEST_CASE("a condition that is never true, and a requirement that is never met, are warned of") {
    const auto applies = [](const std::string& condition) {
        return first_code(
            "rule R \"t\" @rest silence means gap for each lot in procedure.lots applies when " + condition +
            " require \"c\": lot.size = 1 end");
    };
    CHECK(applies("lot.goods in { cpv:302* } and lot.goods in { cpv:4882* }") == "W0511");
    CHECK(applies("lot.goods in { cpv:302* } and lot.goods in { cpv:30213* }").empty());
    CHECK(applies("lot.goods in { cpv:302* } and lot.goods not in { cpv:30* }") == "W0511");
    CHECK(applies("lot.size > 3 and not lot.size > 2") == "W0511");
    CHECK(applies("lot.begins is after 2026-01-01 and lot.begins is before 2026-01-02") == "W0511");
    CHECK(applies("lot.begins is after 2026-01-01 and lot.begins is before 2026-01-03").empty());
    CHECK(applies("lot.size is not given and lot.size = 3") == "W0511");
    CHECK(applies("(lot.size = 1 or lot.size = 2) and lot.size = 3") == "W0511");
    CHECK(applies("lot.secret and not lot.secret") == "W0511");
    CHECK(first_code("rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
                     "  require \"c\": lot.size = 1 and lot.size = 2 end") == "W0512");
}

TEST_CASE(
    "a rule is monotone where it denies no presence, bounds no count from above and prohibits nothing") {
    CHECK(is_monotone("lot.size = 1"));
    CHECK(is_monotone("not lot.size = 1"));
    CHECK(is_monotone("lot.size is given and some p in lot.papers satisfies p.size > 1"));
    CHECK(is_monotone("(lot.size else gap) = 1"));
    CHECK(is_monotone("count of p in lot.papers >= 2"));
    CHECK_FALSE(is_monotone("lot.size is not given"));
    CHECK_FALSE(is_monotone("not lot.size is given"));
    CHECK_FALSE(is_monotone("no p in lot.papers satisfies p.size > 1"));
    CHECK_FALSE(is_monotone("at most 2 p in lot.papers satisfies p.size > 1"));
    CHECK_FALSE(is_monotone("every p in lot.papers, if any, satisfies p.size > 1"));
    CHECK_FALSE(is_monotone("(lot.size else 1) = 1"));
    CHECK_FALSE(is_monotone("count of p in lot.papers < 2"));
    CHECK_FALSE(is_monotone("(some p in lot.papers satisfies p.size > 1) = false"));
}

TEST_CASE("the bound of a rule's steps names the lists that it goes through") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
        "  require \"c\": some p in lot.papers satisfies p.size > 1 end");
    const std::string& cost = pack->rules().front().cost;
    CHECK(cost.find(" lots papers") != std::string::npos);
}

TEST_CASE(
    "a gap carries proposals in the language of the report, and the rows of the checklist it speaks to") {
    const auto pack = test::shipment_pack(
        "checklist O1 en \"Say how large\" when en \"before the call\"\n"
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots speaks to O1\n"
        "  require \"c\": lot.kind = kind:works\n"
        "  fix set lot.kind = kind:works fix set lot.terms en \"Fair work is due.\" de \"Faire Arbeit "
        "gilt.\" end");
    const auto dossier = test::dossier_of("procedure { lots: [ { id: \"A\"; kind: kind:goods } ] }");
    const Finding finding = test::findings_of(pack, dossier, "2026-06-01", "de").at(0);
    CHECK(finding.checkpoints == std::vector<std::string>{"O1"});
    REQUIRE(finding.proposals.size() == 2);
    CHECK(finding.proposals[0].field == "lot.kind");
    CHECK(finding.proposals[0].value == "works");
    CHECK(finding.proposals[1].language == "de");
    CHECK(finding.proposals[1].value == "Faire Arbeit gilt.");
    CHECK(test::findings_of(pack, dossier, "2026-06-01", "fr").at(0).proposals[1].language == "en");
    const std::vector<std::shared_ptr<const clause::RulePack>> packs{pack};
    const auto rows = clause::checklist_of(packs, "en");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].due == "before the call");
}

TEST_CASE("a proposal fits its field, and a row of the checklist exists") {
    const auto with = [](const std::string& clause) {
        return first_code(
            "rule R \"t\" @rest for each lot in procedure.lots require \"c\": lot.kind = kind:works " +
            clause + " end");
    };
    CHECK(with("fix set lot.kind = 3") == "E0301");
    CHECK(with("fix set lot.kind en \"x\"") == "E0301");
    CHECK(with("fix set lot.kind = cpv:302*") == "E0301");
    CHECK(with("fix set lot = kind:works") == "E0301");
    CHECK(with("speaks to O7") == "E0203");
}

TEST_CASE("a record that is complete turns what is missing in its list into silence") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap require \"c\": some s in sites satisfies s.city = \"a\" end\n"
        "test \"open\" for R as of 2026-06-01 given sites [ not-supplied ] expect cannot-tell end\n"
        "test \"closed\" for R as of 2026-06-01 record complete: sites given sites [ not-supplied ] expect "
        "gap end\n",
        true);
    const clause::TestRun run = clause::run_tests(*pack);
    for (const clause::TestFailure& failure : run.failures) CHECK(failure.message == "");
    CHECK(run.passed == 2);
}
