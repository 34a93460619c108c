// Which of several schemas of one root suits a document: by the words of its format and its version, held
// against the path of the schema and the version that it states. Door: `choose_among`. Thread rule: pure
// function.
#pragma once

#include <optional>
#include <span>

#include "parsers/schema/schema_set.hpp"

namespace proviso::schema {

[[nodiscard]] std::optional<Choice> choose_among(std::span<const SchemaInfo> schemas,
                                                 const DocumentKind& kind);

}  // namespace proviso::schema
