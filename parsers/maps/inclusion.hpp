// Which files make up a map: its own, and those of the maps that it includes.
//
// Doors: `sort_in`, `with_included`, `is_included`. Thread rule: functions keep no state. Lifetime: a
// WholeMap refers to the maps that it was made of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/maps/compile.hpp"

namespace proviso::maps {

// The files of one name, in the order in which they were handed in.
struct NamedMap {
    std::string name;
    std::vector<MapPart> parts;
};

struct WholeMap {
    std::vector<const MapPart*> parts;  // what is included comes first
    std::size_t own = 0;                // the first file of the map itself
};

void sort_in(std::vector<NamedMap>& maps, MapPart part);

// E0803 for a map that is not there. A map that is included twice, or by itself, is there once.
[[nodiscard]] WholeMap with_included(std::span<const NamedMap> maps, const NamedMap& map,
                                     std::vector<clause::Diagnostic>& diagnostics);

// Whether the map recognises nothing and another one includes it: then it is no format of its own.
[[nodiscard]] bool is_included(std::span<const NamedMap> maps, const NamedMap& map);

}  // namespace proviso::maps
