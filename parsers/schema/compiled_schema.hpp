// A schema as Xerces-C keeps it: a pool of grammars that is locked once it is complete, so that threads can
// share it. Doors: `compile`, `validate_with`. Thread rule: `compile` on one thread; after that any number of
// threads at once.
#pragma once

#include <memory>
#include <string_view>

#include <xercesc/framework/XMLGrammarPoolImpl.hpp>

#include "model/base/limits.hpp"
#include "model/base/result.hpp"
#include "parsers/schema/folder.hpp"
#include "parsers/schema/memory_budget.hpp"
#include "parsers/schema/schema_set.hpp"

namespace proviso::schema {

struct CompiledSchema {
    MemoryBudget memory{limits::schema_memory_bytes_max};  // Invariant: outlives the pool.
    xercesc::XMLGrammarPoolImpl pool{&memory};
};

// Errors: those of `SchemaSet::verify`.
[[nodiscard]] Result<std::unique_ptr<CompiledSchema>> compile(const Folder& folder, std::string_view path);

// Errors: E-SCHEMA-LIMIT, or E-SCHEMA where Xerces-C gives up.
[[nodiscard]] Result<Validated> validate_with(CompiledSchema& schema, std::string_view document_name,
                                              std::string_view utf8);

}  // namespace proviso::schema
