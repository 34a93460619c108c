// Fixtures whose reading stands beside them: `NAME.dossier` as notation, or `NAME.refused` as words.
// Thread rule: the tests have one thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace proviso::test {

// The `.xml` files of a folder, in order.
std::vector<std::filesystem::path> documents_of(const std::filesystem::path& folder);

// Reads each of them, and compares with what stands beside it.
void check_goldens(const std::filesystem::path& folder);

// No notation without its document, and none beside a refusal.
void check_no_stray_golden(const std::filesystem::path& folder);

}  // namespace proviso::test
