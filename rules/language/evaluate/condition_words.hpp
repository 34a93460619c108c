// A condition in the reader's words: the titles of the defines that it is made of, joined as it joins them.
//
// Doors: `condition_words`, `words_that_decide`. Thread rule: no state.
#pragma once

#include <string>
#include <string_view>

#include "rules/language/evaluate/evaluator.hpp"
#include "rules/language/texts.hpp"

namespace proviso::clause {

struct Reading {
    const Program& program;
    const TextCatalogue& texts;
    std::string_view language;
};

// As the rule writes it where a part of it has no title.
[[nodiscard]] std::string condition_words(const Condition& condition, const Reading& reading);

// Only those parts that made the condition what it is: of `a and b` the ones that do not hold, of `a or b`
// the ones that do.
[[nodiscard]] std::string words_that_decide(const Condition& condition, bool is_true, Evaluator& evaluator,
                                            const Reading& reading);

}  // namespace proviso::clause
