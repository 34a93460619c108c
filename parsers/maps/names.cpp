#include "parsers/maps/names.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace proviso::maps {
namespace {

// The local name alone: one name in two namespaces is rare, and a namespace is long. Two words of the name
// and its length tell apart nearly all names of a vocabulary, and cost the same for long names as for short
// ones.
std::size_t hash_of(std::string_view name) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t bytes = std::min(name.size(), sizeof head);
    std::memcpy(&head, name.data(), bytes);
    std::memcpy(&tail, name.data() + name.size() - bytes, bytes);
    const std::uint64_t mixed = (head * 0x9e3779b97f4a7c15U) ^ ((tail + name.size()) * 0xc2b2ae3d27d4eb4fU);
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
}

}  // namespace

Names::Names() : entries_(1), slots_(64, no_symbol) {}

std::size_t Names::slot_of(std::string_view uri, std::string_view name) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash_of(name) & mask;
    while (slots_[slot] != no_symbol) {
        const Entry& entry = entries_[slots_[slot]];
        if (entry.name == name && entry.uri == uri) break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

SymbolId Names::find(std::string_view uri, std::string_view name) const { return slots_[slot_of(uri, name)]; }

SymbolId Names::add(std::string_view uri, std::string_view name) {
    const SymbolId known = find(uri, name);
    if (known != no_symbol) return known;
    if (entries_.size() >= std::numeric_limits<SymbolId>::max()) return no_symbol;
    entries_.push_back(Entry{std::string{uri}, std::string{name}});
    if (entries_.size() * 2 > slots_.size()) grow();
    const auto symbol = static_cast<SymbolId>(entries_.size() - 1);
    slots_[slot_of(uri, name)] = symbol;
    return symbol;
}

void Names::grow() {
    slots_.assign(slots_.size() * 2, no_symbol);
    for (std::size_t symbol = 1; symbol + 1 < entries_.size(); ++symbol) {
        slots_[slot_of(entries_[symbol].uri, entries_[symbol].name)] = static_cast<SymbolId>(symbol);
    }
}

}  // namespace proviso::maps
