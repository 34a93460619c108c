// Whom a sentence is about that names rows: "lots 1 and 3" are those of the lots that are called so.
//
// Doors: `said_in`, `is_about`. Thread rule: no state. Lifetime: program and dossier must outlive the call.
#pragma once

#include <span>

#include "model/dossier.hpp"
#include "rules/language/program.hpp"

namespace proviso::clause {

// What the hits of a phrase in sentences that name rows say about the row to which a text at `row` belongs. A
// text that belongs to no such row, or to the only one, is searched as if nothing were named.
[[nodiscard]] PhraseHit::Kind said_in(std::span<const NamedHit> hits, PhraseId phrase, RowIndex row,
                                      const Program& program, const Dossier& dossier);

// Does a sentence that names these rows speak of the one to which a text at `row` belongs? Only where nothing
// is in doubt: a number that two lots could mean, or two lists in one sentence, are about nobody for certain.
[[nodiscard]] bool is_about(const NamedRows& named, RowIndex row, const Program& program,
                            const Dossier& dossier);

}  // namespace proviso::clause
