#include "rules/language/evaluate/finding_builder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/base/hash.hpp"
#include "rules/language/evaluate/condition_words.hpp"

namespace proviso::clause {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;
bool is_open(Outcome outcome) {
    return outcome == Outcome::Gap || outcome == Outcome::CannotTell || outcome == Outcome::NotYetDue;
}

}  // namespace

FindingBuilder::FindingBuilder(const RulePack& pack, Evaluator& evaluator, Words& words,
                               const EvaluationInput& input)
    : pack_(pack),
      program_(pack.program()),
      evaluator_(evaluator),
      words_(words),
      input_(input),
      judge_(evaluator, input.as_of) {}

Finding FindingBuilder::build(const Judgement& judgement) {
    const CompiledRule& rule = program_.rules[judgement.rule];
    Finding finding;
    finding.rule = rule.id;
    finding.rule_version = rule.version.empty() ? pack_.identity().version : rule.version;
    finding.pack = pack_.identity().name;
    finding.is_note = rule.is_note;
    finding.title = in_language(rule.title, input_.language);
    finding.outcome = judgement.outcome;
    finding.severity = severity_of(rule.severity, judgement);
    finding.stage = rule.stage;
    finding.actor = rule.actor;
    finding.audience = rule.audience;
    finding.follow_up = rule.follow_up;
    const CompiledRule& deciding = deciding_rule(judgement);
    finding.basis = basis_of(deciding);
    if (judgement.exception != Judgement::no_exception) finding.exception = deciding.id;
    finding.checkpoints = rule.checkpoints;
    finding.due = judgement.due;
    const bool is_subject = judgement.scope == Judgement::Scope::Subject;
    if (is_subject && rule.subjects != no_expr) evaluator_.set_slot(rule.subject_slot, judgement.subject);
    identify(judgement, rule, finding);
    write(judgement, deciding, finding);
    finding.parameters = parameters_of(deciding);
    if (is_subject && has_something_to_write(judgement)) propose(deciding, finding);
    const bool is_settled = (judgement.outcome == Outcome::Met && !input_.explains_met) ||
                            judgement.outcome == Outcome::NotApplicable;
    if (judgement.scope == Judgement::Scope::SetAside) {
        finding.set_aside = *judge_.set_aside(rule);
        finding.reasons.push_back(set_aside_words(*finding.set_aside));
    } else if (judgement.outcome == Outcome::NotApplicable && input_.explains_met && !input_.explains_all) {
        finding.reasons = explain(judgement, rule).sentences;
    } else if (!is_settled || input_.explains_all) {
        const Explanation explanation = explain(judgement, rule);
        finding.reasons = explanation.sentences;
        for (const Fact& fact : explanation.facts) {
            std::string reason = words_.reason(fact, judgement.subject.row, program_);
            const bool is_new =
                !reason.empty() && std::ranges::find(finding.reasons, reason) == finding.reasons.end();
            if (is_new) finding.reasons.push_back(std::move(reason));
            if (fact.field != no_field) finding.evidence.push_back(words_.evidence(fact, program_));
        }
        if (judgement.outcome == Outcome::Met && !input_.explains_all) keep_found(explanation.facts, finding);
    }
    if (input_.proves && is_subject) finding.proof = prove(judgement, rule);
    if (is_subject && rule.subjects != no_expr) evaluator_.set_slot(rule.subject_slot, {});
    return finding;
}

std::vector<Basis> FindingBuilder::basis_of(const CompiledRule& rule) const {
    std::vector<Basis> all;
    for (std::size_t i = 0; i < rule.basis_texts.size() && i < rule.basis.size(); ++i) {
        const BasisTexts& texts = rule.basis_texts[i];
        Basis basis = rule.basis[i];
        basis.title = in_language(texts.title, input_.language);
        basis.pinpoint = in_language(texts.pinpoint, input_.language);
        if (texts.parameter) {
            const auto& clause = evaluator_.parameters()[*texts.parameter].value;
            if (!clause) continue;
            basis.pinpoint = clause->text;
        }
        all.push_back(std::move(basis));
    }
    return all;
}

// What is met is shown by what was found: the passages, where phrases were looked for, else the values. That
// other places are silent shows nothing.
void FindingBuilder::keep_found(const std::vector<Fact>& facts, Finding& finding) {
    std::vector<Evidence> passages;
    std::vector<Evidence> values;
    std::size_t at = 0;
    for (const Fact& fact : facts) {
        if (fact.field == no_field) continue;
        Evidence& evidence = finding.evidence[at++];
        if (evidence.state != State::Given || evidence.value.empty()) continue;
        (fact.phrase >= 0 ? passages : values).push_back(std::move(evidence));
    }
    finding.evidence = std::move(passages.empty() ? values : passages);
    finding.reasons.clear();
}

