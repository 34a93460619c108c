// Rows that a document describes more than once: rows of one list with one key are one row (decision 17).
//
// Thread rule: one owner. Lifetime: keys are views into the document.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"

namespace proviso::maps {

inline std::size_t mix(std::size_t hash, std::size_t value) {
    return (hash ^ value) * std::size_t{0x9e3779b97f4a7c15U};
}

struct RowIdentity {
    RowIndex parent = no_row;
    FieldId list = no_field;
    std::string_view key;  // empty: the row is like no other
    friend bool operator==(const RowIdentity&, const RowIdentity&) = default;
};

struct RowIdentityHash {
    std::size_t operator()(const RowIdentity& row) const {
        return mix(mix(std::hash<std::string_view>{}(row.key), row.parent),
                   static_cast<std::size_t>(row.list));
    }
};

// One value of a merged row; said twice it counts once.
struct CellIdentity {
    RowIndex row = no_row;
    FieldId field = no_field;
    State state = State::Given;
    LanguageTag language;
    std::string_view text;
    friend bool operator==(const CellIdentity&, const CellIdentity&) = default;
};

struct CellIdentityHash {
    std::size_t operator()(const CellIdentity& cell) const {
        return mix(mix(std::hash<std::string_view>{}(cell.text), cell.row),
                   static_cast<std::size_t>(cell.field));
    }
};

// From staged rows to the rows of the dossier.
class RowMerge {
public:
    void start(std::size_t staged_rows) {
        indexes_.assign(staged_rows, no_row);
        indexes_.front() = root_row;
    }

    void clear() {
        indexes_.clear();
        merged_.clear();
        entries_.clear();
        slots_.clear();
    }

    [[nodiscard]] RowIndex index(std::uint32_t staged) const { return indexes_[staged]; }

    // Whether the row was there before; then it is the same from now on.
    [[nodiscard]] bool merges(std::uint32_t staged, const RowIdentity& identity) {
        if (identity.key.empty() || entries_.empty()) return false;
        const std::uint32_t entry = slots_[slot_of(identity)];
        if (entry == 0) return false;
        indexes_[staged] = entries_[entry - 1].index;
        mark_merged(indexes_[staged]);
        return true;
    }

    // What is said twice about this row counts once.
    void mark_merged(RowIndex row) {
        if (merged_.size() <= row) merged_.resize(row + std::size_t{1});
        merged_[row] = true;
    }

    void add(std::uint32_t staged, RowIndex index, const RowIdentity& identity) {
        indexes_[staged] = index;
        if (identity.key.empty()) return;
        entries_.push_back(Entry{identity, index});
        if (entries_.size() * 2 > slots_.size()) grow();
        slots_[slot_of(identity)] = static_cast<std::uint32_t>(entries_.size());
    }

    [[nodiscard]] bool is_merged(RowIndex row) const { return row < merged_.size() && merged_[row]; }

private:
    struct Entry {
        RowIdentity identity;
        RowIndex index = no_row;
    };

    // Where the row stands in the table, or would.
    [[nodiscard]] std::size_t slot_of(const RowIdentity& identity) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = (RowIdentityHash{}(identity) >> 20U) & mask;
        while (slots_[slot] != 0 && entries_[slots_[slot] - 1].identity != identity) slot = (slot + 1) & mask;
        return slot;
    }

    // The last entry is not in the table yet.
    void grow() {
        constexpr std::size_t slots_min = 64;
        slots_.assign(std::max(slots_min, slots_.size() * 2), 0);
        for (std::uint32_t entry = 1; entry < entries_.size(); ++entry) {
            slots_[slot_of(entries_[entry - 1].identity)] = entry;
        }
    }

    std::vector<RowIndex> indexes_;  // by staged row
    std::vector<bool> merged_;       // by row of the dossier
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;  // open addressing: entry + 1, 0 where free; at most half full
};

}  // namespace proviso::maps
