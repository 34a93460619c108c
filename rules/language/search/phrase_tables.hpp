// What the phrase search looks up: the wordings of a pack, resolved to numbers. Part of
// `rules/language/phrases.hpp`: include that instead. Thread rule: plain values, immutable once filled.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/base/language.hpp"
#include "rules/language/phrases.hpp"
#include "rules/language/search/designations.hpp"
#include "rules/language/search/literal_search.hpp"

namespace proviso::clause {

struct PhraseTables {
    // A part of a wording, by its number in `parts`.
    struct Part {
        std::vector<PhraseId> whole_of;       // phrases for which it is a whole wording
        std::vector<std::uint32_t> first_of;  // wordings with `near` that it begins
        std::uint32_t words = 0;
        std::uint32_t negations = 0;  // that stand within it
        bool is_near_part = false;
    };
    // A pack has ten thousand of them, and nearly all go with others that have the same gaps.
    struct NearWording {
        PhraseId phrase{};
        std::uint32_t part_count = 0;
        std::uint32_t parts_begin = 0;  // in `near_parts`
        std::uint32_t gaps_begin = 0;   // in `near_gaps`
    };
    [[nodiscard]] std::span<const std::uint32_t> parts_of(const NearWording& wording) const {
        return {near_parts.data() + wording.parts_begin, wording.part_count};
    }
    // The gap behind part `index`.
    [[nodiscard]] std::uint32_t gap_of(const NearWording& wording, std::size_t index) const {
        return near_gaps[wording.gaps_begin + index];
    }

    LiteralSearch part_search;
    LiteralSearch negation_search;
    Designations designations;
    std::vector<Part> parts;
    std::vector<NearWording> near_wordings;
    std::vector<std::uint32_t> near_parts;
    std::vector<std::uint32_t> near_gaps;
    std::uint64_t near_words_max = 0;                 // the widest stretch of words that one wording can span
    std::vector<std::vector<LanguageTag>> languages;  // by phrase
};

}  // namespace proviso::clause
