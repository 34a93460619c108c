// Multilingual phrase search. All wordings of all phrases of a pack are found in one pass over the folded
// text.
//
// Door: `PhraseIndex`. Thread rule: immutable after `finish`; share it freely.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/language.hpp"
#include "model/base/result.hpp"
#include "rules/language/search/designations.hpp"

namespace proviso::clause {

enum class PhraseId : std::uint16_t {};

// `"a" near 8 "b" near 4 "c"` is parts {a, b, c} with gaps {8, 4}.
// Invariant: one gap fewer than parts.
struct Wording {
    std::vector<std::string> parts;
    std::vector<std::uint32_t> gaps;
};

// Every wording that has, part by part, one of the choices: three lists of a dozen words are 1,728 wordings.
// Invariant: one gap fewer than parts.
struct Wordings {
    std::vector<std::vector<std::string>> choices;  // by part
    std::vector<std::uint32_t> gaps;
};

struct PhraseHit {
    // Negated: each hit shares its sentence with a negation, other than one that is part of the wording
    // itself.
    // Elsewhere: each hit stands in a sentence that names other rows than the one that is asked about.
    enum class Kind : std::uint8_t { None, Plain, Negated, Elsewhere };
    Kind kind = Kind::None;  // of the sentences that name no rows
    bool is_named = false;   // there are sentences that do
};

// A hit in a sentence that names rows.
struct NamedHit {
    PhraseId phrase{};
    bool is_negated = false;
    NamedRows rows;
};

class PhraseIndex {
public:
    PhraseIndex();
    PhraseIndex(PhraseIndex&&) noexcept;
    PhraseIndex& operator=(PhraseIndex&&) noexcept;
    ~PhraseIndex();

    PhraseId add_phrase();
    void add_wording(PhraseId phrase, LanguageTag language, const Wording& wording);
    void add_wordings(PhraseId phrase, LanguageTag language, Wordings wordings);
    // A negation holds in texts of every language, whatever its own, because the wordings do too: an English
    // title within a German sentence is negated in German.
    void add_negation(LanguageTag language, std::string words);

    // What rows are called by which a sentence names them (`designation`). Without any, no sentence names
    // rows.
    [[nodiscard]] Status add_designation(Designations::Kind kind, const std::string& words);

    // E0203 when a wording or a negation holds nothing that can be searched for. Nothing is added afterwards.
    [[nodiscard]] Status finish();

    // A phrase covers the languages in which it has wordings; Norwegian (`no`) covers both of its written
    // forms (`nb`, `nn`).
    [[nodiscard]] bool covers(PhraseId phrase, LanguageTag language) const;

    // What one text holds, for every phrase at once (index: PhraseId). Wordings of all languages are searched
    // in every text. Where nothing is found, nothing is allocated beyond the folded text and the result.
    // Hits in sentences that name rows go into `named`; no more than a few thousand, as further
    // ones could only add to what is found.
    void search(std::string_view text, std::vector<PhraseHit>& hits, std::vector<NamedHit>& named) const;
    void search(std::string_view text, std::vector<PhraseHit>& hits) const;

    // Which rows a whole text names, such as a title.
    [[nodiscard]] NamedRows named_in(std::string_view text) const;

    // The sentence around the first hit of the phrase, as the text spells it (white space folded); for
    // evidence only. A plain hit is preferred to a negated one, and before that one of a sentence that
    // `is_preferred` for the rows that it names. A sentence that is longer than an excerpt may
    // be is cut at its front, where an ellipsis stands then, so that the hit is in what remains.
    struct Passage {
        std::string sentence;
        std::uint64_t byte = 0;  // of the sentence (or of what is left of it) in the text
    };
    using Preference = std::function<bool(const NamedRows&)>;
    [[nodiscard]] std::optional<Passage> passage(std::string_view text, PhraseId phrase,
                                                 const Preference& is_preferred = {}) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace proviso::clause
