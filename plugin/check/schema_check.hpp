// What XML schemas say about the documents of a dossier. It informs and gates nothing: officially invalid
// samples follow their schemas.
//
// Doors: `hold_against_schemas`, `add_schema_findings`. Thread rule: the builder's owner calls the first; no
// state.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/dossier.hpp"
#include "model/report.hpp"
#include "parsers/formats.hpp"
#include "parsers/schema/schema_set.hpp"

namespace proviso {

struct SchemaReading {
    DocumentIndex document = 0;
    std::string format;
    std::string schema;  // path of the one that was chosen
    schema::Validated found;
};

// Where the schema of a document comes from; null for none.
using SchemasOf = std::function<const schema::SchemaSet*(const DocumentRecord& record)>;

// Holds every document that a map has read and that has schemas against the one that suits it, and leaves a
// note with each. A document in an envelope is held against its own schema, whatever the envelope is.
[[nodiscard]] std::vector<SchemaReading> hold_against_schemas(const SchemasOf& schemas_of,
                                                              const FormatSet& formats,
                                                              DossierBuilder& builder);

// The deviations as notes beside the document, for those who want no report.
void add_deviation_notes(const std::vector<SchemaReading>& readings, DossierBuilder& builder);

// The deviations as findings: rule `schema/FORMAT`, kind note, severity info.
void add_schema_findings(const std::vector<SchemaReading>& readings, Report& report);

}  // namespace proviso
