// Exceptions to rules: each inherits the clauses that it omits, and becomes a rule of its own beneath the one
// that it is an exception to. Two that can apply together without one being an exception to the other are a
// conflict.
//
// Door: `check_exceptions`. Thread rule: no state.
#pragma once

#include "rules/language/check/rule.hpp"

namespace proviso::clause {

// Errors: E0203 an exception to what is not there, or to itself; E0401 a missing clause; E0501 a clause that
// an exception cannot have; E0502 a conflict, with an example. Warning W0502: a conflict that cannot be ruled
// out.
void check_exceptions(Program& program, const Declarations& declarations, RuleChecker& rules,
                      Reporter& reporter);

// Warnings: W0511 a rule that can never apply, W0512 a requirement that can never be met.
void lint_conditions(const Program& program, const Declarations& declarations, Reporter& reporter);

}  // namespace proviso::clause
