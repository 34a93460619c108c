// The report for people at a terminal: case, verdict and lots first, then the counts, the next steps, the
// findings by weight, and last what was read and by which rules. Thread rule: no state.
#pragma once

#include "plugin/report/writers.hpp"

namespace proviso {

void write_text(const Report& report, const WriteOptions& options, const Sink& sink);

}  // namespace proviso
