// The words of outcomes, severities, audiences and states, read back. Their spelling stands in `model/`.
// Thread rule: no state.
#pragma once

#include <optional>
#include <string_view>

#include "model/finding.hpp"

namespace proviso::clause {

[[nodiscard]] std::optional<Outcome> outcome_of(std::string_view word);
[[nodiscard]] std::optional<Severity> severity_of(std::string_view word);
[[nodiscard]] std::optional<Audience> audience_of(std::string_view word);
[[nodiscard]] std::optional<State> state_of(std::string_view word);

}  // namespace proviso::clause
