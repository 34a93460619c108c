// The small world of the language tests: a model, what the rules share, and ways to get a pack and a dossier
// quickly.
//
// Thread rule: the vocabulary is made once; everything else is the caller's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "rules/language/evaluate.hpp"
#include "rules/language/pack.hpp"
#include "rules/language/program.hpp"

namespace proviso::test {

[[nodiscard]] std::string read_data(std::string_view file);
[[nodiscard]] const Vocabulary& shipment_vocabulary();

// `clauses` with the shared items before them, in one file; `@rest` stands for the clauses that a rule must
// have.
[[nodiscard]] clause::CompiledPack compile_shipment(std::string_view clauses, bool with_tests = false);
[[nodiscard]] std::string rendered(const clause::CompiledPack& compiled);

// The pack, which must be sound: what is wrong with it fails the test.
[[nodiscard]] std::shared_ptr<const clause::RulePack> shipment_pack(std::string_view clauses,
                                                                    bool with_tests = false);

// From the notation, such as `procedure { lots: [ { id: "L1" } ] }`.
[[nodiscard]] Dossier dossier_of(std::string_view notation);

[[nodiscard]] std::vector<Finding> findings_of(const std::shared_ptr<const clause::RulePack>& pack,
                                               const Dossier& dossier, std::string_view as_of = "2026-06-01",
                                               std::string_view language = "en");

}  // namespace proviso::test
