#include "rules/language/evaluate/judge.hpp"

namespace proviso::clause {
namespace {

// Of an undecided rule: are its reasons all *not carried*, or silent beside *not carried*?
bool is_not_carried(const CompiledRule& rule, Reasons reasons) {
    constexpr Reasons allowed = reason::not_carried | reason::silent;
    const bool has_no_other = (reasons & static_cast<Reasons>(~allowed)) == 0;
    return rule.not_carried_is_not_applicable && has_no_other && (reasons & reason::not_carried) != 0;
}

bool concerns_nothing(const CompiledRule& rule, Reasons reasons) {
    return (reasons & reason::taken_out) != 0 || is_not_carried(rule, reasons);
}

}  // namespace

Judge::Judge(Evaluator& evaluator, Date as_of) : evaluator_(evaluator), as_of_(as_of) {
    const Vocabulary& vocabulary = *evaluator.program().vocabulary;
    procedure_ = vocabulary.find_field(vocabulary.root(), "procedure");
    notice_ = vocabulary.find_field(vocabulary.root(), "notice");
}

RowIndex Judge::whole() const {
    for (const FieldId field : {procedure_, notice_}) {
        if (field == no_field) continue;
        const auto rows = evaluator_.dossier().children(root_row, field);
        if (!rows.empty()) return rows.front();
    }
    return root_row;
}

const SetAside* Judge::set_aside(const CompiledRule& rule) const {
    const Settings* settings = evaluator_.circumstances().settings;
    if (settings == nullptr) return nullptr;
    const auto found = settings->set_aside.find(rule.id);
    // The last day counts; after it the rule runs again.
    return found == settings->set_aside.end() || found->second.until < as_of_ ? nullptr : &found->second;
}

Truth Judge::in_force(const CompiledRule& rule) {
    Date date = as_of_;
    if (rule.in_force_on != no_expr) {
        const Value on = evaluator_.value(rule.in_force_on);
        if (on.kind == Value::Kind::Fails) return Truth::of(false);
        if (!on.is_given()) return Truth::undecided(on.reasons);
        date.days = static_cast<std::int32_t>(on.number);
    }
    return Truth::of(date >= rule.in_force_from && (!rule.in_force_until || date <= *rule.in_force_until));
}

Truth Judge::truth_of(const Condition& condition) {
    const Truth truth = evaluator_.truth(condition.expr);
    return condition.is_negated ? negate(truth) : truth;
}

Judge::Answer Judge::all_of(const std::vector<Condition>& conditions) {
    Answer answer{Truth::of(true), Judgement::none_failing};
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const Truth truth = truth_of(conditions[i]);
        if (truth.is_true()) continue;
        if (truth.is_false()) return {truth, static_cast<std::uint16_t>(i)};
        if (answer.failing == Judgement::none_failing) answer.failing = static_cast<std::uint16_t>(i);
        const Reasons before = answer.truth.is_undecided() ? answer.truth.reasons : Reasons{0};
        answer.truth = Truth::undecided(static_cast<Reasons>(before | truth.reasons));
    }
    return answer;
}

void Judge::judge(std::uint32_t index, std::vector<Judgement>& judgements) {
    const CompiledRule& rule = evaluator_.program().rules[index];
    evaluator_.start_budget();
    if (set_aside(rule) != nullptr) {
        Judgement judgement;
        judgement.rule = index;
        judgement.scope = Judgement::Scope::SetAside;
        judgement.outcome = Outcome::NotApplicable;
        judgement.subject.row = whole();
        judgements.push_back(judgement);
        return;
    }
    if (rule.subjects == no_expr) {
        Judgement judgement = judge_subject(rule, Truth::of(true));
        judgement.rule = index;
        judgement.subject.row = whole();
        judgements.push_back(judgement);
        return;
    }
    const Elements list = evaluator_.elements(rule.subjects);
    bool is_empty = true;
    evaluator_.for_each_element(list, rule.subject_slot, [&](Evaluator::Slot element) {
        const Truth where =
            rule.subject_where == no_expr ? Truth::of(true) : evaluator_.truth(rule.subject_where);
        if (where.is_false()) return true;
        is_empty = false;
        Judgement judgement = judge_subject(rule, where);
        judgement.rule = index;
        judgement.subject = element;
        judgements.push_back(judgement);
        return true;
    });
    if (!is_empty && list.open == 0) return;
    Judgement whole_list;
    whole_list.rule = index;
    whole_list.subject.row = whole();
    const bool may_hold_more = list.open != 0 && !rule.is_note && !in_force(rule).is_false();
    if (!may_hold_more && !is_empty) return;
    const bool is_out = concerns_nothing(rule, list.open);
    whole_list.scope = may_hold_more ? Judgement::Scope::OpenList : Judgement::Scope::NoSubject;
    whole_list.outcome = may_hold_more && !is_out ? Outcome::CannotTell : Outcome::NotApplicable;
    whole_list.reasons = list.open;
    judgements.push_back(whole_list);
}

Judgement Judge::judge_subject(const CompiledRule& rule, Truth where) {
    Judgement judgement;
    const Truth force = in_force(rule);
    const Answer applies = force.is_false() ? Answer{} : all_of(rule.applies);
    Truth when = applies.truth;
    judgement.failing = applies.failing;
    for (const Truth other : {where, force}) {
        if (when.is_false()) break;
        if (other.is_false()) when = other;
        if (!other.is_undecided()) continue;
        const Reasons before = when.is_undecided() ? when.reasons : Reasons{0};
        when = Truth::undecided(static_cast<Reasons>(before | other.reasons));
    }
    if (when.is_false()) {
        judgement.outcome = Outcome::NotApplicable;
    } else {
        judge_deciding(rule, when, judgement);
    }
    if (!evaluator_.is_exhausted()) return judgement;
    judgement.outcome = Outcome::CannotTell;
    judgement.reasons = reason::budget;
    return judgement;
}

void Judge::judge_obligation(const CompiledRule& rule, Truth applies, Judgement& judgement) {
    const Answer required = all_of(rule.requirements);
    if (rule.is_note) {
        const bool is_so = applies.is_true() && required.truth.is_true();
        judgement.outcome = is_so ? Outcome::Noted : Outcome::NotApplicable;
        return;
    }
    if (required.truth.is_true()) return judge_done(rule, applies, judgement);
    judgement.failing = required.failing;
    if (required.truth.is_undecided()) judgement.reasons = required.truth.reasons;
    if (applies.is_undecided()) {
        judgement.reasons |= applies.reasons;
        judgement.outcome =
            concerns_nothing(rule, judgement.reasons) ? Outcome::NotApplicable : Outcome::CannotTell;
        return;
    }
    bool is_false = required.truth.is_false();
    if (!judge_alternatives(rule, is_false, judgement)) return;
    if (!is_false && concerns_nothing(rule, judgement.reasons)) {
        judgement.outcome = Outcome::NotApplicable;
        return;
    }
    const bool is_silence = judgement.reasons == reason::silent && rule.silence == SilenceMeaning::Gap;
    judgement.outcome = is_false || is_silence ? Outcome::Gap : Outcome::CannotTell;
    if (judgement.outcome != Outcome::Gap) judgement.lateness = Judgement::Lateness::None;
    judge_open(rule, judgement);
}

}  // namespace proviso::clause
