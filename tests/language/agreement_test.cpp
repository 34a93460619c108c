// The fast evaluator and the reference evaluator agree on random rules and dossiers; and what must hold of
// any rule.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
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

std::vector<Reference::Outcome> fast(const clause::RulePack& pack, const Dossier& dossier,
                                     const clause::Settings* settings = nullptr) {
    clause::Evaluator evaluator{pack.program(), dossier, {as_of, settings}};
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
    int with_exceptions = 0;
    int conflicts = 0;
    int set_aside = 0;
    std::map<std::string, int> outcomes;
};

// Null where two exceptions can apply together for certain, which no pack may hold.
std::shared_ptr<const clause::RulePack> pack_without_conflict(const std::string& rules) {
    const clause::CompiledPack compiled = test::compile_shipment(rules);
    const bool is_conflict = std::ranges::count(compiled.diagnostics, "E0502", &clause::Diagnostic::code) > 0;
    return is_conflict ? nullptr : test::shipment_pack(rules);
}

// At times the rule is set aside, also until a day that has passed or has come.
std::optional<Date> set_aside_until(int dossier) {
    const std::array<const char*, 3> days{"2026-02-28", "2026-03-01", "2026-03-02"};
    if (dossier >= 3) return std::nullopt;
    return parse_date(days[static_cast<std::size_t>(dossier)]);
}

void compare_one(const clause::RulePack& pack, const std::vector<clause::Node>& items,
                 const std::string& notation, std::optional<Date> until, Tally& tally) {
    const Dossier dossier = test::dossier_of(notation);
    clause::Settings settings;
    if (until) settings.set_aside["R"].until = *until;
    const auto expected = Reference{items, dossier, as_of}.judge("R", until);
    REQUIRE(words(fast(pack, dossier, until ? &settings : nullptr)) == words(expected));
    ++tally.judged;
    if (until) ++tally.set_aside;
    for (const Reference::Outcome& outcome : expected) {
        ++tally.outcomes[outcome.outcome];
        if (outcome.why.contains("conflict")) ++tally.conflicts;
    }
}

void compare(std::uint32_t first_seed, int rules, int dossiers, Tally& tally) {
    for (int i = 0; i < rules; ++i) {
        const std::uint32_t seed = first_seed + static_cast<std::uint32_t>(i);
        test::GeneratorOptions options;
        options.has_exceptions = i % 2 == 1;
        RuleGenerator generator{seed, options};
        const std::string text = generator.rules();
        const auto pack = pack_without_conflict(text);
        if (pack == nullptr) continue;
        const auto items = items_of(text);
        const bool has_exceptions = !pack->program().exceptions.empty();
        for (int j = 0; j < dossiers; ++j) {
            const std::string notation = generator.dossier();
            INFO("seed " << seed << "\n" << text << notation);
            compare_one(*pack, items, notation, i % 10 == 0 ? set_aside_until(j) : std::nullopt, tally);
            if (has_exceptions) ++tally.with_exceptions;
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

struct Runs {
    std::uint32_t first_seed = 0;
    std::uint32_t rules = 0;
    int dossiers = 0;  // of each
};

struct Changes {
    int rules = 0;
    int proved = 0;  // monotone
    int dossiers = 0;
    int resolved = 0;
    int filled = 0;
};

// Of any rule, what is blocked is resolved; of a rule that is proved monotone, what is silent is filled too.
Changes check_properties(const Runs& runs) {
    const std::string blocked = "declared-elsewhere|withheld|unreadable|not-supplied|not-carried";
    Changes changes;
    for (std::uint32_t i = 0; i < runs.rules; ++i) {
        test::GeneratorOptions options;
        options.has_exceptions = i % 2 == 1;
        options.is_monotone = i % 8 == 6;  // else few are proved
        RuleGenerator generator{runs.first_seed + i, options};
        const std::string text = generator.rules();
        const auto pack = pack_without_conflict(text);
        if (pack == nullptr) continue;
        ++changes.rules;
        const bool is_proved = pack->rules().front().is_monotone;
        if (is_proved) ++changes.proved;
        for (int j = 0; j < runs.dossiers; ++j) {
            const std::string notation = generator.dossier();
            ++changes.dossiers;
            changes.resolved += check_changes(*pack, text, notation, blocked, generator);
            if (is_proved) changes.filled += check_changes(*pack, text, notation, "silent", generator);
        }
    }
    return changes;
}

}  // namespace

TEST_CASE("the fast and the reference evaluator agree on random rules and dossiers") {
    Tally tally;
    compare(1, 800, 8, tally);
    CHECK(tally.judged >= 5'000);
    CHECK(tally.with_exceptions >= 1'000);
    CHECK(tally.conflicts >= 20);
    CHECK(tally.set_aside >= 200);
    // The comparison means something only where every outcome occurs often enough.
    for (const char* outcome :
         {"met", "met-by-due-diligence", "gap", "not-yet-due", "not-applicable", "cannot-tell", "noted"}) {
        INFO(outcome);
        CHECK(tally.outcomes[outcome] >= 20);
    }
}

TEST_CASE("the fast and the reference evaluator agree on very many random rules and dossiers", "[.long]") {
    Tally tally;
    compare(1'000'000, 9'600, 12, tally);
    CHECK(tally.judged >= 100'000);
    WARN("judged " << tally.judged << ", under exceptions " << tally.with_exceptions << ", conflicts "
                   << tally.conflicts << ", set aside " << tally.set_aside);
}

TEST_CASE("resolving a blocked value never turns met into gap or gap into met") {
    const Changes changes = check_properties({1, 150, 3});
    CHECK(changes.resolved > 1'000);
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
    const Changes changes = check_properties({5'000, 400, 4});
    CHECK(changes.proved > 20);
    CHECK(changes.filled > 200);
}

TEST_CASE("the properties of knowing more hold for very many random rules and dossiers", "[.long]") {
    const Changes changes = check_properties({3'000'000, 28'000, 4});
    CHECK(changes.dossiers >= 100'000);
    CHECK(changes.proved > 2'000);
    WARN("rules " << changes.rules << ", proved monotone " << changes.proved << ", dossiers "
                  << changes.dossiers << ", blocked values resolved " << changes.resolved
                  << ", silences filled " << changes.filled);
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
