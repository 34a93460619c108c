// The proof of a finding: each condition in the rule's own words with what it came to, and below it the parts
// and values that made it so. Only who asks for it pays for it.
//
// Door: `Prover`. Thread rule: one owner. Lifetime: everything that it is made of must outlive it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/evaluate/judge.hpp"
#include "rules/language/evaluate/wording.hpp"

namespace proviso::clause {

class Prover {
public:
    using ValueWords = std::function<std::string(const Value&, ValueKind)>;

    // `subject` is the row of the finding; `value_words` prints what was computed.
    Prover(Evaluator& evaluator, Words& words, RowIndex subject, ValueWords value_words)
        : evaluator_(evaluator), words_(words), value_words_(std::move(value_words)), subject_(subject) {}

    // `text` is the engine's sentence for this kind of condition, such as `proof-require`.
    void prove(std::string_view text, const Condition& condition);
    // A value that the rule asks for beside its conditions, such as the due date.
    void prove_value(std::string_view text, ExprId value);

    [[nodiscard]] std::vector<ProofStep> take() { return std::move(steps_); }

private:
    void condition(ExprId id, std::uint32_t depth);
    void parts(ExprId id, std::uint32_t depth);
    void elements(const Expr& expr, Truth truth, std::uint32_t depth);
    void facts(ExprId id, std::uint32_t depth);
    void computed(ExprId id, std::uint32_t depth);
    void add(std::uint32_t depth, std::string words, std::string result);
    [[nodiscard]] std::string result_of(Truth truth) const;
    [[nodiscard]] std::string words_of(ExprId id) const;
    [[nodiscard]] std::string element_words(Evaluator::Slot element) const;
    [[nodiscard]] bool is_full() const;

    Evaluator& evaluator_;
    Words& words_;
    ValueWords value_words_;
    RowIndex subject_;
    std::vector<ProofStep> steps_;
};

}  // namespace proviso::clause
