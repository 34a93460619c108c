// May a pattern of a schema take for ever on some text? Xerces-C tries one way after another, and a pattern
// that can split a text in many ways, such as `(a+)+b`, has it try them all. No budget can be set on that, so
// such patterns are found before. Door: `may_explode`. Thread rule: pure function.
#pragma once

#include <string_view>

namespace proviso::schema {

// Errs on the side of caution: what it does not understand may explode.
[[nodiscard]] bool may_explode(std::string_view pattern);

}  // namespace proviso::schema
