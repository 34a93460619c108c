#include "rules/language/evaluate/condition_words.hpp"

#include <array>
#include <functional>
#include <utility>

#include "rules/language/evaluate/wording.hpp"

namespace proviso::clause {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;
using IsTold = std::function<bool(ExprId)>;

// Nothing where a part has no words.
class Speaker {
public:
    Speaker(const Reading& reading, IsTold is_told) : reading_(reading), is_told_(std::move(is_told)) {}

    std::string say(ExprId id) const {
        const TextsByLanguage* title = reading_.program.title_of(id);
        if (title != nullptr) return std::string{in_language(*title, reading_.language)};
        const Expr& expr = reading_.program.expr(id);
        if (expr.op == Op::Surely) return say(expr.a);
        if (expr.op == Op::And || expr.op == Op::Or) return join(expr);
        if (expr.op != Op::Not) return {};
        const std::string denied = say(expr.a);
        const std::array<Pair, 1> values{{{"condition", denied}}};
        return denied.empty() ? denied : reading_.texts.get("condition-not", reading_.language, values);
    }

private:
    std::string join(const Expr& expr) const {
        const std::string_view joint = expr.op == Op::And ? "condition-and" : "condition-or";
        std::string all;
        for (std::uint32_t i = 0; i < expr.count; ++i) {
            const ExprId part = reading_.program.operands[expr.first + i];
            if (!is_told_(part)) continue;
            const std::string words = say(part);
            if (words.empty()) return {};
            const std::array<Pair, 2> values{{{"first", all}, {"second", words}}};
            all = all.empty() ? words : reading_.texts.get(joint, reading_.language, values);
        }
        return all;
    }

    const Reading& reading_;
    IsTold is_told_;
};

std::string or_as_written(std::string words, const Condition& condition) {
    return words.empty() ? condition.words : std::move(words);
}

}  // namespace

std::string condition_words(const Condition& condition, const Reading& reading) {
    if (!condition.titles.empty()) return std::string{in_language(condition.titles, reading.language)};
    const auto tell_all = [](ExprId) { return true; };
    return or_as_written(Speaker{reading, tell_all}.say(condition.expr), condition);
}

std::string words_that_decide(const Condition& condition, bool is_true, Evaluator& evaluator,
                              const Reading& reading) {
    if (!condition.titles.empty()) return condition_words(condition, reading);
    const auto decides = [&evaluator, is_true](ExprId part) {
        const Truth truth = evaluator.truth(part);
        return is_true ? truth.is_true() : truth.is_false();
    };
    return or_as_written(Speaker{reading, decides}.say(condition.expr), condition);
}

}  // namespace proviso::clause
