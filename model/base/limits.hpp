// Every limit of Proviso, with its reason. A limit that is hit is a clear error or a *cannot tell*, never a
// *met*. Each has a test at the limit and one past it.
//
// The figures for documents admit the largest notice met in practice (1.8 MB, 315 lots) many times over.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace proviso::limits {

// Documents from outside, as bytes and as XML.
inline constexpr std::size_t document_bytes_max = std::size_t{64} << 20;
inline constexpr std::uint32_t element_depth_max = 250;  // libxml2 itself refuses beyond 256
inline constexpr std::uint32_t elements_and_attributes_max = 1'000'000;
inline constexpr std::uint32_t attributes_per_element_max = 256;   // libxml2's duplicate check is quadratic
inline constexpr std::uint32_t namespace_bindings_live_max = 256;  // look-up is linear in the live bindings
inline constexpr std::size_t name_bytes_max = 1'000;
inline constexpr std::size_t attribute_value_bytes_max = std::size_t{64} << 10;
inline constexpr std::size_t comment_bytes_max = std::size_t{64}
                                                 << 10;  // comments and processing instructions
inline constexpr std::size_t text_node_bytes_max = std::size_t{16} << 20;

// Archives: the containers of office documents, and procurement documents packed into one file.
inline constexpr std::uint32_t archive_entries_max = 10'000;
inline constexpr std::size_t archive_bytes_max = std::size_t{256} << 20;  // of all entries, unpacked
inline constexpr std::size_t archive_ratio_max = 200;  // unpacked to packed; office files reach 20
inline constexpr std::size_t archive_ratio_free_bytes = std::size_t{1} << 20;  // below it any ratio will do
inline constexpr std::size_t archive_name_bytes_max = 255;
inline constexpr std::uint32_t archive_documents_max = 200;  // read from one archive; the rest is named

// A program that reads a document in a process of its own (`pdftotext`).
inline constexpr std::chrono::seconds program_wall_max{20};
inline constexpr std::uint32_t program_cpu_seconds_max = 10;
inline constexpr std::size_t program_memory_bytes_max = std::size_t{512} << 20;
inline constexpr std::uint32_t blank_pages_looked_at_max = 20;  // each takes a run of a program

// XML schemas, which a folder of the user's holds, and what Xerces-C may take. An eForms SDK has 14 files of
// 1 MB, a release of UBL 110 files.
inline constexpr std::size_t schema_folder_files_max = 10'000;
inline constexpr std::size_t schema_files_max = 500;  // that one schema builds upon
inline constexpr std::size_t schema_bytes_max = std::size_t{64} << 20;
inline constexpr std::size_t schema_memory_bytes_max = std::size_t{512} << 20;
inline constexpr std::size_t validation_memory_bytes_max = std::size_t{256} << 20;
inline constexpr std::uint64_t schema_model_elements_max =
    2'000;  // of one type; reading is quadratic in them
inline constexpr std::uint64_t schema_elements_max = 200'000;
inline constexpr std::uint32_t schema_steps_max = 64;  // from a type to its last base; UBL has 4
inline constexpr std::size_t schema_pattern_bytes_max = 1'000;
inline constexpr std::uint64_t schema_deviations_max = 100;  // told of one document; all are counted

// Tables: a list of the production sites of a large supplier has some thousand lines of forty columns.
inline constexpr std::uint32_t table_sheets_max = 200;
inline constexpr std::uint32_t table_rows_max = 200'000;  // of one sheet
inline constexpr std::uint32_t table_columns_max = 1'000;
inline constexpr std::uint32_t table_cells_max = 1'000'000;  // of all sheets, those that are not empty
inline constexpr std::size_t table_cell_bytes_max = std::size_t{128} << 10;  // Excel ends at 32,767
inline constexpr std::uint32_t table_merged_max = 10'000;  // areas of merged cells on one sheet

// The dossier. A row is a lot, a document, an organisation; a cell is one value of one field.
inline constexpr std::uint32_t rows_max = 1'000'000;
inline constexpr std::uint32_t cells_max = 4'000'000;
inline constexpr std::uint32_t documents_max = 1'000;

// Texts of our own languages: model, maps, rules. The parsers recurse, so nesting is counted first.
inline constexpr std::size_t source_bytes_max = std::size_t{8} << 20;
inline constexpr std::uint32_t nesting_max = 64;
inline constexpr std::uint32_t diagnostics_max = 100;
inline constexpr std::uint32_t program_expressions_max = 200'000;  // of a pack, its defines written out

// Evaluation and report.
inline constexpr std::uint64_t evaluation_steps_max = 10'000'000;  // per rule
inline constexpr std::uint32_t findings_max = 10'000;              // per dossier
inline constexpr std::size_t evidence_value_bytes_max = 600;       // an excerpt, not the document
inline constexpr std::uint32_t evidence_items_max = 20;            // per finding
inline constexpr std::uint32_t unknown_paths_max = 200;  // distinct ones kept by name; all are counted

}  // namespace proviso::limits