const CompiledRule& FindingBuilder::deciding_rule(const Judgement& judgement) const {
    return judgement.exception == Judgement::no_exception ? program_.rules[judgement.rule]
                                                          : program_.exceptions[judgement.exception];
}

// A proposal is for who can still write: where something is missing, or cannot be told; and in a draft also
// for the notice that is to come, where only that has a place for it, or is to say what the draft says.
bool FindingBuilder::has_something_to_write(const Judgement& judgement) const {
    if (judgement.outcome == Outcome::Gap || judgement.outcome == Outcome::CannotTell) return true;
    // What follows from a rule that is met is said with it.
    const bool is_said_by_another = !program_.rules[judgement.rule].follows_from.empty();
    const bool is_for_the_notice =
        (judgement.outcome == Outcome::Met && !is_said_by_another) ||
        (judgement.outcome == Outcome::NotApplicable && (judgement.reasons & reason::not_carried) != 0);
    return is_for_the_notice && input_.proposes_not_carried;
}

void FindingBuilder::propose(const CompiledRule& rule, Finding& finding) const {
    const Vocabulary& vocabulary = *program_.vocabulary;
    for (const CompiledProposal& one : rule.proposals) {
        const Field& field = vocabulary.field(one.field);
        Proposal proposal;
        proposal.field = vocabulary.entity(field.owner).name + "." + field.name;
        proposal.label = words_.label(one.field);
        proposal.value = one.value;
        if (one.texts.empty()) finding.proposals.push_back(proposal);
        for (const std::string& language : languages_of(one.texts)) {
            proposal.language = language;
            proposal.value = one.texts.find(language)->second;
            finding.proposals.push_back(proposal);
        }
    }
}

// Those that the notice will be written in; where the rule has none of them, the reader's, else any.
std::vector<std::string> FindingBuilder::languages_of(const TextsByLanguage& texts) const {
    std::vector<std::string> languages;
    for (const std::string& one : input_.proposal_languages) {
        if (texts.contains(one)) languages.push_back(one);
    }
    if (!languages.empty() || texts.empty()) return languages;
    for (const std::string& one : {input_.language, std::string{"en"}, texts.begin()->first}) {
        if (texts.contains(one)) return {one};
    }
    return languages;
}

std::vector<ParameterValue> FindingBuilder::parameters_of(const CompiledRule& rule) const {
    std::vector<ParameterValue> values;
    for (const std::uint32_t index : rule.parameters) {
        const ParameterInForce& in_force = evaluator_.parameters()[index];
        ParameterValue value;
        value.name = program_.parameters[index].name;
        if (in_force.value) value.value = in_force.value->text;
        value.because = in_force.because;
        if (in_force.from) {
            const std::string from = format_date(*in_force.from);
            const std::array<Pair, 1> values_of_text{{{"from", from}}};
            value.because = words_.texts().get("parameter-of-pack", words_.language(), values_of_text);
        }
        values.push_back(std::move(value));
    }
    return values;
}

std::string FindingBuilder::set_aside_words(const SetAside& set_aside) const {
    const std::string until = format_date(set_aside.until);
    const std::array<Pair, 3> values{
        {{"until", until}, {"because", set_aside.because}, {"by", set_aside.approved_by}}};
    const std::string_view name = set_aside.approved_by.empty() ? "set-aside" : "set-aside-by";
    return words_.texts().get(name, words_.language(), values);
}

void FindingBuilder::identify(const Judgement& judgement, const CompiledRule& rule, Finding& finding) const {
    const Dossier& dossier = evaluator_.dossier();
    if (judgement.subject.cell != nullptr) {
        const Field& field = dossier.vocabulary().field(judgement.subject.cell->field);
        finding.subject.entity = field.name;
        finding.subject.label = words_.label(judgement.subject.cell->field);
        finding.subject.id = Words::excerpt(judgement.subject.cell->text);
    } else {
        const EntityId entity = dossier.row(judgement.subject.row).entity;
        finding.subject.entity = dossier.vocabulary().entity(entity).name;
        finding.subject.label = words_.entity_label(entity);
        finding.subject.id = Words::excerpt(dossier.row_id(judgement.subject.row));
    }
    std::string cause{outcome_name(judgement.outcome)};
    for (unsigned bit = 0; bit < 32U; ++bit) {
        if ((judgement.reasons >> bit & 1U) != 0) cause += " " + std::to_string(bit);
    }
    const bool is_about_requirement =
        is_open(judgement.outcome) && judgement.failing < deciding_rule(judgement).requirements.size();
    if (is_about_requirement) cause += " " + deciding_rule(judgement).requirements[judgement.failing].words;
    if (judgement.lateness != Judgement::Lateness::None) cause += " late";
    if (judgement.scope != Judgement::Scope::Subject) cause += " all";
    const std::string key =
        rule.id + '\n' + finding.subject.entity + '\n' + finding.subject.id + '\n' + cause;
    constexpr std::size_t digits = 12;
    finding.id = "F-" + sha256_hex(key).substr(0, digits);
}

