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

std::size_t Names::slot_of(std::uint16_t uri, std::string_view name) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash_of(name) & mask;
    while (slots_[slot] != no_symbol) {
        const Entry& entry = entries_[slots_[slot]];
        if (entry.name == name && entry.uri == uri) break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::string_view Names::shared_uri(std::string_view uri) const {
    const auto known = std::ranges::find(same_, uri, &SameNamespace::uri);
    return known == same_.end() ? uri : std::string_view{known->same_as};
}

std::uint16_t Names::own_number_of(std::string_view uri) const {
    const auto known = std::ranges::find(uris_, uri);
    return known == uris_.end() ? std::uint16_t{0} : static_cast<std::uint16_t>(known - uris_.begin() + 1);
}

std::uint16_t Names::number_of(std::string_view uri) const { return own_number_of(shared_uri(uri)); }

SymbolId Names::find(std::string_view uri, std::string_view name) const { return find(number_of(uri), name); }

bool Names::alias(std::string_view uri, std::string_view same_as) {
    const std::string_view shared = shared_uri(same_as);
    if (shared_uri(uri) == shared) return true;
    const bool is_known = std::ranges::find(same_, uri, &SameNamespace::uri) != same_.end();
    if (is_known || own_number_of(uri) != 0) return false;
    same_.push_back(SameNamespace{std::string{uri}, std::string{shared}});
    return true;
}

bool Names::alias(std::string_view uri, std::string_view name, SymbolId same_as) {
    const SymbolId known = find(uri, name);
    if (known != no_symbol) return known == same_as;
    if (add(uri, name) == no_symbol) return false;
    entries_.back().means = same_as;
    return true;
}

SymbolId Names::add(std::string_view uri, std::string_view name) {
    uri = shared_uri(uri);
    const SymbolId known = find(uri, name);
    if (known != no_symbol) return known;
    if (entries_.size() >= std::numeric_limits<SymbolId>::max()) return no_symbol;
    const auto symbol = static_cast<SymbolId>(entries_.size());
    if (own_number_of(uri) == 0) uris_.emplace_back(uri);
    const std::uint16_t number = own_number_of(uri);
    entries_.push_back(Entry{number, std::string{name}, symbol});
    if (entries_.size() * 2 > slots_.size()) grow();
    slots_[slot_of(number, name)] = symbol;
    return symbol;
}

void Names::grow() {
    slots_.assign(slots_.size() * 2, no_symbol);
    for (std::size_t symbol = 1; symbol + 1 < entries_.size(); ++symbol) {
        slots_[slot_of(entries_[symbol].uri, entries_[symbol].name)] = static_cast<SymbolId>(symbol);
    }
}

}  // namespace proviso::maps
