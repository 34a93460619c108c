#include "parsers/maps/handing_down.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"

namespace proviso::maps {
namespace {

class Handing {
public:
    Handing(const Automaton& automaton, Staging& staging, const std::vector<bool>& scope_holds)
        : automaton_(automaton), staging_(staging), scope_holds_(scope_holds) {}

    Status run();

private:
    [[nodiscard]] const RowPlan& plan(std::uint32_t row) const {
        return automaton_.rows[staging_.rows[row].plan];
    }
    void index();
    // The rows to which `source` is handed down.
    [[nodiscard]] std::vector<std::uint32_t> targets_of(std::uint32_t source) const;
    // What stands below `from` is added below `to`; false when there is no room for it.
    [[nodiscard]] bool copy(std::uint32_t from, std::uint32_t to);

    const Automaton& automaton_;
    Staging& staging_;
    const std::vector<bool>& scope_holds_;
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

std::vector<std::uint32_t> Handing::targets_of(std::uint32_t source) const {
    std::vector<std::uint32_t> targets;
    std::unordered_set<std::string_view> keys;
    for (const std::uint32_t row : rows_below_[staging_.rows[source].parent]) {
        const StagedRow& staged = staging_.rows[row];
        if (plan(row).is_every || plan(row).list != plan(source).list || !scope_holds_[staged.scope])
            continue;
        const std::string_view key = staged.key.empty() ? plan(row).constant_key : staged.key;
        if (key.empty() || keys.insert(key).second) targets.push_back(row);
    }
    return targets;
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
        for (const std::uint32_t target : targets_of(source)) {
            if (copy(source, target)) continue;
            return Error{"E-LIMIT-ROWS", "the document holds more rows or values than a dossier may",
                         "check it in smaller parts", Place{{}, {}, staging_.rows[source].byte, 0, 0}};
        }
    }
    return Done{};
}

}  // namespace

Status hand_down(const Automaton& automaton, Staging& staging, const std::vector<bool>& scope_holds) {
    return Handing{automaton, staging, scope_holds}.run();
}

}  // namespace proviso::maps
