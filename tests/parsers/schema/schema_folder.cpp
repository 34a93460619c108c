#include "tests/parsers/schema/schema_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/catch.hpp"

namespace proviso::schema {

std::vector<SchemaFile> files_below(const std::string& folder) {
    namespace fs = std::filesystem;
    std::vector<SchemaFile> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.path().extension() != ".xsd") continue;
        std::ifstream file{entry.path(), std::ios::binary};
        files.push_back({fs::relative(entry.path(), folder).generic_string(),
                         std::string{std::istreambuf_iterator<char>{file}, {}}});
    }
    return files;
}

std::unique_ptr<SchemaSet> fixture_set(const std::string& name) {
    auto set = SchemaSet::create(files_below(std::string{PROVISO_SOURCE_DIR} + "/fixtures/schemas/" + name));
    REQUIRE(set.has_value());
    return std::move(set).value();
}

std::size_t index_of(const SchemaSet& set, std::string_view path) {
    const auto found = std::ranges::find(set.schemas(), path, &SchemaInfo::path);
    INFO(path);
    REQUIRE(found != set.schemas().end());
    return static_cast<std::size_t>(found - set.schemas().begin());
}

}  // namespace proviso::schema
