// Counting outcomes without making findings comes to the same numbers, on random rules and copies of them.
#include "rules/language/outcome_counts.hpp"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

#include "rules/language/rule_groups.hpp"
#include "tests/language/rule_generator.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using test::RuleGenerator;

namespace {

// What is counted apart: the stage, the severity, whether it is a note, whether it is folded, the outcome.
using Counted = std::map<std::tuple<std::string, Severity, bool, bool, Outcome>, std::uint64_t>;

Counted counted(const std::shared_ptr<const clause::RulePack>& pack, const Dossier& dossier,
                const clause::EvaluationInput& input) {
    Counted counts;
    for (const clause::OutcomeCount& one : clause::count_outcomes(std::array{pack}, dossier, input)) {
        for (std::size_t outcome = 0; outcome < one.count.size(); ++outcome) {
            if (one.count[outcome] == 0) continue;
            counts[{std::string{one.stage}, one.severity, one.is_note, one.is_folded,
                    static_cast<Outcome>(outcome)}] += one.count[outcome];
        }
    }
    return counts;
}

Counted counted_findings(const std::shared_ptr<const clause::RulePack>& pack, const Dossier& dossier,
                         const clause::EvaluationInput& input) {
    Counted counts;
    for (const Finding& finding : clause::evaluate(std::array{pack}, dossier, input))
        ++counts[{finding.stage, finding.severity, finding.is_note, !finding.folded_under.empty(),
                  finding.outcome}];
    return counts;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

// The rule, two copies under other names, and copies that each differ in one thing that a judgement looks at
// or that is counted apart.
std::string with_copies(const std::string& text) {
    const std::size_t begin = text.find("rule R ");
    const std::string rule = text.substr(begin);
    const auto copy = [&](std::string_view name, std::string_view what, std::string_view with) {
        return replaced(replaced(rule, "rule R ", "rule " + std::string{name} + ' '), what, with);
    };
    std::string all = text + copy("S", "rule R ", "rule R ") + copy("T", "rule R ", "rule R ");
    all += copy("MINOR", "severity major", "severity minor");
    all += copy("LATER", "from 2026-01-01", "from 2026-04-01");
    all += copy("STAGE", "stage s", "stage s2");
    all += copy("GAPS", "silence means cannot-tell", "silence means gap");
    all += copy("TELLS", "silence means gap", "silence means cannot-tell");
    all += copy("FOLLOWS", "basis LAW", "basis LAW follows from R");
    all += copy("CHAIN", "basis LAW", "basis LAW follows from GAPS");
    if (rule.find(" due ") == std::string::npos && rule.find("\n by ") == std::string::npos)
        all += copy("DUE", "\nend\n", "\n due 2026-12-31\nend\n");
    return all;
}

}  // namespace

TEST_CASE("the outcomes that are counted are those of the findings, whichever rules are judged alike") {
    int folded = 0;
    int dossiers = 0;
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        RuleGenerator generator{seed};
        const std::string text = with_copies(generator.rules());
        const auto pack = test::shipment_pack(text);
        CHECK(pack->groups().size() < pack->program().rules.size());
        clause::Settings settings;
        settings.set_aside["S"].until = *parse_date("2026-12-31");
        for (int i = 0; i < 3; ++i) {
            const std::string notation = generator.dossier();
            const Dossier dossier = test::dossier_of(notation);
            INFO("seed " << seed << "\n" << text << notation);
            clause::EvaluationInput input;
            input.as_of = *parse_date("2026-03-01");
            if (i == 2) input.settings = &settings;
            const Counted findings = counted_findings(pack, dossier, input);
            REQUIRE(counted(pack, dossier, input) == findings);
            ++dossiers;
            for (const auto& [kind, count] : findings) folded += std::get<3>(kind) ? 1 : 0;
        }
    }
    CHECK(dossiers == 450);
    CHECK(folded > 100);
}
