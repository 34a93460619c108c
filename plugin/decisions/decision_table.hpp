// The tables of a file of decisions. The one place that knows the TOML library.
// Thread rule: pure function, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugin/decisions/decisions.hpp"

namespace proviso {

[[nodiscard]] Result<std::vector<RecordedDecision>> parse_decision_tables(const std::string& name,
                                                                          std::string_view bytes);

}  // namespace proviso
