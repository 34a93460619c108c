// The stage that a procedure is in, and which findings belong to it: the others are history or lie ahead, and
// the report says that they were not looked at.
//
// Doors: `known_stage`, `stage_of_procedure`, `is_kept`, `keep_stage`. Thread rule: no state.
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "model/report.hpp"

namespace proviso {

// `E-STAGE` for a word that names no stage; empty and `all` are fine.
[[nodiscard]] Status known_stage(std::string_view stage);

// The latest stage that one of the notices speaks of; empty where none says it.
[[nodiscard]] std::string stage_of_procedure(const Dossier& dossier);

// Is a finding of a rule of this stage looked at when `kept` is? A stage of somebody's own pack stands in no
// order with the others: its rules are looked at always.
[[nodiscard]] bool is_kept(std::string_view stage, std::string_view kept);

// Sets the report's stage and keeps the findings of the wanted one: `all`, a stage, or, when empty, the
// procedure's own; also those of stages that only a pack knows. What is taken away is named among what was
// not looked at; where nothing remains, the verdict says so in a sentence of its own.
void keep_stage(std::string_view wanted, const Dossier& dossier, Report& report);

}  // namespace proviso
