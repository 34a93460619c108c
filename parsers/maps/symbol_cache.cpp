#include "parsers/maps/symbol_cache.hpp"

namespace proviso::maps {

SymbolId SymbolCache::look_up(xml::Name uri, xml::Name name, const Names& names, std::size_t slot) {
    const std::uint16_t number = number_of(uri, names);
    const SymbolId symbol = number == 0 ? no_symbol : names.find(number, name.text());
    // A hostile document with ever new names is answered from the table of names, at a bounded cost.
    constexpr std::size_t entries_max = std::size_t{1} << 14U;
    if (count_ >= entries_max) return symbol;
    slots_[slot] = Entry{uri.id(), name.id(), symbol};
    if (++count_ * 2 > slots_.size()) grow();
    return symbol;
}

std::uint16_t SymbolCache::number_of(xml::Name uri, const Names& names) {
    for (const KnownUri& known : uris_) {
        if (known.is_set && known.id == uri.id()) return known.number;
    }
    const std::uint16_t number = names.number_of(uri.text());
    uris_[next_uri_] = KnownUri{uri.id(), number, true};
    next_uri_ = (next_uri_ + 1) % uris_.size();
    return number;
}

void SymbolCache::forget() {
    constexpr std::size_t slots_first = 512;
    slots_.assign(slots_first, Entry{});
    mask_ = slots_first - 1;
    count_ = 0;
    uris_ = {};
    next_uri_ = 0;
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
