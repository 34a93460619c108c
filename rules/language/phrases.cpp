#include "rules/language/phrases.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "model/base/blanks.hpp"
#include "model/base/limits.hpp"
#include "model/base/unicode.hpp"
#include "rules/language/search/phrase_scanner.hpp"
#include "rules/language/search/phrase_tables.hpp"

namespace proviso::clause {
namespace {

std::size_t index_of(PhraseId phrase) { return static_cast<std::size_t>(phrase); }

std::uint32_t count_words(std::string_view folded) {
    std::uint32_t words = 0;
    bool is_within_word = false;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if ((static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80U) continue;
        const bool is_letter = is_letter_or_digit(folded, at);
        if (is_letter && !is_within_word) ++words;
        is_within_word = is_letter;
    }
    return words;
}

bool has_word(std::string_view folded) {
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (is_letter_or_digit(folded, at)) return true;
    }
    return false;
}

Result<std::uint32_t> add_literal(LiteralSearch& search, const std::string& text, FoldedText& folded) {
    fold(text, folded);
    if (folded.text.size() < LiteralSearch::literal_bytes_min || !has_word(folded.text)) {
        return Error{"E0203", fmt::format("the wording `{}` holds nothing that can be searched for", text),
                     "write at least two letters or digits", Place{}};
    }
    return search.add(folded.text);
}

// Runs the scan over the text, and where a hyphen at a line end leaves two readings, over both.
template <class OnFound>
void scan_readings(const PhraseTables& tables, std::string_view text, bool with_origin, OnFound on_found) {
    FoldedText folded;
    fold(text, folded, with_origin);
    if (!folded.has_line_end_hyphen) {
        PhraseScanner{tables, FoldedReading{text, folded, LineEndHyphen::Join},
                      [&](const FoundPhrase& found) { on_found(found, folded); }}
            .run();
        return;
    }
    for (const LineEndHyphen hyphen : {LineEndHyphen::Join, LineEndHyphen::Space}) {
        fold(text, folded, true, hyphen);
        const FoldedReading reading{text, folded, hyphen};
        PhraseScanner{tables, reading, [&](const FoundPhrase& found) { on_found(found, folded); }}.run();
    }
}

PhraseIndex::Passage make_passage(std::string_view source, const FoldedText& folded,
                                  const FoundPhrase& found) {
    constexpr std::size_t lead_bytes_max = limits::evidence_value_bytes_max / 3;
    const std::size_t end =
        found.sentence_end < folded.origin.size() ? folded.origin[found.sentence_end] : source.size();
    const std::size_t hit = folded.origin[found.hit];
    std::size_t begin = folded.origin[found.sentence_begin];
    std::string sentence = squeeze(source.substr(begin, end - begin));
    const bool is_long = sentence.size() > limits::evidence_value_bytes_max && hit - begin > lead_bytes_max;
    if (is_long) {
        const std::size_t blank = source.find_first_of(" \n\t", hit - lead_bytes_max);
        begin = blank < hit ? blank + 1 : hit;
        sentence = "… " + squeeze(source.substr(begin, end - begin));
    }
    return PhraseIndex::Passage{std::move(sentence), begin};
}

// Of one text; hostile ones could name lots without end.
constexpr std::size_t names_kept_max = 50'000;
constexpr std::size_t named_hits_max = 4'000;

void keep_named(const FoundPhrase& found, std::vector<NamedHit>& named) {
    if (named.size() == named_hits_max) return;
    std::size_t names = 0;
    for (const NamedHit& one : named) {
        for (const NamedGroup& group : one.rows.groups) names += group.size();
        const bool is_same_phrase = one.phrase == found.phrase && one.is_negated == found.is_negated;
        if (is_same_phrase && one.rows == found.rows) return;
    }
    if (names < names_kept_max) named.push_back(NamedHit{found.phrase, found.is_negated, found.rows});
}

}  // namespace

