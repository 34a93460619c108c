#include "rules/language/evaluate/prover.hpp"

#include "rules/language/evaluate/condition_words.hpp"

#include <array>
#include <utility>

namespace proviso::clause {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::size_t elements_shown_max = 3;
constexpr std::size_t steps_max = 200;  // a proof is read by a person

bool is_computed(Op op) {
    switch (op) {
        case Op::Literal:
        case Op::Element:
        case Op::Root:
        case Op::Step:
        case Op::Field:
        case Op::List:
            return false;
        default:
            return true;
    }
}

bool has_value(const Expr& expr) {
    return is_computed(expr.op) && (expr.kind == ValueKind::Number || expr.kind == ValueKind::Date ||
                                    expr.kind == ValueKind::Period || expr.kind == ValueKind::Money ||
                                    expr.op == Op::ClassOf || expr.op == Op::Parameter);
}

}  // namespace

bool Prover::is_full() const { return steps_.size() >= steps_max || evaluator_.is_exhausted(); }

void Prover::add(std::uint32_t depth, std::string words, std::string result) {
    if (is_full()) return;
    ProofStep step;
    step.depth = depth;
    step.words = std::move(words);
    step.result = std::move(result);
    steps_.push_back(std::move(step));
}

std::string Prover::result_of(Truth truth) const {
    const std::string_view name = truth.is_undecided() ? "proof-undecided"
                                  : truth.is_true()    ? "proof-true"
                                                       : "proof-false";
    return words_.texts().get(name, words_.language());
}

std::string Prover::words_of(ExprId id) const {
    const TextsByLanguage* const title = evaluator_.program().title_of(id);
    if (title != nullptr) return Words::excerpt(in_language(*title, words_.language()));
    const std::string_view written = evaluator_.program().words_of(id);
    if (!written.empty()) return Words::excerpt(written);
    const Expr& expr = evaluator_.program().expr(id);
    if (expr.op == Op::Parameter)
        return evaluator_.program().parameters[static_cast<std::size_t>(expr.number)].name;
    return expr.field == no_field ? std::string{} : words_.label(expr.field);
}

void Prover::prove(std::string_view text, const Condition& asked) {
    const Truth truth = evaluator_.truth(asked.expr);
    const std::string named =
        condition_words(asked, {evaluator_.program(), words_.texts(), words_.language()});
    const std::array<Pair, 1> values{{{"condition", named}}};
    add(0, words_.texts().get(text, words_.language(), values), result_of(truth));
    // The words of an obligation are its name; those of a trigger are the condition itself.
    if (evaluator_.program().words_of(asked.expr) == asked.words || words_of(asked.expr) == named) {
        parts(asked.expr, 1);
    } else {
        condition(asked.expr, 1);
    }
}

void Prover::prove_value(std::string_view text, ExprId id) {
    const std::string written = words_of(id);
    const std::array<Pair, 1> values{{{"condition", written}}};
    const Value value = evaluator_.value(id);
    const std::string result = value.is_given() ? value_words_(value, evaluator_.program().expr(id).kind)
                                                : result_of(Truth::undecided(value.reasons));
    add(0, words_.texts().get(text, words_.language(), values), result);
    computed(id, 1);
}

void Prover::condition(ExprId id, std::uint32_t depth) {
    if (is_full()) return;
    add(depth, words_of(id), result_of(evaluator_.truth(id)));
    parts(id, depth + 1);
}

void Prover::parts(ExprId id, std::uint32_t depth) {
    if (is_full()) return;
    const Program& program = evaluator_.program();
    const Expr& expr = program.expr(id);
    switch (expr.op) {
        case Op::And:
        case Op::Or:
            for (std::uint32_t i = 0; i < expr.count; ++i) condition(program.operands[expr.first + i], depth);
            return;
        case Op::Not:
        case Op::Surely:
            condition(expr.a, depth);
            return;
        case Op::Quantifier:
            elements(expr, evaluator_.truth(id), depth);
            return;
        default:
            break;
    }
    for (const ExprId operand : {expr.a, expr.b}) {
        if (operand == no_expr || !has_value(program.expr(operand))) continue;
        const Value value = evaluator_.value(operand);
        if (value.is_given()) add(depth, words_of(operand), value_words_(value, program.expr(operand).kind));
    }
    facts(id, depth);
}

