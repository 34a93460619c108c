// The second pass: goes once more through a condition that was judged and collects which values, and which
// lack of values, made it what it is. Only findings that need words pay for it.
//
// Door: `Explainer`. Thread rule: one owner. Lifetime: the evaluator must outlive it.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/language/evaluate/evaluator.hpp"

namespace proviso::clause {

// A value or a lack of one. With a kind it is a reason; with or without one it is evidence.
struct Fact {
    Reasons kind = 0;
    RowIndex row = no_row;
    FieldId field = no_field;
    const Cell* cell = nullptr;
    std::int32_t phrase = -1;     // the phrase that was found in the cell
    std::int32_t text = -1;       // the text that tells a person what to decide
    std::int32_t parameter = -1;  // the parameter that is not set

    friend bool operator==(const Fact&, const Fact&) = default;
};

// Of the elements of a decided quantifier: the truth of the body that explains it.
[[nodiscard]] Truth::Kind deciding_kind(QuantifierKind kind, Truth truth);

class Explainer {
public:
    explicit Explainer(Evaluator& evaluator) : evaluator_(evaluator) {}

    // Adds what made the condition true, false or undecided; each fact once, limits::evidence_items_max at
    // most.
    void explain(ExprId condition);
    void explain_value(ExprId value);
    // The cells of a field, or what is said of their lack.
    void explain_field(RowIndex row, FieldId field);
    // What keeps a list open, or that it is empty.
    void explain_list(ExprId list);

    [[nodiscard]] std::vector<Fact> take() { return std::move(facts_); }

private:
    void explain_connective(const Expr& expr, Truth truth);
    void explain_quantifier(const Expr& expr, Truth truth);
    void explain_mentions(ExprId text, std::size_t phrase);
    void explain_mentions_in_cells(const Evaluator::FieldPlace& at, std::size_t phrase);
    void explain_the(const Expr& expr, bool is_count);
    void explain_over_values(const Expr& expr);
    void explain_reckoning(Reasons reasons);
    void explain_else(const Expr& expr);
    void explain_parameter(const Expr& expr);
    void explain_element(const Expr& expr);
    void explain_rows(const Expr& expr);
    void explain_one_field(ExprId id);
    void explain_absence(RowIndex row, FieldId field);
    void add(const Fact& fact);
    [[nodiscard]] bool is_full() const;

    Evaluator& evaluator_;
    std::vector<Fact> facts_;
};

}  // namespace proviso::clause
