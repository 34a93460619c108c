#include "parsers/maps/outer_values.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "model/base/limits.hpp"

namespace proviso::maps {
namespace {

// The nearest row around `row` of that entity; the dossier where there is none.
std::uint32_t enclosing(const Automaton& automaton, const Staging& staging, std::uint32_t row,
                        EntityId entity) {
    std::uint32_t at = staging.rows[row].parent;
    while (at != 0 && automaton.rows[staging.rows[at].plan].entity != entity) at = staging.rows[at].parent;
    return at;
}

class Taking {
public:
    Taking(const Automaton& automaton, Staging& staging) : automaton_(automaton), staging_(staging) {}

    void run() {
        cells_of_.resize(staging_.rows.size());
        for (std::uint32_t cell = 0; cell < staging_.cells.size(); ++cell) {
            cells_of_[staging_.cells[cell].row].push_back(cell);
        }
        for (std::uint32_t row = 1; row < staging_.rows.size(); ++row) {
            for (const OuterLine& outer : automaton_.outer_lines) {
                if (outer.row == staging_.rows[row].plan) take(outer, row);
            }
        }
    }

private:
    void take(const OuterLine& outer, std::uint32_t row) {
        const std::uint32_t from = enclosing(automaton_, staging_, row, outer.entity);
        const auto turn = first_turn(from, outer.field);
        if (!turn) return;
        for (const std::uint32_t id : cells_of_[from]) {
            const Line& line = automaton_.lines[staging_.cells[id].line];
            if (line.field != outer.field || line.turn != *turn) continue;
            if (staging_.cells.size() >= limits::cells_max) return;
            StagedCell copied = staging_.cells[id];
            if (line.kind == Line::Kind::Constant) copied.text = line.constant;
            copied.row = row;
            copied.line = outer.line;
            staging_.cells.push_back(copied);
        }
    }

    // Of several places for one value, the first that gave one is believed here, too.
    [[nodiscard]] std::optional<std::uint8_t> first_turn(std::uint32_t row, FieldId field) const {
        std::optional<std::uint8_t> first;
        for (const std::uint32_t id : cells_of_[row]) {
            const StagedCell& cell = staging_.cells[id];
            const Line& line = automaton_.lines[cell.line];
            const bool says = line.field == field && line.kind < Line::Kind::NotSupplied;
            if (!says || (cell.text.empty() && line.kind != Line::Kind::Constant)) continue;
            if (!first || line.turn < *first) first = line.turn;
        }
        return first;
    }

    const Automaton& automaton_;
    Staging& staging_;
    std::vector<std::vector<std::uint32_t>> cells_of_;
};

}  // namespace

std::uint32_t holder_of(const Automaton& automaton, const Staging& staging, std::uint32_t row) {
    const StagedRow& staged = staging.rows[row];
    const EntityId holder = automaton.rows[staged.plan].holder;
    return holder == no_entity ? staged.parent : enclosing(automaton, staging, row, holder);
}

void take_outer_values(const Automaton& automaton, Staging& staging) {
    if (!automaton.outer_lines.empty()) Taking{automaton, staging}.run();
}

}  // namespace proviso::maps
