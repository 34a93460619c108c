// From the inputs of a request to the rows of a dossier: notices out of their containers, what is enclosed in
// them, the documents beside them, drafts; and closing what is stated to be complete.
//
// Doors: `gather`, `ask_schemas`; `read_dossier` of `check.hpp`. Thread rule: the builder's owner calls them.
#pragma once

#include <vector>

#include "plugin/check/check.hpp"
#include "plugin/check/schema_check.hpp"

namespace proviso {

// With the formats of the engine, or a narrowed set of them, which must outlive the dossier then.
[[nodiscard]] Status gather(const Engine& engine, const FormatSet& formats, const CheckRequest& request,
                            DossierBuilder& builder);

// What the user's schemas say of the documents; nothing where there are none. Before the builder finishes.
[[nodiscard]] std::vector<SchemaReading> ask_schemas(const Engine& engine, const CheckRequest& request,
                                                     DossierBuilder& builder);

}  // namespace proviso
