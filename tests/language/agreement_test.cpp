// The fast evaluator and the reference evaluator agree on random rules and dossiers; and what must hold of
// any rule.
#include <array>
#include <regex>
#include <string>
#include <vector>

#include "rules/language/evaluate/judge.hpp"
#include "rules/language/parse.hpp"
#include "tests/language/reference_evaluator.hpp"
#include "tests/language/rule_generator.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using test::Reference;
using test::RuleGenerator;

namespace {

constexpr std::array<std::string_view, 19> reason_words{
    "silent",   "declared-elsewhere", "withheld",    "unreadable", "not-supplied", "not-carried", "language",
    "negated",  "disagree",           "ambiguous",   "person",     "budget",       "taken-out",   "left-open",
    "too-many", "parameter",          "no-calendar", "unlike",     "uncomputable"};

const Date as_of = *parse_date("2026-03-01");

bool is_open(std::string_view outcome) {
    return outcome == "gap" || outcome == "cannot-tell" || outcome == "not-yet-due";
}

std::vector<Reference::Outcome> fast(const clause::RulePack& pack, const Dossier& dossier) {
    clause::Evaluator evaluator{pack.program(), dossier, {as_of, nullptr}};
    clause::Judge judge{evaluator, as_of};
    std::vector<clause::Judgement> judgements;
    judge.judge(0, judgements);
    std::vector<Reference::Outcome> outcomes;
    for (const clause::Judgement& judgement : judgements) {
        Reference::Outcome outcome;
        outcome.subject = std::string{
            judgement.subject.row == root_row ? std::string_view{} : dossier.row_id(judgement.subject.row)};
        outcome.outcome = outcome_name(judgement.outcome);
        for (std::size_t bit = 0; bit < reason_words.size() && is_open(outcome.outcome); ++bit) {
            if ((judgement.reasons >> bit & 1U) != 0) outcome.why.insert(std::string{reason_words[bit]});
        }
        const bool is_judged_open = is_open(outcome.outcome);
        if (is_judged_open && (judgement.reasons & clause::reason::parameter) != 0)
            outcome.why.insert("parameter");
        if (is_judged_open && (judgement.reasons & clause::reason::conflict) != 0)
            outcome.why.insert("conflict");
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

std::string words(const std::vector<Reference::Outcome>& outcomes) {
    std::string text;
    for (const Reference::Outcome& outcome : outcomes) {
        text += outcome.subject + " " + outcome.outcome;
        for (const std::string& why : outcome.why) text += " " + why;
        text += "\n";
    }
    return text;
}

std::vector<clause::Node> items_of(const std::string& rules) {
    const clause::Source source{"rules", test::read_data("shipment.clause") + rules};
    return clause::parse_clause(source).items;
}

struct Tally {
    int judged = 0;
    std::map<std::string, int> outcomes;
};

void compare(std::uint32_t first_seed, int rules, int dossiers, Tally& tally) {
    for (int i = 0; i < rules; ++i) {
        RuleGenerator generator{first_seed + static_cast<std::uint32_t>(i)};
        const std::string text = generator.rules();
        const auto pack = test::shipment_pack(text);
        const auto items = items_of(text);
        for (int j = 0; j < dossiers; ++j) {
            const std::string notation = generator.dossier();
            const Dossier dossier = test::dossier_of(notation);
            const auto expected = Reference{items, dossier, as_of}.judge("R");
            INFO("seed " << first_seed + static_cast<std::uint32_t>(i) << "\n" << text << notation);
            REQUIRE(words(fast(*pack, dossier)) == words(expected));
            ++tally.judged;
            for (const Reference::Outcome& outcome : expected) ++tally.outcomes[outcome.outcome];
        }
    }
}

// The dossiers that result from `notation` when one value in a given state becomes something else.
std::vector<std::string> changed(const std::string& notation, const std::string& states,
                                 RuleGenerator& generator) {
    const std::regex scalar{
        "(kind|goods|size|share|secret|begins|ends|site|city|signed-on|done-on|sent-on): (" + states +
        ")( \"[^\"]*\")?; "};
    const std::map<std::string, std::string> types{
        {"kind", "kind"},     {"goods", "goods"},    {"size", "number"},  {"share", "number"},
        {"secret", "yes-no"}, {"begins", "date"},    {"ends", "date"},    {"site", "word"},
        {"city", "word"},     {"signed-on", "date"}, {"done-on", "date"}, {"sent-on", "date"}};
    std::vector<std::string> results;
    for (auto at = std::sregex_iterator(notation.begin(), notation.end(), scalar);
         at != std::sregex_iterator(); ++at) {
        const std::string name = (*at)[1];
        const std::string value = generator.given_value(types.at(name));
        results.push_back(at->prefix().str());
        results.back() = notation.substr(0, static_cast<std::size_t>(at->position())) + name + ": " + value +
                         "; " + notation.substr(static_cast<std::size_t>(at->position() + at->length()));
    }
    return results;
}

// Outcomes by subject; a subject that appears or goes with a change is not compared.
std::map<std::string, std::string> by_subject(const std::vector<Reference::Outcome>& outcomes) {
    std::map<std::string, std::string> result;
    for (const Reference::Outcome& outcome : outcomes) result[outcome.subject] = outcome.outcome;
    return result;
}

int check_changes(const clause::RulePack& pack, const std::string& text, const std::string& notation,
                  const std::string& states, RuleGenerator& generator) {
    const bool is_resolving = states != "silent";
    const auto before = by_subject(fast(pack, test::dossier_of(notation)));
    int compared = 0;
    for (const std::string& change : changed(notation, states, generator)) {
        INFO(text << notation << "became\n" << change);
        for (const auto& [subject, outcome] : by_subject(fast(pack, test::dossier_of(change)))) {
            const auto was = before.find(subject);
            if (was == before.end()) continue;
            ++compared;
            const bool is_met_to_gap = was->second == "met" && outcome == "gap";
            const bool is_gap_to_met = was->second == "gap" && outcome == "met";
            CHECK_FALSE(is_met_to_gap);
            CHECK_FALSE((is_gap_to_met && is_resolving));
        }
    }
    return compared;
}

}  // namespace

TEST_CASE("the fast and the reference evaluator agree on random rules and dossiers") {
    Tally tally;
    compare(1, 700, 8, tally);
    CHECK(tally.judged >= 5'000);
    // The comparison means something only where every outcome occurs often enough.
    for (const char* outcome :
         {"met", "met-by-due-diligence", "gap", "not-yet-due", "not-applicable", "cannot-tell", "noted"}) {
        INFO(outcome);
        CHECK(tally.outcomes[outcome] >= 20);
    }
}

TEST_CASE("the fast and the reference evaluator agree on very many random rules and dossiers", "[.long]") {
    Tally tally;
    compare(1'000'000, 8'400, 12, tally);
    CHECK(tally.judged >= 100'000);
}

TEST_CASE("resolving a blocked value never turns met into gap or gap into met") {
    int compared = 0;
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        RuleGenerator generator{seed};
        const std::string text = generator.rules();
        const auto pack = test::shipment_pack(text);
        for (int i = 0; i < 3; ++i) {
            const std::string blocked = "declared-elsewhere|withheld|unreadable|not-supplied|not-carried";
            compared += check_changes(*pack, text, generator.dossier(), blocked, generator);
        }
    }
    CHECK(compared > 1'000);
}

TEST_CASE("filling a silence never turns met into gap, where a rule denies and bounds nothing") {
    int compared = 0;
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        test::GeneratorOptions options;
        options.is_monotone = true;
        RuleGenerator generator{seed, options};
        const std::string text = generator.rules();
        const auto pack = test::shipment_pack(text);
        for (int i = 0; i < 4; ++i)
            compared += check_changes(*pack, text, generator.dossier(), "silent", generator);
    }
    CHECK(compared > 500);
}

TEST_CASE("filling a silence never turns met into gap for the rules that are proved monotone") {
    int compared = 0;
    int proved = 0;
    for (std::uint32_t seed = 5'000; seed < 5'400; ++seed) {
        RuleGenerator generator{seed};
        const std::string text = generator.rules();
        const auto pack = test::shipment_pack(text);
        if (!pack->rules().front().is_monotone) continue;
        ++proved;
        for (int i = 0; i < 4; ++i)
            compared += check_changes(*pack, text, generator.dossier(), "silent", generator);
    }
    CHECK(proved > 20);
    CHECK(compared > 200);
}

TEST_CASE("the same rules over the same dossier give the same findings, also when read anew") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        RuleGenerator generator{seed};
        const std::string text = generator.rules();
        const std::string notation = generator.dossier();
        const auto shown = [&] {
            std::string all;
            for (const Finding& finding :
                 test::findings_of(test::shipment_pack(text), test::dossier_of(notation))) {
                all +=
                    finding.id + finding.message + finding.fix + std::string{outcome_name(finding.outcome)};
                for (const std::string& reason : finding.reasons) all += reason;
                for (const Evidence& evidence : finding.evidence) all += evidence.field + evidence.value;
            }
            return all;
        };
        CHECK(shown() == shown());
    }
}
