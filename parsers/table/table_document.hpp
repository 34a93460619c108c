// A table as a document: read through the map whose columns it has.
//
// Doors: `read_table`, `describe_columns`. Thread rule: as for `read_document` of `parsers/formats.hpp`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "parsers/formats.hpp"
#include "parsers/input.hpp"
#include "parsers/maps/automaton.hpp"
#include "parsers/table/layout.hpp"

namespace proviso::table {

// A map that tables can be read through.
struct TableMap {
    const maps::Automaton* automaton = nullptr;
    const Layout* layout = nullptr;
};

// Errors: those of `read_workbook`, E-NO-COLUMNS where no head of a column is
// understood, and E-NO-TABLE where the file does not look like a table either.
[[nodiscard]] Result<DocumentIndex> read_table(std::span<const TableMap> maps, const Input& input,
                                               DossierBuilder& builder);

// The map that understands most of the file's columns; never null.
[[nodiscard]] Result<const TableMap*> choose_map(std::span<const TableMap> maps, const Input& input);

// For what no map understands.
[[nodiscard]] Error no_columns(const std::string& document);

[[nodiscard]] Result<std::vector<ColumnWords>> describe_columns(std::span<const TableMap> maps,
                                                                const Vocabulary& vocabulary,
                                                                const Input& input);

}  // namespace proviso::table
