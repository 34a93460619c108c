#include "parsers/maps/workspace.hpp"

#include <algorithm>

namespace proviso::maps {

SymbolCache& Workspace::symbols_of(const Automaton& automaton) {
    if (generation_ != parser.generation()) {
        for (auto& known : symbols_) known.second->forget();
        generation_ = parser.generation();
    }
    const auto known = std::ranges::find(symbols_, &automaton, [](const auto& entry) { return entry.first; });
    if (known != symbols_.end()) return *known->second;
    symbols_.emplace_back(&automaton, std::make_unique<SymbolCache>());
    return *symbols_.back().second;
}

bool Workspace::clear() {
    constexpr std::size_t cells_max = std::size_t{1} << 16U;
    constexpr std::size_t text_bytes_max = std::size_t{1} << 20U;
    const bool is_large = staging.cells.capacity() > cells_max || staging.rows.capacity() > cells_max ||
                          staging.scopes.capacity() > cells_max || texts.capacity() > text_bytes_max ||
                          commit.scratch.folded.text.capacity() > text_bytes_max;
    staging.start_payload();
    staging.envelopes.clear();
    staging.coverage = {};
    staging.unknown_bytes.clear();
    texts.clear();
    commit.rows.clear();
    commit.turns.clear();
    return !is_large;
}

std::unique_ptr<Workspace> WorkspacePool::take() {
    {
        const std::lock_guard lock{mutex_};
        if (!idle_.empty()) {
            std::unique_ptr<Workspace> workspace = std::move(idle_.back());
            idle_.pop_back();
            return workspace;
        }
    }
    return std::make_unique<Workspace>();
}

void WorkspacePool::give_back(std::unique_ptr<Workspace> workspace) {
    constexpr std::size_t idle_max = 64;  // as many as a large machine has threads
    if (!workspace->clear()) return;
    const std::lock_guard lock{mutex_};
    if (idle_.size() < idle_max) idle_.push_back(std::move(workspace));
}

}  // namespace proviso::maps
