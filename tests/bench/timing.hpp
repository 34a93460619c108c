// Processor time per run, in interleaved rounds, so that a machine that slows down slows all alike.
#pragma once

#include <array>
#include <vector>

#include "tests/bench/documents.hpp"
#include "tests/bench/work.hpp"

namespace bench {

// Medians in microseconds, by Work.
[[nodiscard]] std::array<double, works> time_document(const Bench& bench, const Document& document,
                                                      int rounds);

// The time of this process on the processor, so that another's work does not count.
[[nodiscard]] double processor_microseconds();

[[nodiscard]] double median(std::vector<double> values);

// Median of whole processes, in milliseconds by the clock on the wall: the command line from its start to the
// end of its first report.
[[nodiscard]] double time_first_report(const std::vector<std::string>& arguments, int rounds);

}  // namespace bench
