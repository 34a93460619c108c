// Which rules only ever gain from knowing more: filling a silence never turns their met into a gap. A rule
// that denies presence, sets upper counts or prohibits may.
//
// Door: `is_monotone`. Thread rule: no state.
#pragma once

#include "rules/language/program.hpp"

namespace proviso::clause {

// Errs on the side of no.
[[nodiscard]] bool is_monotone(const Program& program, const CompiledRule& rule);

// How many steps a judgement of the rule takes at most, as a sum over the lists that it goes through, such as
// `14 + 9 lots + 4 lots papers`. Steps on the length of texts are not in it.
[[nodiscard]] std::string cost_of(const Program& program, const CompiledRule& rule);

}  // namespace proviso::clause
