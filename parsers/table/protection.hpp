// Texts that a spreadsheet would take for a formula: they get an apostrophe, and lose it when they are read.
// A text that looks protected already is protected once more, so nothing is lost on the way.
//
// Thread rule: pure functions. Lifetime: `unprotect` returns a view into its argument.
#pragma once

#include <string>
#include <string_view>

namespace proviso::table {

[[nodiscard]] std::string protect(std::string_view text);
[[nodiscard]] std::string_view unprotect(std::string_view text);

}  // namespace proviso::table
