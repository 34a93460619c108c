#include "rules/language/search/phrase_scanner.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "rules/language/search/sentences.hpp"

namespace proviso::clause {
namespace {

// A hostile text may be one sentence of many megabytes: what can no longer pair with anything is let go.
constexpr std::size_t occurrences_kept = std::size_t{1} << 16;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::uint64_t count_hits(const LiteralSearch& search, std::string_view folded) {
    std::uint64_t count = 0;
    search.scan(folded, [&count](std::uint32_t, std::size_t) { ++count; });
    return count;
}

}  // namespace

void PhraseScanner::run() {
    tables_.part_search.scan(text_, [this](std::uint32_t part, std::size_t begin) { take(part, begin); });
    close_sentence();
}

void PhraseScanner::take(std::uint32_t part, std::size_t begin) {
    const std::size_t end = begin + tables_.part_search.text(part).size();
    if (touched_.empty() || begin >= end_) {
        close_sentence();
        open_sentence(begin, end);
    } else if (end > end_) {
        end_ = sentence_end(text_, end - 1);
    }
    Seen& seen = seen_[part];
    if (seen.count == 0) {
        touched_.push_back(part);
        seen.first = begin;
    }
    ++seen.count;
    if (!tables_.parts[part].is_near_part) return;
    occurrences_.push_back(Occurrence{begin, part});
    if (occurrences_.size() >= occurrences_max_) {
        decide_near_wordings();
        forget_distant_occurrences();
    }
}

void PhraseScanner::open_sentence(std::size_t hit, std::size_t hit_end) {
    if (seen_.empty()) seen_.resize(tables_.parts.size());
    begin_ = sentence_begin(text_, hit, end_);
    end_ = sentence_end(text_, hit_end - 1);
    counted_to_ = begin_;
    numbered_ = 0;
    words_ = 0;
    occurrences_max_ = occurrences_kept;
}

void PhraseScanner::close_sentence() {
    if (touched_.empty()) return;
    decide_near_wordings();
    for (const std::uint32_t part : touched_) {
        const std::uint64_t own = std::uint64_t{seen_[part].count} * tables_.parts[part].negations;
        for (const PhraseId phrase : tables_.parts[part].whole_of) report(phrase, own, seen_[part].first);
    }
    for (const std::uint32_t index : satisfied_) {
        const PhraseTables::NearWording& wording = tables_.near_wordings[index];
        std::uint64_t own = 0;
        std::size_t hit = text_.size();
        for (const std::uint32_t part : tables_.parts_of(wording)) {
            own += std::uint64_t{seen_[part].count} * tables_.parts[part].negations;
            hit = std::min(hit, seen_[part].first);
        }
        report(wording.phrase, own, hit);
    }
    for (const std::uint32_t part : touched_) seen_[part] = Seen{};
    touched_.clear();
    occurrences_.clear();
    satisfied_.clear();
    negations_.reset();
    names_.reset();
}

void PhraseScanner::number_words() {
    bool is_within_word =
        counted_to_ > begin_ && is_letter_or_digit(text_, previous_character(text_, counted_to_));
    for (; numbered_ < occurrences_.size(); ++numbered_) {
        Occurrence& occurrence = occurrences_[numbered_];
        // The word that begins with the occurrence counts as well.
        for (; counted_to_ <= occurrence.begin; ++counted_to_) {
            if (is_continuation(text_[counted_to_])) continue;
            const bool is_letter = is_letter_or_digit(text_, counted_to_);
            if (is_letter && !is_within_word) ++words_;
            is_within_word = is_letter;
        }
        occurrence.first_word = words_;
    }
}

void PhraseScanner::decide_near_wordings() {
    for (const std::uint32_t part : touched_) {
        for (const std::uint32_t index : tables_.parts[part].first_of) {
            const bool is_known = std::ranges::find(satisfied_, index) != satisfied_.end();
            const PhraseTables::NearWording& wording = tables_.near_wordings[index];
            if (is_known || !is_complete(wording)) continue;
            number_words();
            if (is_satisfied(wording)) satisfied_.push_back(index);
        }
    }
}

bool PhraseScanner::is_complete(const PhraseTables::NearWording& wording) const {
    return std::ranges::all_of(tables_.parts_of(wording),
                               [this](std::uint32_t part) { return seen_[part].count > 0; });
}

bool PhraseScanner::is_satisfied(const PhraseTables::NearWording& wording) const {
    // The places of each part that have a neighbour among those of the part before.
    const std::span<const std::uint32_t> parts = tables_.parts_of(wording);
    std::vector<Stretch> reachable = stretches_of(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::vector<Stretch> next = stretches_of(parts[i]);
        const std::uint32_t gap = tables_.gap_of(wording, i - 1);
        std::erase_if(next, [&](const Stretch& part) { return !has_neighbour(reachable, part, gap); });
        reachable = std::move(next);
    }
    return !reachable.empty();
}

std::vector<PhraseScanner::Stretch> PhraseScanner::stretches_of(std::uint32_t part) const {
    std::vector<Stretch> stretches;
    for (const Occurrence& occurrence : occurrences_) {
        if (occurrence.part != part) continue;
        stretches.push_back(
            Stretch{occurrence.first_word, occurrence.first_word + tables_.parts[part].words - 1});
    }
    return stretches;
}

// `stretches` are sorted.
bool PhraseScanner::has_neighbour(const std::vector<Stretch>& stretches, Stretch part, std::uint32_t gap) {
    const auto before = std::ranges::lower_bound(stretches, part.first_word, {}, &Stretch::last_word);
    if (before != stretches.begin() && part.first_word - std::prev(before)->last_word - 1 <= gap) return true;
    const auto after = std::ranges::upper_bound(stretches, part.last_word, {}, &Stretch::first_word);
    return after != stretches.end() && after->first_word - part.last_word - 1 <= gap;
}

void PhraseScanner::forget_distant_occurrences() {
    number_words();
    const std::uint64_t words = words_;
    std::erase_if(occurrences_, [&](const Occurrence& occurrence) {
        return occurrence.first_word + tables_.near_words_max < words;
    });
    numbered_ = occurrences_.size();
    occurrences_max_ = std::max(occurrences_kept, 2 * occurrences_.size());
}

void PhraseScanner::report(PhraseId phrase, std::uint64_t own_negations, std::size_t hit) {
    if (!negations_) negations_ = count_negations();
    FoundPhrase found{phrase, *negations_ > own_negations, begin_, end_, hit, {}};
    if (!tables_.designations.is_empty()) {
        if (!names_) names_ = tables_.designations.read(text_.substr(begin_, end_ - begin_));
        found.rows = names_->beside(hit - begin_);
    }
    on_found_(found);
}

std::uint64_t PhraseScanner::count_negations() const {
    const std::uint64_t count = count_hits(tables_.negation_search, text_.substr(begin_, end_ - begin_));
    const FoldedText& folded = reading_.folded;
    if (!folded.has_line_end_hyphen) return count;
    // The line end may have parted the negation and not the wording, or the other way round.
    const std::size_t source_begin = folded.origin[begin_];
    const std::size_t source_end = end_ < folded.origin.size() ? folded.origin[end_] : reading_.source.size();
    const bool is_joined = reading_.hyphen == LineEndHyphen::Join;
    FoldedText other;
    fold(reading_.source.substr(source_begin, source_end - source_begin), other, false,
         is_joined ? LineEndHyphen::Space : LineEndHyphen::Join);
    return std::max(count, count_hits(tables_.negation_search, other.text));
}

}  // namespace proviso::clause
