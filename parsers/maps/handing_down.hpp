// What a document says once for all rows of a list (`every LIST` in a map): each of them gets it, as if it
// had been said there.
//
// Door: `hand_down`. Thread rule: functions keep no state.
#pragma once

#include "model/base/result.hpp"
#include "parsers/maps/automaton.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso::maps {

// Adds the cells and the rows below an `every` to each row of its list with the same parent. Fails when the
// document would then hold more than a dossier may.
[[nodiscard]] Status hand_down(const Automaton& automaton, Staging& staging);

}  // namespace proviso::maps
