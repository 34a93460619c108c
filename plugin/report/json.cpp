#include "plugin/report/json.hpp"

#include "plugin/report/machine_data.hpp"

namespace proviso {

void write_json(const Report& report, const WriteOptions& options, const Sink& sink) {
    sink(machine_data(report, options, 2) + "\n");
}

}  // namespace proviso
