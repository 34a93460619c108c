#include "parsers/maps/narrow.hpp"

#include <algorithm>
#include <utility>

namespace proviso::maps {
namespace {

class Narrower {
public:
    Narrower(const Automaton& whole, const std::vector<bool>& fields) : whole_(whole), fields_(fields) {}

    Automaton run();

private:
    [[nodiscard]] bool is_wanted(FieldId field) const {
        const auto index = static_cast<std::size_t>(field);
        return index < fields_.size() && fields_[index];
    }
    void choose_rows();
    void choose_lines();
    void choose_scopes();
    void keep_scope(ScopeId scope);
    void fill_states(Automaton& narrowed) const;
    StateNode narrowed_state(const StateNode& state, Automaton& narrowed) const;
    Run lines_of(Run run, Automaton& narrowed) const;
    Run observations_of(Run run, Automaton& narrowed) const;
    void pass_over(Automaton& narrowed) const;

    const Automaton& whole_;
    const std::vector<bool>& fields_;
    std::vector<bool> rows_;    // by RowId: is it kept
    std::vector<bool> lines_;   // by LineId
    std::vector<bool> scopes_;  // by ScopeId
};

// Invariant: a row's parent stands before it.
void Narrower::choose_rows() {
    rows_.assign(whole_.rows.size(), false);
    rows_[dossier_row] = true;
    for (std::size_t i = 1; i < whole_.rows.size(); ++i) {
        const RowPlan& row = whole_.rows[i];
        // A join makes no row: it says something about rows that stand elsewhere.
        rows_[i] = rows_[row.parent] && (row.anchor != no_anchor || is_wanted(row.list));
    }
}

void Narrower::choose_lines() {
    lines_.assign(whole_.lines.size(), false);
    for (std::size_t i = 0; i < whole_.lines.size(); ++i) {
        const Line& line = whole_.lines[i];
        const bool is_fact = line.kind >= Line::Kind::Key;
        lines_[i] = rows_[line.row] && (is_fact || is_wanted(line.field));
    }
}

void Narrower::keep_scope(ScopeId scope) {
    while (!scopes_[scope]) {
        scopes_[scope] = true;
        scope = whole_.scopes[scope].parent;
    }
}

// Those that a row, a line or a mark hangs on, and those that hand a bit on to one of them.
void Narrower::choose_scopes() {
    scopes_.assign(whole_.scopes.size(), false);
    scopes_[always] = true;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
        if (rows_[i]) keep_scope(whole_.rows[i].scope);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i]) keep_scope(whole_.lines[i].scope);
    }
    const auto is_kept_mark = [this](LineId line) { return lines_[line]; };
    const auto is_to_kept = [this](const Scope::Export& given) { return scopes_[given.to]; };
    // To keep one may be a reason to keep another that was passed by.
    for (bool is_done = false; !is_done;) {
        is_done = true;
        for (std::size_t i = 0; i < whole_.scopes.size(); ++i) {
            const Scope& scope = whole_.scopes[i];
            const bool is_asked_for = std::ranges::any_of(scope.marks, is_kept_mark) ||
                                      std::ranges::any_of(scope.exports, is_to_kept);
            if (scopes_[i] || !is_asked_for) continue;
            keep_scope(static_cast<ScopeId>(i));
            is_done = false;
        }
    }
}

template <class Item>
Run run_of(const std::vector<Item>& table, std::size_t begin) {
    return Run{static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(table.size())};
}

// The items of a run for which `keeps` holds, appended to the other automaton's table.
template <class Item, class Keeps>
Run copy_run(const std::vector<Item>& from, Run run, std::vector<Item>& to, Keeps keeps) {
    const std::size_t begin = to.size();
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
        if (keeps(from[i])) to.push_back(from[i]);
    }
    return run_of(to, begin);
}

Run Narrower::lines_of(Run run, Automaton& narrowed) const {
    const std::size_t begin = narrowed.lines.size();
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
        if (lines_[i]) narrowed.lines.push_back(whole_.lines[i]);
    }
    return run_of(narrowed.lines, begin);
}

Run Narrower::observations_of(Run run, Automaton& narrowed) const {
    return copy_run(whole_.observations, run, narrowed.observations,
                    [this](const Observation& one) { return scopes_[one.scope]; });
}

