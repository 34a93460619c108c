// Diagnostics on their way to the host: with places, and rendered for people.
// Door: `to_object`. Thread rule: no state.
#pragma once

#include <memory>
#include <vector>

#include "plugin/abi/objects.hpp"
#include "rules/language/source.hpp"

namespace proviso::abi {

[[nodiscard]] std::shared_ptr<DiagnosticsObject> to_object(std::vector<clause::Diagnostic> diagnostics,
                                                           const std::vector<clause::Source>& sources);

}  // namespace proviso::abi
