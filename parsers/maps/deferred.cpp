#include "parsers/maps/deferred.hpp"

#include <cassert>

namespace proviso::maps {

void DeferredAutomata::compile_slot(Slot& slot, std::vector<clause::Diagnostic>& diagnostics) const {
    std::call_once(slot.once,
                   [&] { slot.automaton = compile(vocabulary_, slot.map.parts, slot.map.own, diagnostics); });
}

void DeferredAutomata::compile_all(std::vector<clause::Diagnostic>& diagnostics) {
    for (const auto& slot : slots_) compile_slot(*slot, diagnostics);
}

const Automaton& DeferredAutomata::get(std::size_t index) const {
    std::vector<clause::Diagnostic> diagnostics;
    compile_slot(*slots_[index], diagnostics);
    assert(diagnostics.empty());
    return slots_[index]->automaton;
}

}  // namespace proviso::maps
