#include "rules/language/evaluate/truth_memo.hpp"

#include <utility>

namespace proviso::clause {
namespace {

constexpr std::size_t size_first = 256;
constexpr std::size_t size_max = std::size_t{1} << 21U;

}  // namespace

void TruthMemo::keep(ExprId expr, RowIndex row, Truth truth) {
    if (2 * count_ >= entries_.size()) {
        if (entries_.size() >= size_max) return;
        grow();
    }
    const std::uint64_t key = key_of(expr, row);
    std::size_t at = place_of(key);
    while (entries_[at].key != free && entries_[at].key != key) at = (at + 1) & (entries_.size() - 1);
    if (entries_[at].key == free) ++count_;
    entries_[at] = Entry{key, truth};
}

void TruthMemo::grow() {
    const std::size_t size = entries_.empty() ? size_first : 2 * entries_.size();
    const std::vector<Entry> before = std::exchange(entries_, std::vector<Entry>(size));
    for (const Entry& entry : before) {
        if (entry.key == free) continue;
        std::size_t at = place_of(entry.key);
        while (entries_[at].key != free) at = (at + 1) & (entries_.size() - 1);
        entries_[at] = entry;
    }
}

}  // namespace proviso::clause
