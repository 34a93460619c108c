// From a judgement to a finding: title, message, fix, reasons and evidence in the language of the reader.
//
// Door: `FindingBuilder::build`. Thread rule: one owner. Lifetime: everything that it is made of must outlive
// it.
#pragma once

#include <string>
#include <vector>

#include "rules/language/evaluate.hpp"
#include "rules/language/evaluate/judge.hpp"
#include "rules/language/evaluate/prover.hpp"
#include "rules/language/evaluate/wording.hpp"

namespace proviso::clause {

class FindingBuilder {
public:
    FindingBuilder(const RulePack& pack, Evaluator& evaluator, Words& words, const EvaluationInput& input);

    [[nodiscard]] Finding build(const Judgement& judgement);

private:
    struct Explanation {
        std::vector<Fact> facts;
        std::vector<std::string> sentences;  // reasons that are no facts of the dossier
    };

    void identify(const Judgement& judgement, const CompiledRule& rule, Finding& finding) const;
    [[nodiscard]] Explanation explain(const Judgement& judgement, const CompiledRule& rule);
    void explain_not_applicable(const CompiledRule& rule, Explanation& explanation, Explainer& explainer);
    void say_what_fails(const Judgement& judgement, const CompiledRule& rule, Explanation& explanation);
    void explain_obligation(const Judgement& judgement, const CompiledRule& rule, Explainer& explainer);
    static void keep_found(const std::vector<Fact>& facts, Finding& finding);
    void add_evidence_paths(const CompiledRule& rule, std::vector<Fact>& facts);
    [[nodiscard]] std::vector<ParameterValue> parameters_of(const CompiledRule& rule) const;
    [[nodiscard]] std::string set_aside_words(const SetAside& set_aside) const;
    [[nodiscard]] const CompiledRule& deciding_rule(const Judgement& judgement) const;
    void explain_exceptions(const Judgement& judgement, const CompiledRule& rule, Explanation& explanation,
                            Explainer& explainer);
    [[nodiscard]] bool has_something_to_write(const Judgement& judgement) const;
    [[nodiscard]] std::vector<Basis> basis_of(const CompiledRule& rule) const;
    void propose(const CompiledRule& rule, Finding& finding) const;
    [[nodiscard]] std::vector<std::string> languages_of(const TextsByLanguage& texts) const;
    [[nodiscard]] std::vector<ProofStep> prove(const Judgement& judgement, const CompiledRule& rule);
    void prove_conditions(const CompiledRule& rule, Prover& prover);
    void write(const Judgement& judgement, const CompiledRule& rule, Finding& finding);
    [[nodiscard]] std::string fill(const TemplatesByLanguage& templates);
    [[nodiscard]] std::string placeholder(const TextPath& path);
    [[nodiscard]] std::string values_of(const std::vector<RowIndex>& rows, FieldId field);
    [[nodiscard]] std::string value_words(const Value& value, ValueKind kind) const;
    [[nodiscard]] std::vector<RowIndex> rows_of(const TextPath& path);

    const RulePack& pack_;
    const Program& program_;
    Evaluator& evaluator_;
    Words& words_;
    const EvaluationInput& input_;
    Judge judge_;
};

}  // namespace proviso::clause
