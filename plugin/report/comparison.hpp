// Writers of comparisons. Like those of reports they lay out and never judge.
// Door: `find_comparison_writer`. Thread rule: no state.
#pragma once

#include <span>

#include "model/comparison.hpp"
#include "plugin/report/writers.hpp"

namespace proviso {

struct ComparisonWriter {
    std::string_view id;  // `text`, `json`
    void (*write)(const Comparison&, const WriteOptions&, const Sink&);
};

[[nodiscard]] std::span<const ComparisonWriter> comparison_writers();
[[nodiscard]] const ComparisonWriter* find_comparison_writer(std::string_view id);

void write_comparison_text(const Comparison& comparison, const WriteOptions& options, const Sink& sink);

// `proviso-comparison/1`; members are only ever added.
void write_comparison_json(const Comparison& comparison, const WriteOptions& options, const Sink& sink);

}  // namespace proviso
