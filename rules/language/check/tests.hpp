// Checks the `test` fences of a pack and puts them into the program.
//
// Door: `check_tests`. Thread rule: no state.
#pragma once

#include "rules/language/check/scope.hpp"
#include "rules/language/program.hpp"

namespace proviso::clause {

// Errors: E0203 an unknown rule or record, E0202 an unknown entity, E0401 a test without a date or an
// expectation, and what `read_given` reports about the values.
void check_tests(Program& program, const Declarations& declarations, Reporter& reporter);

}  // namespace proviso::clause
