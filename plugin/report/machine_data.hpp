// The report as JSON text, `proviso-report/1`: what the JSON format writes, and what the HTML page carries
// for programs. nlohmann-json stays in the source. Thread rule: no state.
#pragma once

#include "plugin/report/writers.hpp"

namespace proviso {

// `indent` blanks a level, or everything in one line where it is -1. What could steer a terminal stands
// escaped; `<` does not.
[[nodiscard]] std::string machine_data(const Report& report, const WriteOptions& options, int indent);

}  // namespace proviso
