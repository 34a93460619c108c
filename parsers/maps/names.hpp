// The names that one map knows: each pair of a namespace and a local name is one small number, so that the
// automaton compares numbers and never letters.
//
// Door: `Names::find`. Thread rule: immutable after the map is compiled; share it freely.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::maps {

using SymbolId = std::uint16_t;
inline constexpr SymbolId no_symbol = 0;

class Names {
public:
    Names();

    // Returns `no_symbol` when the map has more names than fit.
    SymbolId add(std::string_view uri, std::string_view name);
    [[nodiscard]] SymbolId find(std::string_view uri, std::string_view name) const;
    [[nodiscard]] const std::string& name(SymbolId symbol) const { return entries_[symbol].name; }

private:
    struct Entry {
        std::string uri;
        std::string name;
    };

    [[nodiscard]] std::size_t slot_of(std::string_view uri, std::string_view name) const;
    void grow();

    std::vector<Entry> entries_;   // by symbol; the first is nobody's
    std::vector<SymbolId> slots_;  // open addressing; a power of two, at most half full
};

}  // namespace proviso::maps