struct PhraseIndex::State {
    struct PendingWordings {
        PhraseId phrase;
        Wordings wordings;
    };
    using Parts = std::vector<std::uint32_t>;

    std::vector<PendingWordings> pending;
    std::vector<std::string> negations;
    PhraseTables tables;

    [[nodiscard]] Status add(const PendingWordings& one);

private:
    [[nodiscard]] Result<std::uint32_t> add_part(const std::string& text);
    void add_all(PhraseId phrase, const std::vector<Parts>& choices, std::uint32_t gaps_begin);
    void add_near(PhraseId phrase, const Parts& parts, std::uint32_t gaps_begin);

    FoldedText folded_;
};

PhraseIndex::PhraseIndex() : state_(std::make_unique<State>()) {}
PhraseIndex::PhraseIndex(PhraseIndex&&) noexcept = default;
PhraseIndex& PhraseIndex::operator=(PhraseIndex&&) noexcept = default;
PhraseIndex::~PhraseIndex() = default;

PhraseId PhraseIndex::add_phrase() {
    state_->tables.languages.emplace_back();
    return static_cast<PhraseId>(state_->tables.languages.size() - 1);
}

void PhraseIndex::add_wording(PhraseId phrase, LanguageTag language, const Wording& wording) {
    Wordings wordings{{}, wording.gaps};
    for (const std::string& part : wording.parts) wordings.choices.push_back({part});
    add_wordings(phrase, language, std::move(wordings));
}

void PhraseIndex::add_wordings(PhraseId phrase, LanguageTag language, Wordings wordings) {
    std::vector<LanguageTag>& languages = state_->tables.languages[index_of(phrase)];
    if (std::ranges::find(languages, language) == languages.end()) languages.push_back(language);
    state_->pending.push_back(State::PendingWordings{phrase, std::move(wordings)});
}

void PhraseIndex::add_negation(LanguageTag, std::string words) {
    state_->negations.push_back(std::move(words));
}

Status PhraseIndex::add_designation(Designations::Kind kind, const std::string& words) {
    return state_->tables.designations.add(kind, words);
}

Result<std::uint32_t> PhraseIndex::State::add_part(const std::string& text) {
    PROVISO_TRY(number, add_literal(tables.part_search, text, folded_));
    if (number == tables.parts.size()) {
        tables.parts.emplace_back();
        tables.parts.back().words = count_words(tables.part_search.text(number));
    }
    return number;
}

Status PhraseIndex::State::add(const PendingWordings& one) {
    std::vector<Parts> choices;
    for (const std::vector<std::string>& texts : one.wordings.choices) {
        Parts& numbers = choices.emplace_back();
        for (const std::string& text : texts) {
            PROVISO_TRY(number, add_part(text));
            numbers.push_back(number);
        }
    }
    if (choices.size() == 1) {
        for (const std::uint32_t part : choices.front()) tables.parts[part].whole_of.push_back(one.phrase);
    } else if (!choices.empty()) {
        const auto gaps_begin = static_cast<std::uint32_t>(tables.near_gaps.size());
        std::ranges::copy(one.wordings.gaps, std::back_inserter(tables.near_gaps));
        add_all(one.phrase, choices, gaps_begin);
    }
    return Done{};
}

// Each choice of the first part with each of the second, and so on; the last part changes first.
void PhraseIndex::State::add_all(PhraseId phrase, const std::vector<Parts>& choices,
                                 std::uint32_t gaps_begin) {
    if (std::ranges::any_of(choices, &Parts::empty)) return;
    std::vector<std::size_t> at(choices.size());
    Parts parts(choices.size());
    while (true) {
        for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = choices[i][at[i]];
        add_near(phrase, parts, gaps_begin);
        std::size_t next = choices.size();
        while (next > 0 && ++at[next - 1] == choices[next - 1].size()) at[--next] = 0;
        if (next == 0) return;
    }
}

