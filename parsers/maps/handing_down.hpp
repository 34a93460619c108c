// What a document says once for all rows of a list (`every LIST` in a map): each of them gets it, as if it
// had been said there.
//
// Door: `hand_down`. Thread rule: functions keep no state.
#pragma once

#include "model/base/result.hpp"
#include "parsers/maps/automaton.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso::maps {

// Adds the cells and the rows below an `every` to each row of its list with the same parent, once to those
// that share a key. Fails when the document would then hold more than a dossier may. Invariant: the scopes
// are decided, and rows have their keys.
[[nodiscard]] Status hand_down(const Automaton& automaton, Staging& staging,
                               const std::vector<bool>& scope_holds);

}  // namespace proviso::maps
