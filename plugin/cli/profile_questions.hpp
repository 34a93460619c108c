// Asking on a terminal for what a profile holds. Questions go to stderr, so that the profile alone goes to
// stdout. Thread rule: the one thread of the program.
#pragma once

#include <vector>

#include "plugin/cli/commands.hpp"

namespace proviso::cli {

// Is there a person at both ends?
[[nodiscard]] bool can_ask();

// Is anything set but the name?
[[nodiscard]] bool says_anything(const host::Profile& profile);

// Asks for what is not said yet; an empty answer leaves it to the pack. An answer that the packs or the
// calendars do not know is refused at once, and asked for again. Errors: the terminal goes away.
[[nodiscard]] Expected<host::Profile> ask(const std::vector<host::Pack>& packs, host::Profile profile);

}  // namespace proviso::cli