FindingBuilder::Explanation FindingBuilder::explain(const Judgement& judgement, const CompiledRule& rule) {
    Explanation explanation;
    Explainer explainer{evaluator_};
    const auto say = [&](std::string_view name, std::span<const Pair> values) {
        explanation.sentences.push_back(words_.texts().get(name, words_.language(), values));
    };
    for (const Reasons kind : {reason::budget, reason::too_many}) {
        if ((judgement.reasons & kind) == 0) continue;
        Fact fact;
        fact.kind = kind;
        explanation.facts.push_back(fact);
        return explanation;
    }
    if (judgement.scope != Judgement::Scope::Subject) {
        explainer.explain_list(rule.subjects);
        explanation.facts = explainer.take();
        const Expr& list = program_.expr(rule.subjects);
        const std::string what = words_.label(list.field);
        const std::array<Pair, 1> values{{{"what", what}}};
        if (judgement.scope == Judgement::Scope::NoSubject) say("reason-no-subject", values);
        return explanation;
    }
    if (judgement.outcome == Outcome::NotApplicable) {
        explain_not_applicable(rule, explanation, explainer);
    } else {
        explain_exceptions(judgement, rule, explanation, explainer);
        explain_obligation(judgement, rule, explainer);
    }
    say_what_fails(judgement, deciding_rule(judgement), explanation);
    std::vector<Fact> facts = explainer.take();
    if (judgement.outcome != Outcome::NotApplicable) add_evidence_paths(deciding_rule(judgement), facts);
    explanation.facts = std::move(facts);
    const bool is_late = judgement.lateness != Judgement::Lateness::None;
    if (judgement.due && (is_late || judgement.outcome == Outcome::NotYetDue)) {
        const std::string due = format_date(*judgement.due);
        const std::array<Pair, 1> values{{{"due", due}}};
        say(is_late ? "reason-late" : "reason-due", values);
    }
    return explanation;
}

// The condition that fails, in the rule's own words, and what it found.
void FindingBuilder::explain_not_applicable(const CompiledRule& rule, Explanation& explanation,
                                            Explainer& explainer) {
    if (judge_.in_force(rule).is_false()) {
        const std::string from = format_date(rule.in_force_from);
        const std::string until = rule.in_force_until ? format_date(*rule.in_force_until) : std::string{};
        const std::array<Pair, 2> values{{{"from", from}, {"until", until}}};
        const std::string_view name = until.empty() ? "reason-not-in-force" : "reason-not-in-force-any-more";
        explanation.sentences.push_back(words_.texts().get(name, words_.language(), values));
        if (rule.in_force_on != no_expr) explainer.explain_value(rule.in_force_on);
        return;
    }
    const Judge::Answer applies = judge_.all_of(rule.applies);
    if (applies.truth.is_false() && applies.failing < rule.applies.size()) {
        const Condition& condition = rule.applies[applies.failing];
        const std::string words = words_that_decide(condition, condition.is_negated, evaluator_,
                                                    {program_, words_.texts(), words_.language()});
        const std::array<Pair, 1> values{{{"condition", words}}};
        const std::string_view name = condition.is_negated ? "reason-exception" : "reason-condition";
        explanation.sentences.push_back(words_.texts().get(name, words_.language(), values));
        explainer.explain(condition.expr);
        return;
    }
    for (const auto* conditions : {&rule.applies, &rule.requirements}) {
        for (const Condition& condition : *conditions) {
            if (!judge_.truth_of(condition).is_true()) explainer.explain(condition.expr);
        }
    }
}

