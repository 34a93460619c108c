// The judge's part about time: what is late, and what is not due yet. Late needs certainty.
#include "rules/language/evaluate/judge.hpp"

namespace proviso::clause {

Severity severity_of(Severity rule, const Judgement& judgement) {
    const bool is_lowered = judgement.lateness == Judgement::Lateness::Lowered;
    if (!is_lowered || rule == Severity::Info) return rule;
    return static_cast<Severity>(static_cast<std::uint8_t>(rule) + 1);
}

// While the due date has not passed, nothing is late, whenever it was done.
Truth Judge::in_time(const CompiledRule& rule, ExprId condition) {
    if (condition == no_expr) return Truth::of(true);
    const Value due = evaluator_.value(rule.due);
    if (due.is_given() && as_of_.days <= due.number) return Truth::of(true);
    return evaluator_.truth(condition);
}

Truth Judge::alternatives_in_time(const CompiledRule& rule) {
    Truth all = Truth::of(true);
    for (const Condition& condition : rule.alternatives) {
        const Truth truth = in_time(rule, condition.in_time);
        if (truth.is_false()) return truth;
        if (truth.is_undecided()) all = Truth::undecided(all.reasons | truth.reasons);
    }
    return all;
}

// What is met is looked at once more: was it in time?
void Judge::judge_done(const CompiledRule& rule, Truth applies, Judgement& judgement) {
    judgement.outcome = Outcome::Met;
    const Truth done = in_time(rule, rule.in_time);
    if (done.is_true()) return;
    const Value due = evaluator_.value(rule.due);
    if (due.is_given()) judgement.due = Date{static_cast<std::int32_t>(due.number)};
    judgement.reasons = done.reasons | applies.reasons;
    const bool is_late = done.is_false() && applies.is_true();
    judgement.outcome = is_late ? Outcome::Gap : Outcome::CannotTell;
    if (is_late) judgement.lateness = Judgement::Lateness::Late;
}

bool Judge::judge_alternatives(const CompiledRule& rule, bool& is_false, Judgement& judgement) {
    if (rule.alternatives.empty()) return true;
    const Truth alternative = all_of(rule.alternatives).truth;
    if (alternative.is_true()) {
        const Truth done = alternatives_in_time(rule);
        if (done.is_false()) judgement.lateness = Judgement::Lateness::Lowered;
        if (done.is_undecided()) judgement.reasons |= done.reasons;
        judgement.outcome = done.is_true() ? Outcome::MetByDueDiligence : Outcome::CannotTell;
        return done.is_false();
    }
    is_false = is_false && alternative.is_false();
    if (alternative.is_undecided()) judgement.reasons |= alternative.reasons;
    return true;
}

// A gap or a cannot-tell before its due date is not yet due; without a known due date it cannot be told.
void Judge::judge_open(const CompiledRule& rule, Judgement& judgement) {
    if (rule.due == no_expr) return;
    const Value due = evaluator_.value(rule.due);
    if (due.kind == Value::Kind::Fails) return;
    if (!due.is_given()) {
        judgement.outcome = Outcome::CannotTell;
        judgement.reasons |= due.reasons;
        return;
    }
    judgement.due = Date{static_cast<std::int32_t>(due.number)};
    if (as_of_.days <= due.number) {
        judgement.outcome = Outcome::NotYetDue;
    } else if (as_of_.days <= due.upper) {
        judgement.outcome = Outcome::CannotTell;
        judgement.reasons |= due.reasons;
    }
}

}  // namespace proviso::clause
