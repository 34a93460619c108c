// The maps of a set of formats, each compiled when the first document asks for it: a start pays for no format
// that nobody hands in.
//
// Door: `DeferredAutomata::get`. Thread rule: `add` and `compile_all` have one owner; afterwards any thread
// may ask. Lifetime: the vocabulary must outlive it; what `get` returns lives as long as the set.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "parsers/maps/compile.hpp"
#include "parsers/maps/inclusion.hpp"

namespace proviso::maps {

class DeferredAutomata {
public:
    DeferredAutomata(const Vocabulary& vocabulary, std::vector<NamedMap> maps)
        : vocabulary_(vocabulary), maps_(std::move(maps)) {}

    [[nodiscard]] const std::vector<NamedMap>& maps() const { return maps_; }

    // The parts point into the maps of this set.
    void add(WholeMap map) { slots_.push_back(std::make_unique<Slot>(std::move(map))); }
    // For maps that nobody has tried yet: what is wrong with them is told now.
    void compile_all(std::vector<clause::Diagnostic>& diagnostics);
    // Invariant: the maps are sound, or have been compiled.
    [[nodiscard]] const Automaton& get(std::size_t index) const;

private:
    struct Slot {
        explicit Slot(WholeMap whole) : map(std::move(whole)) {}
        WholeMap map;
        std::once_flag once;
        Automaton automaton;
    };

    void compile_slot(Slot& slot, std::vector<clause::Diagnostic>& diagnostics) const;

    const Vocabulary& vocabulary_;
    std::vector<NamedMap> maps_;
    std::vector<std::unique_ptr<Slot>> slots_;
};

}  // namespace proviso::maps
