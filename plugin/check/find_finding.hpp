// A finding of a report by its id, as people type it: the beginning of the id is enough where no other
// begins so.
// Door: `find_finding`. Thread rule: no state.
#pragma once

#include <string_view>

#include "model/base/result.hpp"
#include "model/report.hpp"

namespace proviso {

// `F-` at the front may be left out, and letters may be of either case. The finding lives as long as the
// report. Errors: `E-NO-FINDING`, with the ids that are near or that the beginning could mean.
[[nodiscard]] Result<const Finding*> find_finding(const Report& report, std::string_view id);

}  // namespace proviso
