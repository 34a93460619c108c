// The schemas of the fixtures, and of folders beside the project. Thread rule: no state.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "parsers/schema/schema_set.hpp"

namespace proviso::schema {

// Every `.xsd` file below a folder, with its path relative to it.
[[nodiscard]] std::vector<SchemaFile> files_below(const std::string& folder);

// Of `fixtures/schemas/NAME`; fails the test where they make no set.
[[nodiscard]] std::unique_ptr<SchemaSet> fixture_set(const std::string& name);

// The schema of that path; fails the test where there is none.
[[nodiscard]] std::size_t index_of(const SchemaSet& set, std::string_view path);

}  // namespace proviso::schema
