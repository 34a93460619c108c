// The automaton while it grows: a trie that still knows which line of which file asked for what. `flatten`
// turns it into the flat tables of an `Automaton`.
//
// Thread rule: one owner.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parsers/maps/automaton.hpp"
#include "parsers/maps/reporter.hpp"

namespace proviso::maps {

struct DraftState {
    StateId parent = no_state;
    std::optional<Spot> read_at;  // the first line that reads the element, or goes through it
    std::optional<Spot> left_at;
    bool is_left_under_condition = false;  // some of these elements are left, others may be read
    bool takes_whole = false;
    bool speaks = false;  // its language is that of all below it
    bool holds_payload = false;
    Slot language = no_slot;
    std::vector<SymbolId> attributes;
    std::vector<ScopeId> scopes;
    std::vector<RowId> rows;
    std::vector<Observation> start_observations;
    std::vector<Observation> end_observations;
    std::vector<Line> start_lines;
    std::vector<Line> end_lines;
};

struct Draft {
    Automaton automaton;  // its flat tables stay empty until `flatten`
    std::vector<DraftState> states{DraftState{}};
    std::map<std::uint32_t, StateId> steps;  // Transitions::key -> state
    std::vector<std::pair<ScopeId, Line>> marks;
    std::vector<std::pair<OuterLine, Line>> outer_lines;
    std::size_t lines = 0;
    bool is_too_large = false;

    // The state below `from` for a child of that name; made when there is none. `label` is the step for
    // people.
    StateId child(StateId from, SymbolId symbol, const std::string& label) {
        constexpr std::size_t states_max = 20'000;
        const auto [step, is_new] = steps.try_emplace(Transitions::key(from, symbol), no_state);
        if (!is_new) return step->second;
        if (states.size() >= states_max) {
            is_too_large = true;
            step->second = from;
            return from;
        }
        step->second = static_cast<StateId>(states.size());
        DraftState state;
        state.parent = from;
        states.push_back(std::move(state));
        automaton.paths.push_back(automaton.paths[from] + "/" + label);
        return step->second;
    }

    // The element at `state`, and those on the way to it, are read.
    void read(StateId state, const Spot& spot) {
        for (StateId at = state; at != no_state && !states[at].read_at; at = states[at].parent) {
            states[at].read_at = spot;
        }
    }

    // The slot of an attribute among those that a state asks for.
    Slot slot(StateId state, SymbolId attribute) {
        std::vector<SymbolId>& wanted = states[state].attributes;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (wanted[i] == attribute) return static_cast<Slot>(i);
        }
        if (wanted.size() >= attributes_per_state_max) {
            is_too_large = true;
            return no_slot;
        }
        wanted.push_back(attribute);
        return static_cast<Slot>(wanted.size() - 1);
    }
};

// Fills the tables of `draft.automaton` and reports E0804, a path that both reads and leaves.
void flatten(Draft& draft, Reporter& reporter);

}  // namespace proviso::maps
