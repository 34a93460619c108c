#include <algorithm>
#include <bit>
#include <iterator>
#include <limits>

#include "parsers/maps/draft.hpp"

namespace proviso::maps {
namespace {

template <class Item>
Run append(std::vector<Item>& table, std::vector<Item>& items) {
    const auto begin = static_cast<std::uint16_t>(table.size());
    std::ranges::move(items, std::back_inserter(table));
    return Run{begin, static_cast<std::uint16_t>(table.size())};
}

bool is_text_wanted(const DraftState& state) {
    // An attribute's line or observation is done with at the start tag, so what is left here wants text.
    return !state.end_lines.empty() || !state.end_observations.empty();
}

void check_left(const DraftState& state, Reporter& reporter, const std::string& path) {
    if (!state.left_at || !state.read_at || state.is_left_under_condition) return;
    Fault fault{"E0804",
                "`" + path + "` is both read and left",
                "left here",
                "leave the elements beside it, or drop the line that reads it",
                {}};
    const Spot& read_at = *state.read_at;
    if (read_at.source == state.left_at->source) {
        fault.related.push_back(clause::RelatedPlace{read_at.span.begin, read_at.span.end, "read here"});
    } else {
        fault.note = "it is read in `" + read_at.source + "`";
    }
    reporter.add_at(*state.left_at, std::move(fault));
}

StateNode flat_state(DraftState& draft, Automaton& automaton) {
    StateNode node;
    node.is_left = draft.left_at.has_value() && !draft.read_at;
    node.wants_text = is_text_wanted(draft);
    node.takes_whole = draft.takes_whole;
    node.holds_payload = draft.holds_payload;
    node.language = draft.language;
    node.has_work = node.wants_text || node.language != no_slot || !draft.scopes.empty() ||
                    !draft.rows.empty() || !draft.start_observations.empty() || !draft.start_lines.empty();
    node.attributes = append(automaton.attributes, draft.attributes);
    node.scopes = append(automaton.scope_order, draft.scopes);
    node.rows = append(automaton.row_order, draft.rows);
    node.start_observations = append(automaton.observations, draft.start_observations);
    node.end_observations = append(automaton.observations, draft.end_observations);
    node.start_lines = append(automaton.lines, draft.start_lines);
    node.end_lines = append(automaton.lines, draft.end_lines);
    return node;
}

// Runs count with 16 bits.
bool has_long_table(const Automaton& automaton) {
    const std::size_t longest =
        std::max({automaton.attributes.size(), automaton.scope_order.size(), automaton.row_order.size(),
                  automaton.observations.size(), automaton.lines.size()});
    return longest > std::numeric_limits<std::uint16_t>::max();
}

}  // namespace

void flatten(Draft& draft, Reporter& reporter) {
    Automaton& automaton = draft.automaton;
    for (std::size_t i = 0; i < draft.states.size(); ++i) {
        check_left(draft.states[i], reporter, automaton.paths[i]);
        automaton.states.push_back(flat_state(draft.states[i], automaton));
    }
    draft.is_too_large = draft.is_too_large || has_long_table(automaton);
    for (auto& [scope, line] : draft.marks) {
        automaton.scopes[scope].marks.push_back(static_cast<LineId>(automaton.lines.size()));
        automaton.lines.push_back(std::move(line));
    }
    for (auto& [outer, line] : draft.outer_lines) {
        outer.line = static_cast<LineId>(automaton.lines.size());
        automaton.outer_lines.push_back(outer);
        automaton.lines.push_back(std::move(line));
    }
    const std::vector<std::pair<std::uint32_t, StateId>> steps(draft.steps.begin(), draft.steps.end());
    automaton.transitions.assign(steps);
}

void Transitions::assign(std::span<const std::pair<std::uint32_t, StateId>> steps) {
    const std::size_t size = std::bit_ceil(steps.size() * 2 + 2);
    slots_.assign(size, Entry{});
    mask_ = static_cast<std::uint32_t>(size - 1);
    shift_ = 32U - static_cast<std::uint32_t>(std::countr_zero(size));
    for (const auto& [wanted, to] : steps) {
        std::uint32_t slot = home(wanted);
        while (slots_[slot].key != 0) slot = (slot + 1) & mask_;
        slots_[slot] = Entry{wanted, to};
    }
}

}  // namespace proviso::maps