std::string Prover::element_words(Evaluator::Slot element) const {
    if (element.cell != nullptr) return words_.label(element.cell->field) + " " + words_.value(*element.cell);
    const Dossier& dossier = evaluator_.dossier();
    std::string words = words_.entity_label(dossier.row(element.row).entity);
    const std::string_view id = dossier.row_id(element.row);
    return id.empty() ? words : words + " " + Words::excerpt(id);
}

// Those that decide, or leave it undecided; the others would say the same again.
void Prover::elements(const Expr& expr, Truth truth, std::uint32_t depth) {
    const auto wanted = deciding_kind(static_cast<QuantifierKind>(expr.variant), truth);
    std::size_t count = 0;
    evaluator_.for_each_element(evaluator_.elements(expr.a), expr.slot, [&](Evaluator::Slot element) {
        const Truth where = expr.b == no_expr ? Truth::of(true) : evaluator_.truth(expr.b);
        if (where.is_false() || is_full()) return !is_full();
        const Truth body = evaluator_.truth(expr.c);
        const bool is_shown = body.kind == wanted || where.is_undecided();
        if (!is_shown || ++count > elements_shown_max) return true;
        add(depth, element_words(element), result_of(body));
        if (where.is_undecided()) condition(expr.b, depth + 1);
        condition(expr.c, depth + 1);
        return !is_full();
    });
    if (count > elements_shown_max) {
        const std::string more = std::to_string(count - elements_shown_max);
        const std::array<Pair, 1> values{{{"count", more}}};
        add(depth, words_.texts().get("proof-more", words_.language(), values), {});
    }
    if (count > 0) return;
    Explainer explainer{evaluator_};
    explainer.explain_list(expr.a);
    for (const Fact& fact : explainer.take()) {
        add(depth, words_.reason(fact, subject_, evaluator_.program()), {});
    }
    if (!truth.is_undecided() && evaluator_.elements(expr.a).open == 0)
        add(depth, words_.texts().get("proof-no-element", words_.language()), {});
}

void Prover::computed(ExprId id, std::uint32_t depth) {
    const Expr& expr = evaluator_.program().expr(id);
    for (const ExprId operand : {expr.a, expr.b}) {
        if (operand == no_expr || !has_value(evaluator_.program().expr(operand))) continue;
        const Value value = evaluator_.value(operand);
        if (value.is_given())
            add(depth, words_of(operand), value_words_(value, evaluator_.program().expr(operand).kind));
    }
    Explainer explainer{evaluator_};
    explainer.explain_value(id);
    for (const Fact& fact : explainer.take()) {
        if (fact.field == no_field || is_full()) continue;
        ProofStep step{depth, words_.label(fact.field), {}, words_.evidence(fact, evaluator_.program())};
        step.result = step.place->value;
        steps_.push_back(std::move(step));
    }
}

void Prover::facts(ExprId id, std::uint32_t depth) {
    Explainer explainer{evaluator_};
    explainer.explain(id);
    for (const Fact& fact : explainer.take()) {
        if (is_full()) return;
        ProofStep step;
        step.depth = depth;
        if (fact.field != no_field) step.place = words_.evidence(fact, evaluator_.program());
        step.words = words_.reason(fact, subject_, evaluator_.program());
        if (step.words.empty() && step.place) {
            step.words = step.place->label;
            step.result = step.place->value;
        }
        if (!step.words.empty()) steps_.push_back(std::move(step));
    }
}

}  // namespace proviso::clause
