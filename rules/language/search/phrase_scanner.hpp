// One pass of the phrase search over one reading of a text: sentence by sentence, which phrases are found and
// whether a negation stands beside them. Part of `rules/language/phrases.hpp`: include that instead.
//
// Door: `PhraseScanner::run`. Thread rule: one scanner, one thread; the tables are shared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "model/base/unicode.hpp"
#include "rules/language/search/phrase_tables.hpp"

namespace proviso::clause {

// Invariant: `folded.origin` is filled where `folded.has_line_end_hyphen`.
struct FoldedReading {
    std::string_view source;
    const FoldedText& folded;
    LineEndHyphen hyphen = LineEndHyphen::Join;
};

struct FoundPhrase {
    PhraseId phrase{};
    bool is_negated = false;
    std::size_t sentence_begin = 0;  // in the folded text
    std::size_t sentence_end = 0;
    std::size_t hit = 0;
    NamedRows rows;  // that the sentence names
};

class PhraseScanner {
public:
    // Called once for each wording found in a sentence, in the order of the sentences.
    using OnFound = std::function<void(const FoundPhrase&)>;

    PhraseScanner(const PhraseTables& tables, const FoldedReading& reading, OnFound on_found)
        : tables_(tables), reading_(reading), text_(reading.folded.text), on_found_(std::move(on_found)) {}

    void run();

private:
    struct Occurrence {
        std::size_t begin;
        std::uint32_t part;
        std::uint32_t first_word = 0;  // counted from the sentence's begin, when it is needed
    };
    struct Stretch {
        std::uint32_t first_word;
        std::uint32_t last_word;
    };
    struct Seen {
        std::uint32_t count = 0;  // in this sentence
        std::size_t first = 0;
    };

    void take(std::uint32_t part, std::size_t begin);
    void open_sentence(std::size_t hit, std::size_t hit_end);
    void close_sentence();
    void decide_near_wordings();
    void number_words();
    [[nodiscard]] bool is_complete(const PhraseTables::NearWording& wording) const;
    [[nodiscard]] bool is_satisfied(const PhraseTables::NearWording& wording) const;
    [[nodiscard]] std::vector<Stretch> stretches_of(std::uint32_t part) const;
    // Is there a stretch beside `part`, on either side, with at most `gap` words between?
    [[nodiscard]] static bool has_neighbour(const std::vector<Stretch>& stretches, Stretch part,
                                            std::uint32_t gap);
    void forget_distant_occurrences();
    void report(PhraseId phrase, std::uint64_t own_negations, std::size_t hit);
    [[nodiscard]] std::uint64_t count_negations() const;

    const PhraseTables& tables_;
    const FoldedReading& reading_;
    std::string_view text_;
    OnFound on_found_;

    // The sentence at hand.
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::vector<Seen> seen_;              // by part; empty until the first hit
    std::vector<std::uint32_t> touched_;  // parts seen in the sentence
    std::optional<std::uint64_t> negations_;
    std::optional<SentenceNames> names_;
    std::vector<Occurrence> occurrences_;  // of parts of `near` wordings, by rising begin
    std::size_t occurrences_max_ = 0;      // then what is distant is decided and forgotten
    std::size_t numbered_ = 0;             // so many occurrences know their words
    std::size_t counted_to_ = 0;           // words are counted up to here
    std::uint32_t words_ = 0;
    std::vector<std::uint32_t> satisfied_;  // `near` wordings
};

}  // namespace proviso::clause
