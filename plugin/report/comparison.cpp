#include "plugin/report/comparison.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array list{
    ComparisonWriter{"text", write_comparison_text},
    ComparisonWriter{"json", write_comparison_json},
};

}  // namespace

std::span<const ComparisonWriter> comparison_writers() { return list; }

const ComparisonWriter* find_comparison_writer(std::string_view id) {
    const auto* const found = std::ranges::find(list, id, &ComparisonWriter::id);
    return found == list.end() ? nullptr : found;
}

}  // namespace proviso
