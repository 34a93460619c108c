// What the first lines of a schema say: its namespace, its version, and the files that it builds upon.
// Doors: `read_head`, `read_roots`. Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"

namespace proviso::schema {

inline constexpr std::string_view xsd_namespace = "http://www.w3.org/2001/XMLSchema";

struct Reference {
    std::string location;  // as written; empty for an import by namespace alone
    std::uint32_t byte = 0;
};

struct SchemaHead {
    std::string target_namespace;
    std::string version;
    std::vector<Reference> references;  // of include, import, redefine and override
};

// Reads up to the first declaration: references stand before it. Errors: those of `scan_prolog` and of
// `xml::read`; E-SCHEMA where the root is no schema.
[[nodiscard]] Result<SchemaHead> read_head(std::string_view path, std::string_view bytes);

// The names of the elements that the schema declares for everybody. Errors as above.
[[nodiscard]] Result<std::vector<std::string>> read_roots(std::string_view path, std::string_view bytes);

// The same schema with blanks in place of its document type, so that places stay: the schema of XML
// signatures has one, which releases of ESPD carry. Nothing that it declares is used.
[[nodiscard]] std::string without_doctype(std::string bytes);

// The bytes as every parser sees them. Lifetime: a view into `bytes` or `storage`.
[[nodiscard]] Result<std::string_view> schema_text(std::string_view path, std::string_view bytes,
                                                   std::string& storage);

}  // namespace proviso::schema
