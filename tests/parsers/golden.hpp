// Golden files: what a reader is expected to say, as text beside the input. `PROVISO_APPROVE=1` rewrites
// them; the difference is reviewed like code. Thread rule: no state.
#pragma once

#include <filesystem>
#include <string>

namespace proviso::test {

// Fails the running check where the file holds another text, showing the first line that differs.
void check_golden(const std::filesystem::path& file, const std::string& actual);

// Are golden files being rewritten?
bool is_approving();

}  // namespace proviso::test
