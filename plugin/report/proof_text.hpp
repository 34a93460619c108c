// The proof of one finding for a terminal: its conditions, what each came to, and the values and places that
// made it so.
//
// Door: `write_proof`. Thread rule: no state.
#pragma once

#include <string>

#include "model/finding.hpp"

namespace proviso {

[[nodiscard]] std::string write_proof(const Finding& finding);

}  // namespace proviso
