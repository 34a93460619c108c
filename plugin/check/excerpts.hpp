// The lines around the places that findings name, for reports that show them. Thread rule: no state.
#pragma once

#include <span>
#include <vector>

#include "model/report.hpp"

namespace proviso {

// One for each line that a finding names, in the order of documents and lines. Long lines are cut around the
// place, as some notices are one line; at most `excerpts_max` of them.
[[nodiscard]] std::vector<Excerpt> excerpts_of(const Dossier& dossier, std::span<const Finding> findings);

}  // namespace proviso
