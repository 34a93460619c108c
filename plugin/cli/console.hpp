// The terminal: what it can do, and writing to it.
// Thread rule: the one thread of the program.
#pragma once

#include <string_view>

#include "plugin/cli/commands.hpp"

namespace proviso::cli {

// Colours are for people: only where stdout is a terminal that can, and NO_COLOR is not set.
[[nodiscard]] bool uses_colour();

// The terminal's width within reason, 80 where there is none.
[[nodiscard]] std::uint32_t columns();

// Errors: stdout does not take it (a full disk, a closed pipe).
[[nodiscard]] Expected<host::Nothing> print(std::string_view text);

// To stderr: what is wrong, where, and what to do.
void complain(const Error& error);

}  // namespace proviso::cli
