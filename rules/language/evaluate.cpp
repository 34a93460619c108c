#include "rules/language/evaluate.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "model/base/hash.hpp"
#include "rules/language/evaluate/finding_builder.hpp"
#include "rules/language/evaluate/judge.hpp"
#include "rules/language/evaluate/wording.hpp"

namespace proviso::clause {
namespace {

using Packs = std::span<const std::shared_ptr<const RulePack>>;

const CompiledRule& rule_of(Packs packs, const Judgement& judgement) {
    return packs[judgement.pack]->program().rules[judgement.rule];
}

// Severity, rule, subject in document order.
auto order_of(Packs packs, const Judgement& judgement) {
    const CompiledRule& rule = rule_of(packs, judgement);
    const RowIndex row = judgement.scope == Judgement::Scope::Subject ? judgement.subject.row : no_row;
    const auto* cell = static_cast<const void*>(judgement.subject.cell);
    return std::tuple{severity_of(rule.severity, judgement), std::string_view{rule.id}, judgement.pack, row,
                      cell};
}

// What must not be lost when there is too much: the open ones first.
int priority(Outcome outcome) {
    switch (outcome) {
        case Outcome::Gap:
            return 0;
        case Outcome::CannotTell:
            return 1;
        case Outcome::NotYetDue:
            return 2;
        case Outcome::MetByDueDiligence:
        case Outcome::Noted:
            return 3;
        case Outcome::Met:
        case Outcome::NotApplicable:
            break;
    }
    return 4;
}

// Keeps limits::findings_max; the last one then says that there are more, and is a cannot-tell.
void keep_most_important(Packs packs, std::vector<Judgement>& judgements, bool& has_dropped) {
    if (judgements.size() > limits::findings_max) {
        std::ranges::stable_sort(judgements, [&](const Judgement& a, const Judgement& b) {
            return std::tuple_cat(std::tuple{priority(a.outcome)}, order_of(packs, a)) <
                   std::tuple_cat(std::tuple{priority(b.outcome)}, order_of(packs, b));
        });
        judgements.resize(limits::findings_max);
        has_dropped = true;
    }
}

void say_that_there_are_more(std::vector<Judgement>& judgements) {
    judgements.back().outcome = Outcome::CannotTell;
    judgements.back().reasons = reason::too_many;
}

// Two rows may have the same id: their findings are told apart by their order.
void make_ids_unique(std::vector<Finding>& findings) {
    std::map<std::string, unsigned> seen;
    constexpr std::size_t digits = 12;
    for (Finding& finding : findings) {
        const unsigned count = seen[finding.id]++;
        if (count == 0) continue;
        finding.id = "F-" + sha256_hex(finding.id + '\n' + std::to_string(count)).substr(0, digits);
    }
}

void fold(Packs packs, const std::vector<Judgement>& judgements, std::vector<Finding>& findings) {
    const auto key_of = [](const std::string& rule, const Judgement& judgement) {
        const auto* cell = static_cast<const void*>(judgement.subject.cell);
        return std::tuple{rule, judgement.subject.row, cell, judgement.scope};
    };
    std::map<std::tuple<std::string, RowIndex, const void*, Judgement::Scope>, const std::string*> ids;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (is_explanation(findings[i].outcome))
            ids[key_of(findings[i].rule, judgements[i])] = &findings[i].id;
    }
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const CompiledRule& rule = rule_of(packs, judgements[i]);
        if (rule.follows_from.empty() || !can_be_folded(findings[i].outcome)) continue;
        const auto cause = ids.find(key_of(rule.follows_from, judgements[i]));
        if (cause != ids.end()) findings[i].folded_under = *cause->second;
    }
}

struct PackRun {
    std::unique_ptr<Evaluator> evaluator;
    std::unique_ptr<FindingBuilder> builder;
};

}  // namespace

std::vector<Finding> evaluate(Packs packs, const Dossier& dossier, const EvaluationInput& input) {
    Words words{dossier, input.texts != nullptr ? *input.texts : engine_texts(), input.language};
    std::vector<PackRun> runs(packs.size());
    std::vector<Judgement> judgements;
    bool has_dropped = false;
    for (std::uint32_t pack = 0; pack < packs.size(); ++pack) {
        PackRun& run = runs[pack];
        run.evaluator = std::make_unique<Evaluator>(packs[pack]->program(), dossier,
                                                    Circumstances{input.as_of, input.settings});
        run.builder = std::make_unique<FindingBuilder>(*packs[pack], *run.evaluator, words, input);
        Judge judge{*run.evaluator, input.as_of};
        for (std::uint32_t rule = 0; rule < packs[pack]->program().rules.size(); ++rule) {
            const std::size_t first = judgements.size();
            judge.judge(rule, judgements);
            for (std::size_t i = first; i < judgements.size(); ++i) judgements[i].pack = pack;
            // Not at every rule: a dossier of a million rows would be sorted again and again.
            const bool is_too_much = judgements.size() > std::size_t{4} * limits::findings_max;
            if (is_too_much) keep_most_important(packs, judgements, has_dropped);
        }
    }
    keep_most_important(packs, judgements, has_dropped);
    if (has_dropped) say_that_there_are_more(judgements);
    std::ranges::stable_sort(judgements, {},
                             [&](const Judgement& judgement) { return order_of(packs, judgement); });

    std::vector<Finding> findings;
    findings.reserve(judgements.size());
    const CompiledRule* rule = nullptr;
    for (const Judgement& judgement : judgements) {
        // Explaining has a budget of its own, one for each rule.
        if (rule != &rule_of(packs, judgement)) runs[judgement.pack].evaluator->start_budget();
        rule = &rule_of(packs, judgement);
        findings.push_back(runs[judgement.pack].builder->build(judgement));
    }
    make_ids_unique(findings);
    fold(packs, judgements, findings);
    return findings;
}

}  // namespace proviso::clause
