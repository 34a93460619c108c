// `proviso-report/1`: the report for machines, as docs/report-schema/proviso-report-1.schema.json describes
// it. The same report is the same bytes; members are only ever added. Thread rule: no state.
#pragma once

#include "plugin/report/writers.hpp"

namespace proviso {

void write_json(const Report& report, const WriteOptions& options, const Sink& sink);

}  // namespace proviso
