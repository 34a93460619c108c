// What XML schemas say about the documents of a dossier. It informs and gates nothing: officially invalid
// samples follow their schemas.
//
// Doors: `hold_against_schemas`, `add_schema_findings`. Thread rule: the builder's owner calls the first; no
// state.
#pragma once

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

// Holds every document that a map has read against its schema, and leaves a note with each.
[[nodiscard]] std::vector<SchemaReading> hold_against_schemas(const schema::SchemaSet& schemas,
                                                              const FormatSet& formats,
                                                              DossierBuilder& builder);

// The deviations as notes beside the document, for those who want no report.
void add_deviation_notes(const std::vector<SchemaReading>& readings, DossierBuilder& builder);

// The deviations as findings: rule `schema/FORMAT`, kind note, severity info.
void add_schema_findings(const std::vector<SchemaReading>& readings, Report& report);

}  // namespace proviso
