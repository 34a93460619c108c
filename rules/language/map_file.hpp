// Reads one map file into its syntax tree. The grammar stands in `rules/language/grammar/`.
//
// Door: `parse_map`. Thread rule: no state; call it from any thread. No function throws.
#pragma once

#include <vector>

#include "rules/language/map_tree.hpp"
#include "rules/language/source.hpp"

namespace proviso::clause {

struct ParsedMap {
    MapTree map;  // what could be parsed, also when other items could not
    std::vector<Diagnostic> diagnostics;
};

// Recovers at the next item, so that independent errors are all reported (limits::diagnostics_max at most).
[[nodiscard]] ParsedMap parse_map(const Source& source);

}  // namespace proviso::clause
