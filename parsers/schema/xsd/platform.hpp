// Starts Xerces-C, once for the process and not before somebody needs it: that takes longer than a whole
// check. It is never ended, as a host may use it too. Door: `start_platform`. Thread rule: any thread.
#pragma once

#include "model/base/result.hpp"

namespace proviso::schema {

// E-SCHEMA where Xerces-C does not start.
[[nodiscard]] Status start_platform();

}  // namespace proviso::schema
