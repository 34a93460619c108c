// The sentences of `plugin/check/texts.md`, which is built into the library: what a check says beside its
// findings. Door: `check_texts`. Thread rule: immutable, valid for the life of the program.
#pragma once

#include "rules/language/texts.hpp"

namespace proviso {

[[nodiscard]] const clause::TextCatalogue& check_texts();

}  // namespace proviso
