// Counts how large a schema's content models become when they are written out, before a parser does so:
// nested counters of 300 bytes can ask for gigabytes. Looks at patterns as well. Door: `check_size`.
// Thread rule: pure function.
#pragma once

#include <span>
#include <string_view>

#include "model/base/result.hpp"
#include "parsers/schema/folder.hpp"

namespace proviso::schema {

// Errors: E-SCHEMA-LIMIT with the place of the type; those of `xml::read`.
[[nodiscard]] Status check_size(const Folder& folder, std::span<const std::string_view> paths);

}  // namespace proviso::schema
