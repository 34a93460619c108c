// What a report and a bare verdict begin with: the settings of the buyer, the reader, and the dossier.
//
// Door: `prepare`. Thread rule: no state. Lifetime: what is evaluated looks at the prepared settings.
#pragma once

#include <vector>

#include "plugin/check/check.hpp"
#include "plugin/check/reader.hpp"
#include "plugin/check/schema_check.hpp"

namespace proviso {

struct Prepared {
    clause::Profile profile;
    Reader reader;
    Dossier dossier;
    std::vector<SchemaReading> schema_readings;  // where they were asked

    // Of the day, the settings and the reader's language; whoever words findings adds the rest.
    [[nodiscard]] clause::EvaluationInput input(const Engine& engine, const CheckRequest& request) const;
};

// Whether the documents are held against schemas, which costs, and decides nothing.
enum class Schemas { Ask, Leave };

// Errors: those of `check`.
[[nodiscard]] Result<Prepared> prepare(const Engine& engine, const CheckRequest& request, Schemas schemas);
// Read with a narrowed set of the engine's formats, which must outlive what is prepared.
[[nodiscard]] Result<Prepared> prepare(const Engine& engine, const FormatSet& formats,
                                       const CheckRequest& request, Schemas schemas);

}  // namespace proviso
