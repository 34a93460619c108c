// Every document of a folder of fixtures is read as the notation beside it says, or refused in the words
// beside it. Thread rule: no state.
#pragma once

#include <filesystem>
#include <vector>

namespace proviso::test {

// The `.xml` files of the folder, in order of their names.
std::vector<std::filesystem::path> documents_in(const std::filesystem::path& folder);

// `NAME.dossier` for what is read, `NAME.refused` for what is not; and none of either without its document.
void check_folder(const std::filesystem::path& folder);

}  // namespace proviso::test
