// Holds documents against XML schemas (XSD) that somebody has: an eForms SDK, a release of UBL or ESPD, our
// own. The schemas are handed in as the files of a folder; nothing outside of them is ever opened.
//
// Door: `SchemaSet::create`, then `choose` and `validate`. Each schema is compiled at most once, when it is
// first asked for, and is then shared by all threads. Xerces-C is not even loaded before that.
// Thread rule: immutable to the eye; any number of threads at once. Lifetime: the set owns its files.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"

namespace proviso::schema {

struct SchemaFile {
    std::string path;  // below the folder, with `/` between its parts
    std::string bytes;
};

// A schema with which a document can begin: no other file of the folder includes it.
struct SchemaInfo {
    std::string path;
    std::string target_namespace;
    std::vector<std::string> roots;  // the elements that it declares
    std::string version;             // as the schema states it; empty where it does not
};

// What a document says about itself.
struct DocumentKind {
    std::string_view root;
    std::string_view root_namespace;
    std::string_view format;   // `eforms-contract-notice`: its words are looked for in the paths
    std::string_view version;  // `1.13`; empty where the document states none
};

struct Choice {
    std::size_t schema = 0;            // index into `schemas()`
    bool is_of_other_version = false;  // its path or the schema names a version, and not the document's
};

// Where a document does not follow its schema. The message is Xerces-C's own, in English.
struct Deviation {
    std::string message;
    Place place;
};

struct Validated {
    std::vector<Deviation> deviations;  // the first `limits::schema_deviations_max`
    std::uint64_t count = 0;            // all of them
};

class SchemaSet {
public:
    SchemaSet(const SchemaSet&) = delete;
    SchemaSet& operator=(const SchemaSet&) = delete;
    ~SchemaSet();

    // Looks at the heads of the files. A file that is no sound schema is no error here, but when it is
    // compiled. E-SCHEMA-NONE where no file declares an element; E-SCHEMA-LIMIT for too many files.
    [[nodiscard]] static Result<std::unique_ptr<SchemaSet>> create(std::vector<SchemaFile> files);

    // Sorted by path.
    [[nodiscard]] std::span<const SchemaInfo> schemas() const;

    // The schema for a document: among several, the one of its version, else the next higher one of the same
    // generation, else the highest. Nothing where none declares the root.
    [[nodiscard]] std::optional<Choice> choose(const DocumentKind& kind) const;

    // Compiles a schema, so that a fault in it is told. Errors:
    //   E-SCHEMA        it is no sound schema; says where
    //   E-SCHEMA-REF    it asks for a file outside the folder, or one that is not there
    //   E-SCHEMA-LIMIT  it is so built that reading it would take too much memory or time
    [[nodiscard]] Status verify(std::size_t schema) const;

    // The text must have passed `scan_prolog` and `to_utf8`. Errors: as `verify`.
    [[nodiscard]] Result<Validated> validate(std::size_t schema, std::string_view document_name,
                                             std::string_view utf8) const;

private:
    struct State;
    explicit SchemaSet(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Has anybody in this process asked for a schema yet? For tests and measurements.
[[nodiscard]] bool is_initialised();

}  // namespace proviso::schema
