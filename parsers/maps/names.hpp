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
    // The same for those who meet a namespace again and again, and keep its number; 0 for one that the map
    // does not know.
    [[nodiscard]] std::uint16_t number_of(std::string_view uri) const;
    [[nodiscard]] SymbolId find(std::uint16_t uri, std::string_view name) const {
        return entries_[slots_[slot_of(uri, name)]].means;
    }
    // From now on a name of `uri` is one of `same_as`. False when it is one of another already, or was used.
    [[nodiscard]] bool alias(std::string_view uri, std::string_view same_as);
    // From now on this name is that symbol. False when it is another already.
    [[nodiscard]] bool alias(std::string_view uri, std::string_view name, SymbolId same_as);
    [[nodiscard]] const std::string& name(SymbolId symbol) const { return entries_[symbol].name; }

private:
    struct Entry {
        std::uint16_t uri = 0;
        std::string name;
        SymbolId means = no_symbol;  // itself, or the name that it is an alias of
    };
    struct SameNamespace {
        std::string uri;
        std::string same_as;
    };

    [[nodiscard]] std::string_view shared_uri(std::string_view uri) const;
    [[nodiscard]] std::uint16_t own_number_of(std::string_view uri) const;
    [[nodiscard]] std::size_t slot_of(std::uint16_t uri, std::string_view name) const;
    void grow();

    std::vector<Entry> entries_;     // by symbol; the first is nobody's
    std::vector<std::string> uris_;  // by number, which begins with 1
    std::vector<SameNamespace> same_;
    std::vector<SymbolId> slots_;  // open addressing; a power of two, at most half full
};

}  // namespace proviso::maps
