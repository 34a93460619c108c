// What conditions come to, row by row of the table in docs/rule-language.md: `conditions.cases` and
// `lists.cases`.
#include <array>
#include <string>

#include "rules/language/calendars.hpp"
#include "rules/language/evaluate.hpp"
#include "rules/language/evaluate/evaluator.hpp"
#include "tests/language/cases.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::Reasons;
using clause::Truth;

namespace {

constexpr std::array<std::string_view, 19> reason_words{
    "silent",   "declared-elsewhere", "withheld",    "unreadable", "not-supplied", "not-carried", "language",
    "negated",  "disagree",           "ambiguous",   "person",     "budget",       "taken-out",   "left-open",
    "too-many", "parameter",          "no-calendar", "unlike",     "uncomputable"};

std::string words_of(Truth truth) {
    if (!truth.is_undecided()) return truth.is_true() ? "true" : "false";
    std::string words = "undecided";
    for (std::size_t bit = 0; bit < reason_words.size(); ++bit) {
        if ((truth.reasons >> bit & 1U) != 0) words.append(" ").append(reason_words[bit]);
    }
    return words;
}

struct Question {
    std::string members;
    std::string condition;
};

Question split(const std::string& text) {
    const std::size_t at = text.rfind(" ? ");
    REQUIRE(at != std::string::npos);
    return {text.substr(0, at), text.substr(at + 3)};
}

Truth answer(const Question& question, const std::string& procedure) {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n require \"c\": " +
        question.condition + "\nend");
    const Dossier dossier =
        test::dossier_of("procedure { " + procedure + "lots: [ { id: \"L\"; " + question.members + " } ] }");
    clause::Evaluator evaluator{pack->program(), dossier};
    const clause::CompiledRule& rule = pack->program().rules.front();
    Truth truth;
    evaluator.for_each_element(evaluator.elements(rule.subjects), rule.subject_slot,
                               [&](clause::Evaluator::Slot) {
                                   truth = evaluator.truth(rule.requirements.front().expr);
                                   return true;
                               });
    return truth;
}

void check_file(std::string_view file, const std::string& procedure = {}) {
    const auto cases = test::read_cases(file);
    REQUIRE(cases.size() > 30);
    for (const auto& a_case : cases) {
        INFO(a_case.title);
        REQUIRE(a_case.expected.size() == 1);
        CHECK(words_of(answer(split(a_case.text), procedure)) == a_case.expected.front());
    }
}

}  // namespace

TEST_CASE("conditions on values are true, false or undecided with their reasons") {
    check_file("conditions.cases");
}

TEST_CASE("conditions on lists, texts and classes are true, false or undecided with their reasons") {
    check_file("lists.cases");
}

TEST_CASE("conditions on time, amounts and what is reckoned over lists") {
    check_file("amounts.cases",
               "price: EUR 1000; notice-period: 30 days; signed-on: 2026-03-02; done-on: 2026-03-31; ");
}

TEST_CASE("surely is true when its condition is, and else false") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest for each lot in procedure.lots applies when surely lot.size = 1\n"
        " require \"c\": lot.kind = kind:works\nend");
    const Dossier dossier = test::dossier_of(
        "procedure { lots: [ { id: \"A\"; kind: kind:works; size: 1 }, { id: \"B\"; kind: kind:works; size: "
        "withheld } ] }");
    const auto findings = test::findings_of(pack, dossier);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].outcome == Outcome::Met);
    CHECK(findings[1].outcome == Outcome::NotApplicable);
}

TEST_CASE("a define is written out where it is called, and its names do not leak") {
    const auto pack = test::shipment_pack(
        "define is-small(x: lot, bound: number): yes-no = x.size < bound\n"
        "define has-paper(l: lot): yes-no = some p in l.papers satisfies p.size = l.size and is-small(l, 5)\n"
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots require \"c\": "
        "has-paper(lot)\nend");
    const Dossier dossier = test::dossier_of(
        "procedure { lots: [ { id: \"A\"; size: 3; papers: [ { size: 3 } ] }, { id: \"B\"; size: 7; papers: "
        "[ { size: 7 } ] } ] }");
    const auto findings = test::findings_of(pack, dossier);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].outcome == Outcome::Met);
    CHECK(findings[1].outcome == Outcome::Gap);
}

TEST_CASE("a let names a value, a row or a list for the rest of the rule") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
        " let main = the p in lot.papers where p.kind = kind:works\n let all = lot.papers\n"
        " require \"c\": main.size = 2 and (some p in all satisfies p.size = 1)\nend");
    const Dossier dossier = test::dossier_of(
        "procedure { lots: [ { id: \"A\"; papers: [ { size: 1; kind: kind:goods }, { size: 2; kind: "
        "kind:works } ] } ] }");
    CHECK(test::findings_of(pack, dossier).front().outcome == Outcome::Met);
}

TEST_CASE("what came late says so, and late evidence of due diligence weighs one severity less") {
    const auto pack = test::shipment_pack(
        "rule R \"In time\" @rest silence means gap for each lot in procedure.lots\n"
        " require \"c\": lot.size = 1\n failing that \"d\": lot.share = 2, done on lot.ends\n"
        " by 30 days after lot.begins, done on lot.ends\nend");
    const Dossier dossier = test::dossier_of(
        "procedure { lots: [ { id: \"A\"; size: 1; begins: 2026-03-02; ends: 2026-05-20 },"
        " { id: \"B\"; size: 2; share: 2; begins: 2026-03-02; ends: 2026-05-20 } ] }");
    const auto findings = test::findings_of(pack, dossier, "2026-06-01");
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].subject.id == "A");
    CHECK(findings[0].outcome == Outcome::Gap);
    CHECK(findings[0].severity == Severity::Major);
    CHECK(findings[0].message == "Done, but after it was due on 2026-04-01: In time");
    CHECK(findings[0].fix.find("Record the delay") == 0);
    CHECK(findings[1].outcome == Outcome::Gap);
    CHECK(findings[1].severity == Severity::Minor);
    CHECK(findings[1].message == "wrong");
    CHECK(findings[0].id != findings[1].id);
}

TEST_CASE("with a calendar the last day is known, and working days can be reckoned") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n require \"c\": lot.size = 1\n"
        " by 20 working days after lot.begins\nend");
    const Dossier dossier =
        test::dossier_of("procedure { lots: [ { id: \"A\"; size: 2; begins: 2026-04-20 } ] }");
    clause::Settings settings;
    settings.calendar = clause::shipped_calendars().find("fr");
    clause::EvaluationInput input;
    input.settings = &settings;
    const std::array packs{pack};
    input.as_of = *parse_date("2026-05-21");
    CHECK(clause::evaluate(packs, dossier, input).front().outcome == Outcome::NotYetDue);
    CHECK(clause::evaluate(packs, dossier, input).front().due == parse_date("2026-05-21"));
    input.as_of = *parse_date("2026-05-22");
    CHECK(clause::evaluate(packs, dossier, input).front().outcome == Outcome::Gap);
    settings.law = clause::shipped_calendars().law("de-bgb");
    settings.calendar = clause::shipped_calendars().find("de-be");
    CHECK(clause::evaluate(packs, dossier, input).front().due == parse_date("2026-05-15"));
}