// Where a rule requires several things, which of them it is about.
void FindingBuilder::say_what_fails(const Judgement& judgement, const CompiledRule& rule,
                                    Explanation& explanation) {
    if (judgement.outcome != Outcome::Gap || rule.requirements.size() < 2) return;
    for (const Condition& condition : rule.requirements) {
        if (judge_.truth_of(condition).is_true()) continue;
        const std::string what{in_language(condition.titles, input_.language)};
        const std::array<Pair, 1> values{{{"condition", what}}};
        explanation.sentences.push_back(words_.texts().get("reason-condition", words_.language(), values));
    }
}

// Which exception took the place of the rule, or why that cannot be told.
void FindingBuilder::explain_exceptions(const Judgement& judgement, const CompiledRule& rule,
                                        Explanation& explanation, Explainer& explainer) {
    const auto say = [&](std::string_view name, std::string_view id, std::string_view title) {
        const std::array<Pair, 2> values{{{"id", id}, {"title", title}}};
        explanation.sentences.push_back(words_.texts().get(name, words_.language(), values));
    };
    if (judgement.exception != Judgement::no_exception) {
        const CompiledRule& one = deciding_rule(judgement);
        say("reason-exception-applies", one.id, in_language(one.title, input_.language));
        return;
    }
    if (judgement.outcome != Outcome::CannotTell) return;
    const bool is_conflict = (judgement.reasons & reason::conflict) != 0;
    for (const std::uint32_t exception : rule.exceptions) {
        const CompiledRule& one = program_.exceptions[exception];
        const Truth applies = judge_.all_of(one.applies).truth;
        const std::string_view title = in_language(one.title, input_.language);
        if (is_conflict && applies.is_true()) say("reason-exception-conflict", one.id, title);
        for (const Condition& condition : one.applies) {
            if (judge_.truth_of(condition).is_undecided()) explainer.explain(condition.expr);
        }
    }
}

void FindingBuilder::explain_obligation(const Judgement& judgement, const CompiledRule& rule,
                                        Explainer& explainer) {
    const bool is_settled = judgement.outcome == Outcome::Met || judgement.outcome == Outcome::Noted;
    if (judgement.outcome == Outcome::CannotTell) {
        if (judge_.in_force(rule).is_undecided()) explainer.explain_value(rule.in_force_on);
        if (rule.subject_where != no_expr && evaluator_.truth(rule.subject_where).is_undecided()) {
            explainer.explain(rule.subject_where);
        }
    }
    for (const Condition& condition : rule.applies) {
        const bool is_wanted = is_settled || judge_.truth_of(condition).is_undecided();
        if (is_wanted) explainer.explain(condition.expr);
    }
    const CompiledRule& deciding = deciding_rule(judgement);
    for (const Condition& condition : deciding.requirements) {
        if (is_settled || !judge_.truth_of(condition).is_true()) explainer.explain(condition.expr);
    }
    const bool is_met = judge_.all_of(deciding.requirements).truth.is_true();
    if (is_met && deciding.in_time != no_expr) explainer.explain(deciding.in_time);
    const bool has_alternative = judge_.all_of(deciding.alternatives).truth.is_true();
    for (const Condition& condition : deciding.alternatives) {
        if (!is_met && has_alternative && condition.in_time != no_expr) explainer.explain(condition.in_time);
    }
    const bool is_by_due_diligence = judgement.outcome == Outcome::MetByDueDiligence;
    for (const Condition& condition : deciding.alternatives) {
        if (is_by_due_diligence == judge_.truth_of(condition).is_true()) explainer.explain(condition.expr);
    }
    const bool is_due_unknown = judgement.outcome == Outcome::CannotTell && deciding.due != no_expr &&
                                (!judgement.due || (judgement.reasons & reason::no_calendar) != 0);
    if (is_due_unknown) explainer.explain_value(deciding.due);
}

void FindingBuilder::add_evidence_paths(const CompiledRule& rule, std::vector<Fact>& facts) {
    const auto is_known = [&facts](const Fact& fact) {
        return std::ranges::any_of(facts, [&fact](const Fact& other) {
            const bool is_same_row = fact.cell != nullptr || other.row == fact.row;
            return other.cell == fact.cell && other.field == fact.field && is_same_row;
        });
    };
    for (const TextPath& path : rule.evidence) {
        if (path.fields.empty()) continue;
        Explainer explainer{evaluator_};
        for (const RowIndex row : rows_of(path)) explainer.explain_field(row, path.fields.back());
        for (Fact& fact : explainer.take()) {
            fact.kind = 0;  // Shown, but no reason of its own: a condition decided.
            if (!is_known(fact) && facts.size() < limits::evidence_items_max) facts.push_back(fact);
        }
    }
}

}  // namespace proviso::clause
