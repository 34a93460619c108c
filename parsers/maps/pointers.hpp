// Phrases by which a short text only points to other documents, "siehe Vergabeunterlagen".
//
// Door: `PointerPhrases::find`. Thread rule: immutable after the map is compiled; share it freely, with a
// scratch of one's own.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/base/unicode.hpp"

namespace proviso::maps {

struct TextHash {
    using is_transparent = void;
    // The first and the last eight bytes and the length tell apart what one map lists. That a document could
    // find texts with equal hashes does not matter: it does not add to the table.
    std::size_t operator()(std::string_view text) const {
        std::uint64_t head = 0;
        std::uint64_t tail = 0;
        const std::size_t bytes = std::min(text.size(), sizeof head);
        std::memcpy(&head, text.data(), bytes);
        std::memcpy(&tail, text.data() + text.size() - bytes, bytes);
        const std::uint64_t mixed =
            (head * 0x9e3779b97f4a7c15U) ^ ((tail + text.size()) * 0xc2b2ae3d27d4eb4fU);
        return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
    }
};

// Buffers that a reader keeps from text to text.
struct FoldScratch {
    FoldedText folded;
    std::vector<std::string_view> words;
};

class PointerPhrases {
public:
    // Returns false for a phrase without a single word.
    bool add(std::string_view phrase);
    // Texts of fewer characters than this may be pointers.
    void set_characters_max(std::uint32_t characters) { characters_max_ = characters; }

    // Whether the text is short and holds one of the phrases, word for word, in the folded form of both;
    // punctuation between the words does not count.
    [[nodiscard]] bool find(std::string_view text, FoldScratch& scratch) const;

private:
    using Words = std::vector<std::string>;

    // What a look at the words alone can tell. A text that folds in a way of its own (accents, a hyphen at a
    // line end, which joins two halves) is looked at again when it has been folded.
    enum class Look : std::uint8_t { Nothing, Perhaps, FoldFirst };
    [[nodiscard]] Look look(std::string_view text, bool is_folded) const;
    [[nodiscard]] bool begins_phrase(std::uint32_t word_before, std::uint32_t word) const;
    [[nodiscard]] bool holds_phrase(const std::vector<std::string_view>& words) const;

    std::unordered_map<std::string, std::vector<Words>, TextHash, std::equal_to<>> phrases_;  // by first word
    // The first two words of each phrase, as a hash: most texts hold no such pair, and need no second look.
    std::bitset<65536> beginnings_;
    bool has_single_words_ = false;
    std::uint32_t characters_max_ = 0;
};

}  // namespace proviso::maps
