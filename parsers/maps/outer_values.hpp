// Rows that stand within another row and belong to a list further out, and what they take from the rows
// around them: a site described within a model is one of the dossier's sites, and makes that model.
//
// Doors: `holder_of`, `take_outer_values`. Thread rule: functions keep no state.
#pragma once

#include <cstdint>

#include "parsers/maps/automaton.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso::maps {

// The staged row that holds the list of this one.
[[nodiscard]] std::uint32_t holder_of(const Automaton& automaton, const Staging& staging, std::uint32_t row);

// Adds the cells that rows take from those around them (`FIELD = FIELD of ENTITY`). Cells below conditions
// that failed are not told apart here: they keep their scope, which decides for the copy as for the original.
void take_outer_values(const Automaton& automaton, Staging& staging);

}  // namespace proviso::maps
