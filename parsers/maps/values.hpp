// What values mean beyond their letters: the code tables of a map, the values by which a format masks, and
// the texts that answer nothing.
//
// Doors: `CodeTable`, `ValueRules`. Thread rule: immutable after the map is compiled; share them freely, with
// a scratch of one's own.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/maps/pointers.hpp"

namespace proviso::maps {

// The codes of all versions of a format, each with the concept that it stands for.
struct CodeTable {
    std::string name;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> concepts;
    bool is_worded = false;  // its codes are words that people write: see `spelled`

    // Null for a code that the table does not know.
    [[nodiscard]] const std::string* find(std::string_view code) const {
        const auto found = is_worded ? concepts.find(spelled(code)) : concepts.find(code);
        return found == concepts.end() ? nullptr : &found->second;
    }

    // As the table keeps a code: words are folded, so that case, accents, blanks and hyphens do not count.
    [[nodiscard]] std::string spelled(std::string_view code) const;
};

class ValueRules {
public:
    void add_withheld(std::string value);
    void add_placeholder(std::string value);
    void add_non_answer(std::string_view text);
    PointerPhrases& pointers() { return pointers_; }
    [[nodiscard]] const PointerPhrases& pointers() const { return pointers_; }

    // Whether an exact comparison could find the value at all. Invariant: the value is not empty.
    [[nodiscard]] bool may_be_mask(std::string_view value) const {
        return value.size() <= mask_bytes_max_ &&
               mask_starts_.test(static_cast<unsigned char>(value.front()));
    }
    // Exact comparisons with the trimmed value.
    [[nodiscard]] bool is_withheld(std::string_view value) const;
    [[nodiscard]] bool is_placeholder(std::string_view value) const;

    // Case, blanks and closing punctuation do not count.
    [[nodiscard]] bool is_non_answer(std::string_view text, FoldScratch& scratch) const;

private:
    void add_mask(std::string_view value);
    // A cheap look at the text as it stands, which lets nothing slip: most texts end here.
    [[nodiscard]] bool may_be_non_answer(std::string_view text) const;

    std::vector<std::string> withheld_;
    std::vector<std::string> placeholders_;
    std::bitset<256> mask_starts_;  // first bytes of withheld values and placeholders
    std::size_t mask_bytes_max_ = 0;
    std::vector<std::string> non_answers_;  // folded, without closing punctuation
    std::size_t non_answer_bytes_max_ = 0;
    std::bitset<65536> non_answer_ends_;    // first and last byte of each
    bool has_wordless_non_answer_ = false;  // such as `-`
    PointerPhrases pointers_;
};

}  // namespace proviso::maps
