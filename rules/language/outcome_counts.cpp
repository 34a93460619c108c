#include "rules/language/outcome_counts.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "rules/language/evaluate/judge.hpp"
#include "rules/language/rule_groups.hpp"

namespace proviso::clause {
namespace {

// Which subject a judgement is about; rules of one pack with the same subject agree in all three.
auto subject_of(const Judgement& judgement) {
    return std::tuple{judgement.subject.row, static_cast<const void*>(judgement.subject.cell),
                      judgement.scope};
}

using Subject = decltype(subject_of(std::declval<const Judgement&>()));

class PackCounter {
public:
    PackCounter(const RulePack& pack, const Dossier& dossier, const EvaluationInput& input)
        : program_(pack.program()), evaluator_(program_, dossier, {input.as_of, input.settings}) {
        const bool sets_aside = input.settings != nullptr && !input.settings->set_aside.empty();
        if (sets_aside) own_groups_ = group_rules(program_, false);
        groups_ = sets_aside ? &own_groups_ : &pack.groups();
        Judge judge{evaluator_, input.as_of};
        judgements_.resize(groups_->size());
        explained_.resize(groups_->size());
        for (std::size_t i = 0; i < groups_->size(); ++i) {
            judge.judge((*groups_)[i].rule, judgements_[i]);
            for (const Judgement& judgement : judgements_[i]) {
                if (is_explanation(judgement.outcome)) explained_[i].insert(subject_of(judgement));
            }
        }
    }

    // How many findings there would be.
    std::uint64_t count(std::vector<OutcomeCount>& counts) const {
        std::uint64_t findings = 0;
        for (std::size_t i = 0; i < groups_->size(); ++i) {
            for (const RuleGroup::Share& share : (*groups_)[i].shares) {
                findings += std::uint64_t{share.members} * judgements_[i].size();
                for (const Judgement& judgement : judgements_[i]) add(share, judgement, counts);
            }
        }
        return findings;
    }

private:
    [[nodiscard]] bool is_explained(const Judgement& judgement, std::uint32_t cause) const {
        return cause != RuleGroup::none && can_be_folded(judgement.outcome) &&
               explained_[cause].contains(subject_of(judgement));
    }

    void add(const RuleGroup::Share& share, const Judgement& judgement,
             std::vector<OutcomeCount>& counts) const {
        const bool is_note = program_.rules[judgement.rule].is_note;
        const bool is_folded = is_explained(judgement, share.cause);
        const Severity severity = severity_of(share.severity, judgement);
        const auto counts_here = [&](const OutcomeCount& known) {
            return known.stage == share.stage && known.severity == severity && known.is_note == is_note &&
                   known.is_folded == is_folded;
        };
        auto place = std::ranges::find_if(counts, counts_here);
        if (place == counts.end()) {
            counts.push_back({share.stage, severity, is_note, is_folded, {}});
            place = counts.end() - 1;
        }
        place->count[static_cast<std::size_t>(judgement.outcome)] += share.members;
    }

    const Program& program_;
    Evaluator evaluator_;
    std::vector<RuleGroup> own_groups_;
    const std::vector<RuleGroup>* groups_ = nullptr;
    std::vector<std::vector<Judgement>> judgements_;  // by group
    std::vector<std::set<Subject>> explained_;        // by group: the subjects that it explains
};

}  // namespace

std::vector<OutcomeCount> count_outcomes(std::span<const std::shared_ptr<const RulePack>> packs,
                                         const Dossier& dossier, const EvaluationInput& input) {
    std::vector<OutcomeCount> counts;
    std::uint64_t findings = 0;
    for (const auto& pack : packs) findings += PackCounter{*pack, dossier, input}.count(counts);
    if (findings > limits::findings_max) {
        OutcomeCount more;
        more.severity = Severity::Urgent;
        more.count[static_cast<std::size_t>(Outcome::CannotTell)] = 1;
        counts.push_back(more);
    }
    return counts;
}

}  // namespace proviso::clause
