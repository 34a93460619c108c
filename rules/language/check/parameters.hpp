// Checks the parameters that a pack declares, and the values that tests and profiles give them.
//
// Doors: `check_parameters`, `find_parameter_to_set`. Thread rule: no state.
#pragma once

#include <span>

#include "rules/language/check/expression.hpp"

namespace proviso::clause {

// Errors: E0202 unknown type, E0204 a name that a field has already, E0301 a value of another type, E0306
// bounds that exclude each other or a value, E0601 a language without a meaning.
void check_parameters(Program& program, const Declarations& declarations, ExpressionChecker& expressions,
                      Reporter& reporter);

// The parameter of that name that takes the literal; null after E0203 (no such parameter), E0301 (another
// type) or E0306 (out of bounds). `set` names the parameter and stands before the literal.
[[nodiscard]] const CompiledParameter* find_parameter_to_set(std::span<const Program* const> programs,
                                                             const Node& set, const Node& literal,
                                                             Reporter& reporter);

// Those that the conditions, the due date and the subjects of the rule read.
[[nodiscard]] std::vector<std::uint32_t> parameters_of(const Program& program, const CompiledRule& rule);

}  // namespace proviso::clause