StateNode Narrower::narrowed_state(const StateNode& state, Automaton& narrowed) const {
    StateNode node = state;
    node.scopes = copy_run(whole_.scope_order, state.scopes, narrowed.scope_order,
                           [this](ScopeId scope) { return scopes_[scope]; });
    node.rows =
        copy_run(whole_.row_order, state.rows, narrowed.row_order, [this](RowId row) { return rows_[row]; });
    node.start_observations = observations_of(state.start_observations, narrowed);
    node.end_observations = observations_of(state.end_observations, narrowed);
    node.start_lines = lines_of(state.start_lines, narrowed);
    node.end_lines = lines_of(state.end_lines, narrowed);
    node.wants_text = !node.end_lines.empty() || !node.end_observations.empty();
    node.has_work = node.wants_text || node.language != no_slot || !node.scopes.empty() ||
                    !node.rows.empty() || !node.start_observations.empty() || !node.start_lines.empty();
    return node;
}

void Narrower::fill_states(Automaton& narrowed) const {
    for (const StateNode& state : whole_.states) {
        narrowed.states.push_back(narrowed_state(state, narrowed));
    }
    // The marks stand behind the lines of the states.
    for (std::size_t i = 0; i < whole_.scopes.size(); ++i) {
        std::vector<LineId>& marks = narrowed.scopes[i].marks;
        marks.clear();
        for (const LineId mark : whole_.scopes[i].marks) {
            if (!lines_[mark]) continue;
            marks.push_back(static_cast<LineId>(narrowed.lines.size()));
            narrowed.lines.push_back(whole_.lines[mark]);
        }
    }
}

// Whether anything is done at the state itself; that it has a language matters only to what is read below.
bool does_something(const StateNode& state) {
    return state.wants_text || !state.scopes.empty() || !state.rows.empty() ||
           !state.start_observations.empty() || !state.start_lines.empty();
}

// A state is left when nothing is done there and below. Where a text is taken whole, all below belongs to it.
void Narrower::pass_over(Automaton& narrowed) const {
    std::vector<std::pair<StateId, StateId>> steps;
    narrowed.transitions.each([&](StateId from, StateId to) { steps.emplace_back(from, to); });
    std::vector<bool> is_needed;
    std::vector<bool> is_within_whole;
    for (const StateNode& state : narrowed.states) {
        is_needed.push_back(does_something(state));
        is_within_whole.push_back(state.takes_whole && state.wants_text);
    }
    for (bool is_done = false; !is_done;) {
        is_done = true;
        for (const auto& [from, to] : steps) {
            const bool is_news =
                (is_needed[to] && !is_needed[from]) || (is_within_whole[from] && !is_within_whole[to]);
            if (!is_news) continue;
            is_needed[from] = is_needed[from] || is_needed[to];
            is_within_whole[to] = is_within_whole[to] || is_within_whole[from];
            is_done = false;
        }
    }
    for (std::size_t i = 1; i < narrowed.states.size(); ++i) {
        if (!is_needed[i] && !is_within_whole[i]) narrowed.states[i].is_left = true;
    }
}

Automaton Narrower::run() {
    choose_rows();
    choose_lines();
    choose_scopes();
    Automaton narrowed = whole_;
    narrowed.states.clear();
    narrowed.scope_order.clear();
    narrowed.row_order.clear();
    narrowed.observations.clear();
    narrowed.lines.clear();
    fill_states(narrowed);
    pass_over(narrowed);
    return narrowed;
}

// What takes its values from places that nobody seems to ask for is read whole: rows that belong to a list
// further out, values of rows around them, files that are enclosed, envelopes and what they carry.
bool can_be_narrowed(const Automaton& whole) {
    const auto is_embedded = [](const Line& line) { return line.kind == Line::Kind::Embedded; };
    const auto has_holder = [](const RowPlan& row) { return row.holder != no_entity; };
    return whole.unmapped.empty() && !whole.is_envelope && whole.outer_lines.empty() &&
           whole.variants.empty() && std::ranges::none_of(whole.lines, is_embedded) &&
           std::ranges::none_of(whole.rows, has_holder);
}

}  // namespace

Automaton narrow(const Automaton& whole, const std::vector<bool>& fields) {
    return Narrower{whole, fields}.run();
}

const Automaton& NarrowedMaps::of(const Automaton& whole) {
    const std::lock_guard lock{mutex_};
    Known& known = known_[&whole];
    if (++known.asked < 2 || (known.asked > 2 && known.narrowed == nullptr)) return whole;
    if (known.narrowed == nullptr && !can_be_narrowed(whole)) return whole;
    if (known.narrowed == nullptr) known.narrowed = std::make_unique<Automaton>(narrow(whole, fields_));
    return *known.narrowed;
}

}  // namespace proviso::maps
