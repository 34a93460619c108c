// From the syntax tree of a map to its automaton, with every name checked against the vocabulary.
//
// Door: `compile`. Thread rule: pure function. Lifetime: the automaton stands alone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/vocabulary.hpp"
#include "parsers/maps/automaton.hpp"
#include "rules/language/map_tree.hpp"
#include "rules/language/source.hpp"

namespace proviso::maps {

struct MapPart {
    std::string source;  // Source::name, for diagnostics
    clause::MapTree tree;
};

// The files of one map in their order: those of the maps that it includes, its first, and those that add to
// it under the same name. `own` is the place of its first file. What is wrong is added to `diagnostics`
// (E0801 to E0807); the automaton must not be used when that holds an error.
[[nodiscard]] Automaton compile(const Vocabulary& vocabulary, std::span<const MapPart* const> parts,
                                std::size_t own, std::vector<clause::Diagnostic>& diagnostics);

// Only what tells the format: its names, its roots, and whether it is an envelope.
[[nodiscard]] Automaton compile_head(const Vocabulary& vocabulary, std::span<const MapPart* const> parts,
                                     std::size_t own);

}  // namespace proviso::maps