void PhraseIndex::State::add_near(PhraseId phrase, const Parts& parts, std::uint32_t gaps_begin) {
    std::uint64_t span = 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) span += tables.near_gaps[gaps_begin + i];
    for (const std::uint32_t part : parts) {
        span += tables.parts[part].words;
        tables.parts[part].is_near_part = true;
    }
    tables.near_words_max = std::max(tables.near_words_max, span);
    const auto number = static_cast<std::uint32_t>(tables.near_wordings.size());
    tables.parts[parts.front()].first_of.push_back(number);
    const auto begin = static_cast<std::uint32_t>(tables.near_parts.size());
    std::ranges::copy(parts, std::back_inserter(tables.near_parts));
    tables.near_wordings.push_back({phrase, static_cast<std::uint32_t>(parts.size()), begin, gaps_begin});
}

Status PhraseIndex::finish() {
    PhraseTables& tables = state_->tables;
    FoldedText folded;
    for (const std::string& words : state_->negations) {
        PROVISO_TRY(number, add_literal(tables.negation_search, words, folded));
        static_cast<void>(number);
    }
    tables.negation_search.finish();
    for (const State::PendingWordings& pending : state_->pending) {
        PROVISO_TRY(added, state_->add(pending));
        static_cast<void>(added);
    }
    tables.part_search.finish();
    tables.designations.finish();
    for (std::uint32_t number = 0; number < tables.parts.size(); ++number) {
        PhraseTables::Part& part = tables.parts[number];
        const std::string_view text = tables.part_search.text(number);
        tables.negation_search.scan(text, [&part](std::uint32_t, std::size_t) { ++part.negations; });
    }
    state_->pending.clear();
    state_->negations.clear();
    return Done{};
}

bool PhraseIndex::covers(PhraseId phrase, LanguageTag language) const {
    const std::vector<LanguageTag>& languages = state_->tables.languages[index_of(phrase)];
    const auto has = [&languages](LanguageTag one) {
        return std::ranges::find(languages, one) != languages.end();
    };
    if (has(language)) return true;
    // Bokmål and Nynorsk are the two written forms of Norwegian, and a list may name that as a whole.
    const bool is_norwegian = language == parse_language("nb") || language == parse_language("nn");
    return is_norwegian && has(parse_language("no"));
}

void PhraseIndex::search(std::string_view text, std::vector<PhraseHit>& hits) const {
    std::vector<NamedHit> named;
    search(text, hits, named);
}

NamedRows PhraseIndex::named_in(std::string_view text) const {
    FoldedText folded;
    fold(text, folded);
    return state_->tables.designations.named_in(folded.text);
}

void PhraseIndex::search(std::string_view text, std::vector<PhraseHit>& hits,
                         std::vector<NamedHit>& named) const {
    hits.assign(state_->tables.languages.size(), PhraseHit{});
    scan_readings(state_->tables, text, false, [&](const FoundPhrase& found, const FoldedText&) {
        PhraseHit& hit = hits[index_of(found.phrase)];
        if (!found.rows.groups.empty()) {
            hit.is_named = true;
            keep_named(found, named);
        } else if (!found.is_negated) {
            hit.kind = PhraseHit::Kind::Plain;
        } else if (hit.kind == PhraseHit::Kind::None) {
            hit.kind = PhraseHit::Kind::Negated;
        }
    });
}

std::optional<PhraseIndex::Passage> PhraseIndex::passage(std::string_view text, PhraseId phrase,
                                                         const Preference& is_preferred) const {
    std::optional<Passage> best;
    int best_rank = -1;
    scan_readings(state_->tables, text, true, [&](const FoundPhrase& found, const FoldedText& folded) {
        if (found.phrase != phrase) return;
        const bool is_preferable = !is_preferred || is_preferred(found.rows);
        const int rank = (is_preferable ? 2 : 0) + (found.is_negated ? 0 : 1);
        if (rank <= best_rank) return;
        best = make_passage(text, folded, found);
        best_rank = rank;
    });
    return best;
}

}  // namespace proviso::clause
