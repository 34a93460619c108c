// Remembers which symbol a name of the parser is. Within one document equal names have one address, so a name
// is looked at letter by letter only once.
//
// Thread rule: one owner, one document and one map, until `forget`.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "parsers/maps/names.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::maps {

class SymbolCache {
public:
    [[nodiscard]] SymbolId find(xml::Name uri, xml::Name name, const Names& names) {
        std::size_t slot = hash(uri.id(), name.id()) & mask_;
        while (slots_[slot].name != nullptr) {
            if (slots_[slot].name == name.id() && slots_[slot].uri == uri.id()) return slots_[slot].symbol;
            slot = (slot + 1) & mask_;
        }
        return look_up(uri, name, names, slot);
    }

    // Before another document.
    void forget();

private:
    struct Entry {
        const void* uri = nullptr;
        const void* name = nullptr;  // null: free; every element and attribute has a name
        SymbolId symbol = no_symbol;
    };

    [[nodiscard]] static std::size_t hash(const void* uri, const void* name) {
        const auto a = reinterpret_cast<std::uintptr_t>(name);
        const auto b = reinterpret_cast<std::uintptr_t>(uri);
        const std::uint64_t mixed = (a ^ (b << 7U)) * 0x9e3779b97f4a7c15U;
        return static_cast<std::size_t>(mixed >> 40U);
    }

    // Out of line, so that the way of the many elements stays short.
    SymbolId look_up(xml::Name uri, xml::Name name, const Names& names, std::size_t slot);
    void grow();
    [[nodiscard]] std::uint16_t number_of(xml::Name uri, const Names& names);

    // The namespaces of a document are few, and each stands before very many names.
    struct KnownUri {
        const void* id = nullptr;
        std::uint16_t number = 0;
        bool is_set = false;
    };

    std::vector<Entry> slots_{std::vector<Entry>(512)};
    std::size_t mask_ = 511;
    std::size_t count_ = 0;
    std::array<KnownUri, 16> uris_;
    std::size_t next_uri_ = 0;
};

}  // namespace proviso::maps
