// The files of one folder, and what they ask of each other. A reference is followed within the folder or not
// at all: no address, no absolute path, nothing above the folder.
//
// Door: `Folder`. Thread rule: immutable after construction.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/schema/folder_path.hpp"
#include "parsers/schema/schema_head.hpp"
#include "parsers/schema/schema_set.hpp"

namespace proviso::schema {

class Folder {
public:
    explicit Folder(std::vector<SchemaFile> files);

    struct File {
        std::string bytes;
        Result<SchemaHead> head;
    };
    // By path.
    [[nodiscard]] const std::map<std::string, File, std::less<>>& files() const { return files_; }

    // The file and all that it builds upon, each once, in no particular order. Errors: E-SCHEMA-REF,
    // E-SCHEMA-LIMIT, and the fault of a head.
    [[nodiscard]] Result<std::vector<std::string_view>> closure(std::string_view path) const;

private:
    std::map<std::string, File, std::less<>> files_;
};

}  // namespace proviso::schema
