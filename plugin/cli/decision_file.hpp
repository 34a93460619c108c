// Where the decisions about findings are kept.
// Thread rule: no state.
#pragma once

#include <string>

#include "plugin/cli/commands.hpp"

namespace proviso::cli {

// `--decisions`, else `proviso-decisions.toml` beside the notice or the first draft.
[[nodiscard]] std::string decisions_path(const Arguments& arguments);

// Empty bytes where there is no file yet. Errors: a file that is there and cannot be read.
[[nodiscard]] Expected<host::File> read_decisions_or_none(const std::string& path);

// The decisions that hold for this check, where there are any. Errors: also a file that was named and is not
// there.
[[nodiscard]] Expected<host::Nothing> set_decisions(host::Check& check, const Arguments& arguments);

}  // namespace proviso::cli
