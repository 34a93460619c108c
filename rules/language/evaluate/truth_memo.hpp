// Remembers what conditions came to for one row, so that rules that share a define, and the explaining pass,
// do not ask the dossier again. Without it, a rule that compares each lot with every other would search all
// lots once for each.
//
// Door: `TruthMemo`. Thread rule: one owner.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/language/evaluate/evaluated.hpp"

namespace proviso::clause {

class TruthMemo {
public:
    // Null when the condition was not asked for this row yet. The answer is valid until the next `keep`.
    [[nodiscard]] const Truth* find(ExprId expr, RowIndex row) const {
        if (entries_.empty()) return nullptr;
        const std::uint64_t key = key_of(expr, row);
        for (std::size_t at = place_of(key);; at = (at + 1) & (entries_.size() - 1)) {
            if (entries_[at].key == key) return &entries_[at].truth;
            if (entries_[at].key == free) return nullptr;
        }
    }

    // Beyond a bound nothing more is kept: the memo saves time, and must not cost memory without end.
    void keep(ExprId expr, RowIndex row, Truth truth);

private:
    static constexpr std::uint64_t free = 0;

    struct Entry {
        std::uint64_t key = free;
        Truth truth;
    };

    // Never `free`: expressions are counted from one here. A row may be any number, `no_row` as well.
    static std::uint64_t key_of(ExprId expr, RowIndex row) {
        return ((std::uint64_t{static_cast<std::uint32_t>(expr)} + 1) << 32U) | row;
    }
    [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
        constexpr std::uint64_t spread = 0x9e3779b97f4a7c15U;
        return static_cast<std::size_t>(key * spread >> 40U) & (entries_.size() - 1);
    }
    void grow();

    std::vector<Entry> entries_;  // a power of two, at most half full
    std::size_t count_ = 0;
};

}  // namespace proviso::clause
