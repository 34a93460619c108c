#include "plugin/compare/match.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

#include "model/base/unicode.hpp"

namespace proviso {
namespace {

// The table of the word difference is quadratic; a longer sentence is shown whole on both sides.
constexpr std::size_t words_max = 1'000;

struct Word {
    std::string_view spelt;
    std::string normal;  // as it is compared
};

std::string normal_of(std::string_view word) {
    FoldedText folded;
    fold(word, folded);
    std::erase_if(folded.text,
                  [](char byte) { return std::string_view{"-\"' \n"}.find(byte) != std::string_view::npos; });
    return std::move(folded.text);
}

std::vector<Word> words_of(std::string_view sentence) {
    std::vector<Word> words;
    for (std::size_t begin = 0; begin < sentence.size();) {
        const std::size_t end = std::min(sentence.find(' ', begin), sentence.size());
        const std::string_view spelt = sentence.substr(begin, end - begin);
        if (!spelt.empty()) words.push_back(Word{spelt, normal_of(spelt)});
        begin = end + 1;
    }
    return words;
}

std::string key_of(std::string_view sentence) { return normal_of(sentence); }

std::vector<std::string> bag_of(std::string_view sentence) {
    std::vector<std::string> bag;
    for (Word& word : words_of(sentence)) bag.push_back(std::move(word.normal));
    std::ranges::sort(bag);
    return bag;
}

// How many of a hundred words two sentences share, counting those of both.
unsigned likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.empty() && b.empty()) return 100;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const int order = a[i].compare(b[j]);
        if (order == 0) ++shared;
        if (order <= 0) ++i;
        if (order >= 0) ++j;
    }
    return static_cast<unsigned>(200 * shared / (a.size() + b.size()));
}

class Matcher {
public:
    Matcher(std::vector<Passage> before, std::vector<Passage> after)
        : before_(std::move(before)),
          after_(std::move(after)),
          partner_of_before_(before_.size(), none),
          partner_of_after_(after_.size(), none) {}

    std::vector<ComparedPassage> match() {
        pair_alike();
        pair_similar();
        std::vector<ComparedPassage> all;
        for (std::size_t i = 0; i < after_.size(); ++i) {
            if (partner_of_after_[i] != none) all.push_back(paired(partner_of_after_[i], i));
        }
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (partner_of_before_[i] == none) {
                all.push_back({ComparedPassage::State::Gone, std::move(before_[i]), std::nullopt, {}});
            }
        }
        for (std::size_t i = 0; i < after_.size(); ++i) {
            if (partner_of_after_[i] == none) {
                all.push_back({ComparedPassage::State::New, std::nullopt, std::move(after_[i]), {}});
            }
        }
        std::ranges::stable_sort(all, {}, &ComparedPassage::state);
        return all;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void join(std::size_t before, std::size_t after) {
        partner_of_before_[before] = after;
        partner_of_after_[after] = before;
    }

    void pair_alike() {
        std::map<std::string, std::vector<std::size_t>> olds;
        for (std::size_t i = before_.size(); i-- > 0;) olds[key_of(before_[i].sentence)].push_back(i);
        for (std::size_t i = 0; i < after_.size(); ++i) {
            const auto same = olds.find(key_of(after_[i].sentence));
            if (same == olds.end() || same->second.empty()) continue;
            join(same->second.back(), i);
            same->second.pop_back();
        }
    }

    void pair_similar() {
        constexpr unsigned likeness_min = 50;
        struct Pair {
            unsigned likeness;
            std::size_t before;
            std::size_t after;
        };
        std::vector<std::vector<std::string>> bags;
        for (const Passage& passage : after_) bags.push_back(bag_of(passage.sentence));
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (partner_of_before_[i] != none) continue;
            const std::vector<std::string> bag = bag_of(before_[i].sentence);
            for (std::size_t j = 0; j < after_.size(); ++j) {
                if (partner_of_after_[j] != none) continue;
                const unsigned alike = likeness(bag, bags[j]);
                if (alike >= likeness_min) pairs.push_back(Pair{alike, i, j});
            }
        }
        std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::likeness);
        for (const Pair& pair : pairs) {
            const bool is_free =
                partner_of_before_[pair.before] == none && partner_of_after_[pair.after] == none;
            if (is_free) join(pair.before, pair.after);
        }
    }

    ComparedPassage paired(std::size_t before, std::size_t after) {
        ComparedPassage one;
        const bool is_same = key_of(before_[before].sentence) == key_of(after_[after].sentence);
        one.state = is_same ? ComparedPassage::State::Unchanged : ComparedPassage::State::Changed;
        if (!is_same) one.words = compare_words(before_[before].sentence, after_[after].sentence);
        one.before = std::move(before_[before]);
        one.after = std::move(after_[after]);
        return one;
    }

    std::vector<Passage> before_;
    std::vector<Passage> after_;
    std::vector<std::size_t> partner_of_before_;
    std::vector<std::size_t> partner_of_after_;
};

class WordRuns {
public:
    void add(WordRun::Kind kind, std::string_view word) {
        if (runs_.empty() || runs_.back().kind != kind) {
            runs_.push_back(WordRun{kind, std::string{word}});
        } else {
            runs_.back().words += " " + std::string{word};
        }
    }
    std::vector<WordRun> take() { return std::move(runs_); }

private:
    std::vector<WordRun> runs_;
};

}  // namespace

std::vector<ComparedPassage> match_passages(std::vector<Passage> before, std::vector<Passage> after) {
    return Matcher{std::move(before), std::move(after)}.match();
}

std::vector<WordRun> compare_words(std::string_view before, std::string_view after) {
    const std::vector<Word> olds = words_of(before);
    const std::vector<Word> news = words_of(after);
    if (olds.size() > words_max || news.size() > words_max) {
        return {{WordRun::Kind::Removed, std::string{before}}, {WordRun::Kind::Added, std::string{after}}};
    }
    // left[i][j]: the most words in common of what follows word i of the one and word j of the other.
    const std::size_t width = news.size() + 1;
    std::vector<std::uint16_t> left((olds.size() + 1) * width);
    for (std::size_t i = olds.size(); i-- > 0;) {
        for (std::size_t j = news.size(); j-- > 0;) {
            const bool is_same = olds[i].normal == news[j].normal;
            left[i * width + j] = is_same ? static_cast<std::uint16_t>(left[(i + 1) * width + j + 1] + 1)
                                          : std::max(left[(i + 1) * width + j], left[i * width + j + 1]);
        }
    }
    WordRuns runs;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < olds.size() || j < news.size()) {
        const bool has_both = i < olds.size() && j < news.size();
        if (has_both && olds[i].normal == news[j].normal) {
            runs.add(WordRun::Kind::Same, news[j++].spelt);
            ++i;
        } else if (j == news.size() || (has_both && left[(i + 1) * width + j] >= left[i * width + j + 1])) {
            runs.add(WordRun::Kind::Removed, olds[i++].spelt);
        } else {
            runs.add(WordRun::Kind::Added, news[j++].spelt);
        }
    }
    return runs.take();
}

}  // namespace proviso
