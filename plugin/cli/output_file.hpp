// Writing a report into a file: whole or not at all.
// Thread rule: no state.
#pragma once

#include <string>
#include <string_view>

#include "plugin/cli/commands.hpp"

namespace proviso::cli {

// Writes under a temporary name in the same folder and renames. Errors: the path is a link (which would be
// followed to a file that nobody named), a folder or a device; the folder does not take it.
[[nodiscard]] Expected<host::Nothing> write_whole(const std::string& path, std::string_view text);

}  // namespace proviso::cli
