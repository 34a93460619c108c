// Classes of hierarchical codes by longest prefix: `cpv:302*` covers 30200000 and all below it; the most
// specific entry wins, so that ambulances can be out though passenger cars are in. Thread rule: immutable
// after the last `add`; share it freely.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::clause {

// Do two spellings of a code agree? `*` at the end of `pattern` stands for all below. A CPV check digit
// (`-6`) does not count, nor a list name (`cpv:`) that only one of them has. In a starred pattern the zeros
// that fill up eight digits do not count either, down to the division's two: `30200000*` and `302*` are one,
// `30000000*` is `30*`. Zeros of a shorter pattern were written on purpose: `300*` is less than `30*`.
[[nodiscard]] bool code_matches(std::string_view pattern, std::string_view code);

class Classification {
public:
    // Of two equal entries the first counts.
    void add(std::string_view pattern, std::uint16_t class_index);
    void set_ancestors(std::uint16_t class_index) { ancestors_ = class_index; }
    void set_otherwise(std::uint16_t class_index) { otherwise_ = class_index; }

    static constexpr std::uint16_t no_class = 0xffff;

    // The class of the longest entry that covers the code; else `ancestors` when an entry lies below the
    // code; else `otherwise`; else `no_class`. An entry without `*` covers its own code only, and goes before
    // one with `*`.
    [[nodiscard]] std::uint16_t class_of(std::string_view code) const;

private:
    struct Entry {
        std::string prefix;  // without list name, check digit, star and filling zeros
        bool covers_below = false;
        std::uint16_t class_index = 0;
    };

    [[nodiscard]] const Entry* find(std::string_view prefix, bool covers_below) const;
    [[nodiscard]] bool has_entry_below(std::string_view code) const;

    std::vector<Entry> entries_;  // sorted by prefix, then those without star first
    std::uint16_t ancestors_ = no_class;
    std::uint16_t otherwise_ = no_class;
};

}  // namespace proviso::clause
