// Remembers which symbol a name of the parser is. Within one document equal names have one address, so a name
// is looked at letter by letter only once.
//
// Thread rule: one owner, one document.
#pragma once

#include <cstdint>
#include <vector>

#include "parsers/maps/names.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::maps {

class SymbolCache {
public:
    [[nodiscard]] SymbolId find(xml::Name uri, xml::Name name, const Names& names) {
        std::size_t slot = hash(uri, name) & mask_;
        while (slots_[slot].name != nullptr) {
            if (slots_[slot].name == name.id() && slots_[slot].uri == uri.id()) return slots_[slot].symbol;
            slot = (slot + 1) & mask_;
        }
        return look_up(uri, name, names, slot);
    }

private:
    struct Entry {
        const void* uri = nullptr;
        const void* name = nullptr;  // null: free; every element and attribute has a name
        SymbolId symbol = no_symbol;
    };

    [[nodiscard]] static std::size_t hash(xml::Name uri, xml::Name name) {
        const auto a = reinterpret_cast<std::uintptr_t>(name.id());
        const auto b = reinterpret_cast<std::uintptr_t>(uri.id());
        const std::uint64_t mixed = (a ^ (b << 7U)) * 0x9e3779b97f4a7c15U;
        return static_cast<std::size_t>(mixed >> 40U);
    }

    SymbolId look_up(xml::Name uri, xml::Name name, const Names& names, std::size_t slot) {
        const SymbolId symbol = names.find(uri.text(), name.text());
        // A hostile document with ever new names is answered from the table of names, at a bounded cost.
        constexpr std::size_t entries_max = std::size_t{1} << 14U;
        if (count_ >= entries_max) return symbol;
        slots_[slot] = Entry{uri.id(), name.id(), symbol};
        if (++count_ * 2 > slots_.size()) grow();
        return symbol;
    }

    void grow() {
        std::vector<Entry> old(slots_.size() * 2);
        old.swap(slots_);
        mask_ = slots_.size() - 1;
        for (const Entry& entry : old) {
            if (entry.name == nullptr) continue;
            std::size_t slot = hash(xml::Name{static_cast<const char*>(entry.uri)},
                                    xml::Name{static_cast<const char*>(entry.name)}) &
                               mask_;
            while (slots_[slot].name != nullptr) slot = (slot + 1) & mask_;
            slots_[slot] = entry;
        }
    }

    std::vector<Entry> slots_{std::vector<Entry>(512)};
    std::size_t mask_ = 511;
    std::size_t count_ = 0;
};

}  // namespace proviso::maps
