// Processor time per run, in interleaved rounds, so that a machine that slows down slows all alike.
#pragma once

#include <array>

#include "tests/bench/documents.hpp"
#include "tests/bench/work.hpp"

namespace bench {

// Medians in microseconds, by Work.
[[nodiscard]] std::array<double, 4> time_document(const Bench& bench, const Document& document, int rounds);

// Median of whole processes, in milliseconds by the clock on the wall: the command line from its start to the
// end of its first report.
[[nodiscard]] double time_first_report(const std::vector<std::string>& arguments, int rounds);

}  // namespace bench
