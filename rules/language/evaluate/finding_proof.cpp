// The finding builder's part about proofs.
#include "rules/language/evaluate/finding_builder.hpp"

namespace proviso::clause {

void FindingBuilder::prove_conditions(const CompiledRule& rule, Prover& prover) {
    for (const Condition& condition : rule.applies)
        prover.prove(condition.is_negated ? "proof-unless" : "proof-applies", condition);
}

std::vector<ProofStep> FindingBuilder::prove(const Judgement& judgement, const CompiledRule& rule) {
    // A proof has a budget of its own: it must not take from what is left for reasons and evidence.
    evaluator_.start_budget();
    Prover prover{evaluator_, words_, judgement.subject.row,
                  [this](const Value& value, ValueKind kind) { return value_words(value, kind); }};
    if (rule.in_force_on != no_expr) prover.prove_value("proof-in-force", rule.in_force_on);
    prove_conditions(rule, prover);
    for (const std::uint32_t exception : rule.exceptions)
        prove_conditions(program_.exceptions[exception], prover);
    const CompiledRule& deciding = deciding_rule(judgement);
    for (const Condition& condition : deciding.requirements) prover.prove("proof-require", condition);
    for (const Condition& condition : deciding.alternatives) prover.prove("proof-failing-that", condition);
    if (deciding.due != no_expr) prover.prove_value("proof-due", deciding.due);
    return prover.take();
}

}  // namespace proviso::clause
