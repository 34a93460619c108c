// A schema as Xerces-C keeps it: a pool of grammars that is locked once it is complete, so that threads can
// share it. Thread rule: made on one thread; after that any number of
// threads at once.
#pragma once

#include <memory>
#include <string_view>

#include <xercesc/framework/XMLGrammarPoolImpl.hpp>

#include "model/base/limits.hpp"
#include "model/base/result.hpp"
#include "parsers/schema/module.hpp"
#include "parsers/schema/xsd/memory_budget.hpp"

namespace proviso::schema {

struct CompiledSchema final : Validator {
    MemoryBudget memory{limits::schema_memory_bytes_max};  // Invariant: outlives the pool.
    xercesc::XMLGrammarPoolImpl pool{&memory};

    // In `validate.cpp`. Errors: E-SCHEMA-LIMIT, or E-SCHEMA where Xerces-C gives up.
    [[nodiscard]] Result<Validated> validate(std::string_view document_name, std::string_view utf8) override;
};

}  // namespace proviso::schema
