// Coverage: how much of a document was read, knowingly left, or not known to its map, so that "no finding" is
// never confused with "not read". Thread rule: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace proviso {

struct Coverage {
    struct Unknown {
        std::string path;
        std::uint32_t count = 0;
    };

    // Every element of the document counts in exactly one of the three.
    std::uint32_t read = 0;
    std::uint32_t left = 0;
    std::uint32_t unknown = 0;

    std::vector<Unknown> unknown_paths;  // most frequent first; at most limits::unknown_paths_max

    // Code values that no table of the map knows, `selection-criterion: slc-new`, each once.
    std::vector<std::string> unknown_codes;
    // Values found at a place that the map calls a fallback, each path once.
    std::vector<std::string> fallback_paths;
};

}  // namespace proviso
