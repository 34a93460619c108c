// The judge's part about exceptions: which one takes the place of the rule.
#include "rules/language/evaluate/judge.hpp"

namespace proviso::clause {

// Exactly one applies: it decides, or one of its own exceptions. None: the rule. Where that is not certain,
// all that may decide are candidates.
void Judge::find_deciding(const CompiledRule& rule, std::uint32_t index, Deciding& deciding) {
    std::vector<std::uint32_t> sure;
    std::vector<std::uint32_t> possible;
    for (const std::uint32_t exception : rule.exceptions) {
        const CompiledRule& one = evaluator_.program().exceptions[exception];
        const Truth force = in_force(one);
        const Truth applies = all_of(one.applies).truth;
        if (force.is_false() || applies.is_false()) continue;
        const bool is_sure = force.is_true() && applies.is_true();
        (is_sure ? sure : possible).push_back(exception);
        if (!is_sure) deciding.reasons |= force.reasons | applies.reasons;
    }
    deciding.is_conflict = deciding.is_conflict || sure.size() > 1;
    if (sure.empty()) deciding.candidates.push_back(index);
    for (const auto* exceptions : {&sure, &possible}) {
        for (const std::uint32_t exception : *exceptions)
            find_deciding(evaluator_.program().exceptions[exception], exception, deciding);
    }
}

void Judge::judge_deciding(const CompiledRule& rule, Truth applies, Judgement& judgement) {
    if (rule.exceptions.empty()) return judge_obligation(rule, applies, judgement);
    Deciding deciding;
    find_deciding(rule, Judgement::no_exception, deciding);
    const Judgement before = judgement;
    bool is_first = true;
    bool is_agreed = !deciding.is_conflict;
    for (const std::uint32_t candidate : deciding.candidates) {
        Judgement one = before;
        one.exception = candidate;
        const bool is_rule = candidate == Judgement::no_exception;
        judge_obligation(is_rule ? rule : evaluator_.program().exceptions[candidate], applies, one);
        is_agreed = is_agreed && (is_first || one.outcome == judgement.outcome);
        const Reasons reasons = is_first ? one.reasons : judgement.reasons | one.reasons;
        if (is_first) judgement = one;
        judgement.reasons = reasons;
        is_first = false;
    }
    if (is_agreed) return;
    judgement = before;
    judgement.outcome = Outcome::CannotTell;
    judgement.reasons = deciding.reasons;
    if (deciding.is_conflict) judgement.reasons |= reason::conflict;
}

}  // namespace proviso::clause
