// Says in a language what a parser remarked on. Thread rule: pure function, any thread.
#pragma once

#include <string>
#include <string_view>

#include "model/remark.hpp"
#include "rules/language/texts.hpp"

namespace proviso::clause {

// One sentence; a language that the catalogue does not have is said in English.
[[nodiscard]] std::string say(const TextCatalogue& texts, const Remark& remark, std::string_view language);

}  // namespace proviso::clause
