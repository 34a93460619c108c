// Reading what the user names: files, and folders of rules.
// Thread rule: no state.
#pragma once

#include <string>
#include <vector>

#include "plugin/cli/commands.hpp"

namespace proviso::cli {

// Errors: no such file, a folder, not readable, too large to be a document. `status` is that of the error, as
// a missing notice is another matter than a missing map.
[[nodiscard]] Expected<host::File> read_file(const std::string& path, proviso_status status);

// All `.md` files below a folder, with paths relative to it, sorted. Links to folders are not followed.
[[nodiscard]] Expected<std::vector<host::File>> read_pack_folder(const std::string& folder);

// All `.xsd` files, with paths that begin with the folder's own name; no link is followed.
[[nodiscard]] Expected<std::vector<host::File>> read_schema_folder(const std::string& folder);
// The paths of the one file, or of all files below a folder, sorted; however many they are.
[[nodiscard]] Expected<std::vector<std::string>> documents_below(const std::string& path);

// The one file, or all files below a folder, sorted; hidden ones and links are left out.
[[nodiscard]] Expected<std::vector<host::File>> read_documents(const std::string& path);

[[nodiscard]] bool is_folder(const std::string& path);
[[nodiscard]] bool is_file(const std::string& path);

}  // namespace proviso::cli
