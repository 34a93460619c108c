// The list of maps, and reading a document through the map that recognises it.
//
// Doors: `FormatSet::load`, `detect_format`, `read_document`, `written_code`. Thread rule: a FormatSet is
// immutable after load; share it freely; readers run side by side on it. Lifetime: the vocabulary must
// outlive the set, the set the dossiers read with it.
#pragma once

#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "model/vocabulary.hpp"
#include "parsers/input.hpp"
#include "rules/language/source.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

namespace table {
struct Layout;
}

struct MapFile {
    std::string name;
    std::string text;
};

struct FormatInfo {
    std::string name;   // `eforms-contract-notice`
    std::string title;  // `eForms contract notice`
    bool has_rows = false;
    std::string root_name;
    std::string root_namespace;
};

class FormatSet {
public:
    FormatSet(FormatSet&&) noexcept;
    FormatSet& operator=(FormatSet&&) noexcept;
    ~FormatSet();

    // Maps that nobody has tried are compiled at once, so that what is wrong with them is told. Those that
    // are known to be sound wait for the first document that asks for them.
    enum class Compiling : std::uint8_t { AtOnce, WhenAskedFor };
    struct Loaded;
    [[nodiscard]] static Loaded load(const Vocabulary& vocabulary, std::vector<MapFile> files,
                                     Compiling compiling = Compiling::AtOnce);

    [[nodiscard]] std::span<const FormatInfo> formats() const;

    // The same formats for those who ask for few fields, by field id: what fills none of them is passed over.
    // A dossier that is read with it knows nothing of other fields, and cannot say what of a document was not
    // read. This set must outlive that one.
    [[nodiscard]] std::shared_ptr<const FormatSet> narrowed(const std::vector<bool>& fields) const;

    struct State;
    [[nodiscard]] const State& state() const { return *state_; }

private:
    explicit FormatSet(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

struct FormatSet::Loaded {
    std::unique_ptr<FormatSet> formats;  // null when a diagnostic is an error
    std::vector<clause::Diagnostic> diagnostics;
    std::vector<clause::Source> sources;
};

// Reads up to the root's start tag; of an envelope, up to that of the document in it. `E-NOT-PROCUREMENT` for
// a root that no map recognises.
[[nodiscard]] Result<FormatInfo> detect_format(const FormatSet& formats, const Input& input);

// One head of a column of a table, and what is understood of it.
struct ColumnWords {
    std::string sheet;  // empty for CSV
    std::string cell;   // `B7`
    std::string words;
    std::string field;  // `sites.legal-name`; empty where nobody understands it
};

// Of a CSV file or a spreadsheet. Errors: as for reading it.
[[nodiscard]] Result<std::vector<ColumnWords>> describe_columns(const FormatSet& formats, const Input& input);

// How tables are headed; null where no map says so. Lives as long as the set.
[[nodiscard]] const table::Layout* table_layout(const FormatSet& formats);

// How documents of a format write a value of a code list: `soc-obj` for `social`. Empty where the format has
// no table of that name, no such value in it, or several codes for it.
struct CodedValue {
    std::string_view list;
    std::string_view value;
};
[[nodiscard]] std::string written_code(const FormatSet& formats, std::string_view format,
                                       const CodedValue& coded);

// Reads the whole document, XML or a table, into the builder and adds its DocumentRecord. Nothing is added
// when an error is returned. Errors: those of `scan_prolog` and the reader (E-DTD, E-WF, E-LIMIT-…),
// `E-NOT-PROCUREMENT`, `E-NO-MAP` (known by name, not read yet; names the format and its version); for what
// is no XML those of `read_table`.
[[nodiscard]] Result<DocumentIndex> read_document(const FormatSet& formats, const Input& input,
                                                  DossierBuilder& builder);

}  // namespace proviso
