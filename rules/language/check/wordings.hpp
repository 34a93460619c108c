// The wordings that one `wording` of a phrase stands for: a name in it means every plain wording that the
// named phrase has in the same language. `monitors near 15 "access"` is as many wordings as `monitors` has.
//
// Door: `written_out`. Thread rule: no state.
#pragma once

#include <string>

#include "rules/language/check/scope.hpp"
#include "rules/language/phrases.hpp"

namespace proviso::clause {

// E0203 where a name is no phrase, has no wordings in the language, or has one that is `near` itself. The
// file of the wording must have been entered at the reporter.
[[nodiscard]] Wordings written_out(const Node& wording, const std::string& language,
                                   const Declarations& declarations, Reporter& reporter);

}  // namespace proviso::clause
