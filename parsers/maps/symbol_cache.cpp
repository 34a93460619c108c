#include "parsers/maps/symbol_cache.hpp"

namespace proviso::maps {

SymbolId SymbolCache::look_up(xml::Name uri, xml::Name name, const Names& names, std::size_t slot) {
    const SymbolId symbol = names.find(uri.text(), name.text());
    // A hostile document with ever new names is answered from the table of names, at a bounded cost.
    constexpr std::size_t entries_max = std::size_t{1} << 14U;
    if (count_ >= entries_max) return symbol;
    slots_[slot] = Entry{uri.id(), name.id(), symbol};
    if (++count_ * 2 > slots_.size()) grow();
    return symbol;
}

void SymbolCache::grow() {
    std::vector<Entry> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Entry& entry : old) {
        if (entry.name == nullptr) continue;
        std::size_t slot = hash(entry.uri, entry.name) & mask_;
        while (slots_[slot].name != nullptr) slot = (slot + 1) & mask_;
        slots_[slot] = entry;
    }
}

}  // namespace proviso::maps
