#include "parsers/maps/handing_down.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"

namespace proviso::maps {
namespace {

class Handing {
public:
    Handing(const Automaton& automaton, Staging& staging) : automaton_(automaton), staging_(staging) {}

    Status run();

private:
    [[nodiscard]] const RowPlan& plan(std::uint32_t row) const {
        return automaton_.rows[staging_.rows[row].plan];
    }
    void index();
    // What stands below `from` is added below `to`; false when there is no room for it.
    [[nodiscard]] bool copy(std::uint32_t from, std::uint32_t to);

    const Automaton& automaton_;
    Staging& staging_;
    std::vector<std::uint32_t> sources_;
    std::vector<std::vector<std::uint32_t>> rows_below_;  // by row, before anything was added
    std::vector<std::vector<std::uint32_t>> cells_of_;
};

void Handing::index() {
    rows_below_.resize(staging_.rows.size());
    cells_of_.resize(staging_.rows.size());
    for (std::uint32_t row = 1; row < staging_.rows.size(); ++row) {
        rows_below_[staging_.rows[row].parent].push_back(row);
    }
    for (std::uint32_t cell = 0; cell < staging_.cells.size(); ++cell) {
        cells_of_[staging_.cells[cell].row].push_back(cell);
    }
}

bool Handing::copy(std::uint32_t from, std::uint32_t to) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> open{{from, to}};
    while (!open.empty()) {
        const auto [source, target] = open.back();
        open.pop_back();
        const bool has_room = staging_.cells.size() + cells_of_[source].size() <= limits::cells_max &&
                              staging_.rows.size() + rows_below_[source].size() <= limits::rows_max;
        if (!has_room) return false;
        for (const std::uint32_t cell : cells_of_[source]) {
            StagedCell copied = staging_.cells[cell];
            copied.row = target;
            staging_.cells.push_back(copied);
        }
        for (const std::uint32_t row : rows_below_[source]) {
            StagedRow copied = staging_.rows[row];
            copied.parent = target;
            open.emplace_back(row, static_cast<std::uint32_t>(staging_.rows.size()));
            staging_.rows.push_back(copied);
        }
    }
    return true;
}

Status Handing::run() {
    for (std::uint32_t row = 1; row < staging_.rows.size(); ++row) {
        if (plan(row).is_every) sources_.push_back(row);
    }
    if (sources_.empty()) return Done{};
    index();
    for (const std::uint32_t source : sources_) {
        const FieldId list = plan(source).list;
        for (const std::uint32_t target : rows_below_[staging_.rows[source].parent]) {
            if (plan(target).is_every || plan(target).list != list || copy(source, target)) continue;
            return Error{"E-LIMIT-ROWS", "the document holds more rows or values than a dossier may",
                         "check it in smaller parts", Place{{}, {}, staging_.rows[source].byte, 0, 0}};
        }
    }
    return Done{};
}

}  // namespace

Status hand_down(const Automaton& automaton, Staging& staging) { return Handing{automaton, staging}.run(); }

}  // namespace proviso::maps
