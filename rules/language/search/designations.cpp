#include "rules/language/search/designations.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "model/base/unicode.hpp"

namespace proviso::clause {
namespace {

constexpr std::size_t group_max = 200;  // "lots 1 to 200": more is no list of lots
constexpr std::size_t groups_max = 16;  // of a sentence; where there are more, it is about nobody for certain
constexpr std::size_t marks_max = 4;    // between the word and its number: "no. ", ": "

bool is_ascii_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::optional<std::uint32_t> number_of(std::string_view token) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    if (error != std::errc{} || end != token.data() + token.size()) return std::nullopt;
    return number;
}

// A letter, or a Roman number: other words behind "lot" are no names.
bool may_be_a_name(std::string_view token) {
    const auto letters = std::ranges::count_if(
        token, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    return letters == 1 || token.find_first_not_of("ivxl") == std::string_view::npos;
}

}  // namespace

bool has_digit(std::string_view token) { return std::ranges::any_of(token, is_ascii_digit); }

std::string without_leading_zeros(std::string_view token) {
    const bool is_number = std::ranges::all_of(token, is_ascii_digit);
    const std::size_t first = token.find_first_not_of('0');
    if (!is_number || first == std::string_view::npos) return std::string{token};
    return std::string{token.substr(first)};
}

// Reads what stands behind one word for a row.
class Designations::Reader {
public:
    Reader(const Designations& words, std::string_view text, std::size_t at)
        : words_(words), text_(text), at_(at) {}

    NamedGroup read(bool takes_several) {
        NamedGroup group;
        const std::size_t marks = text_.find_first_not_of(" .:#\xC2\xB0(", at_);
        if (marks == std::string_view::npos || marks - at_ > marks_max) return group;
        at_ = marks;
        std::string token = take_token();
        while (!token.empty() && group.size() < group_max) {
            group.push_back(std::move(token));
            token = take_next(group, takes_several);
        }
        return group;
    }

    [[nodiscard]] std::size_t end() const { return at_; }

private:
    // Empty where no number or letter stands here.
    std::string take_token() {
        std::size_t end = at_;
        while (end < text_.size()) {
            const char byte = text_[end];
            const bool goes_on = end + 1 < text_.size() && is_letter_or_digit(text_, end + 1);
            const bool joins = byte == '_' || (byte == '.' && goes_on && is_ascii_digit(text_[end + 1]));
            const bool is_tail = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
            if (!is_tail && !is_letter_or_digit(text_, end) && !(joins && goes_on && end > at_)) break;
            ++end;
        }
        const std::string_view token = text_.substr(at_, end - at_);
        if (token.empty() || (!has_digit(token) && !may_be_a_name(token))) return {};
        at_ = end;
        return without_leading_zeros(token);
    }

    // ", 3", " and lot 3", " to 5"; of a range also those between go into the group.
    std::string take_next(NamedGroup& group, bool takes_several) {
        const std::size_t before = at_;
        const std::optional<bool> is_range = take_joint();
        const bool is_repeated = is_range.has_value() && take_word();
        std::string token;
        if (is_range && (takes_several || is_repeated)) token = take_token();
        if (!has_digit(token) && has_digit(group.back())) token.clear();
        if (token.empty()) {
            at_ = before;
        } else if (*is_range) {
            expand(group, token);
        }
        return token;
    }

    // Is it a range? Nothing where nothing joins.
    std::optional<bool> take_joint() {
        std::optional<bool> is_range;
        for (;;) {
            skip_blanks();
            if (at_ >= text_.size()) return is_range;
            const char byte = text_[at_];
            if (byte == ',' || byte == '/' || byte == '&' || byte == '+') {
                ++at_;
                is_range = false;
            } else if (!is_range && is_ascii_digit(byte)) {
                return true;  // Folding made the dash of "1-3" a blank.
            } else if (const std::string_view word = word_here(); words_.joined_.contains(word)) {
                at_ += word.size();
                is_range = false;
            } else if (words_.through_.contains(word)) {
                at_ += word.size();
                is_range = true;
            } else {
                return is_range;
            }
        }
    }

    // "and lot 3": the word for a row once more, with the blank behind it.
    bool take_word() {
        std::size_t longest = 0;
        for (std::uint32_t literal = 0; literal < words_.kinds_.size(); ++literal) {
            const std::string_view words = words_.search_.text(literal);
            const bool stands_here = words_.kinds_[literal] <= Kind::Several &&
                                     text_.substr(at_).starts_with(words) &&
                                     !is_letter_at(at_ + words.size());
            if (stands_here) longest = std::max(longest, words.size());
        }
        if (longest == 0) return false;
        at_ = std::min(text_.find_first_not_of(" .:#\xC2\xB0", at_ + longest), text_.size());
        return true;
    }

    void skip_blanks() { at_ = std::min(text_.find_first_not_of(' ', at_), text_.size()); }
    [[nodiscard]] bool is_letter_at(std::size_t at) const {
        return at < text_.size() && is_letter_or_digit(text_, at);
    }
    [[nodiscard]] std::string_view word_here() const {
        std::size_t end = at_;
        while (end < text_.size() && text_[end] != ' ' && text_[end] != ',') ++end;
        return text_.substr(at_, end - at_);
    }

    static void expand(NamedGroup& group, std::string_view last) {
        const auto from = number_of(group.back());
        const auto to = number_of(last);
        if (!from || !to || *to <= *from || *to - *from > group_max) return;
        for (std::uint32_t between = *from + 1; between < *to; ++between) {
            group.push_back(std::to_string(between));
        }
    }

    const Designations& words_;
    std::string_view text_;
    std::size_t at_;
};

Status Designations::add(Kind kind, const std::string& words) {
    FoldedText folded;
    fold(words, folded);
    if (kind == Kind::Joined || kind == Kind::Through) {
        (kind == Kind::Joined ? joined_ : through_).insert(folded.text);
        return Done{};
    }
    if (folded.text.size() < LiteralSearch::literal_bytes_min) {
        return Error{"E0203", fmt::format("the wording `{}` holds nothing that can be searched for", words),
                     "write at least two letters or digits", Place{}};
    }
    const std::uint32_t literal = search_.add(folded.text);
    if (literal == kinds_.size()) kinds_.push_back(kind);
    // The same word in one language for one, in another for several: more is read behind it.
    if (kind == Kind::Several && kinds_[literal] == Kind::One) kinds_[literal] = kind;
    return Done{};
}

void Designations::finish() { search_.finish(); }

std::vector<SentenceNames::Found> Designations::find_all(std::string_view folded) const {
    std::vector<SentenceNames::Found> all;
    std::size_t read_to = 0;
    search_.scan(folded, [&](std::uint32_t literal, std::size_t begin) {
        if (kinds_[literal] == Kind::Except || begin < read_to) return;
        Reader reader{*this, folded, begin + search_.text(literal).size()};
        NamedGroup group = reader.read(kinds_[literal] == Kind::Several);
        if (group.empty()) return;
        read_to = reader.end();
        all.push_back(SentenceNames::Found{begin, std::move(group)});
    });
    return all;
}

bool Designations::excepts(std::string_view folded) const {
    bool is_found = false;
    search_.scan(folded, [&](std::uint32_t literal, std::size_t) {
        is_found = is_found || kinds_[literal] == Kind::Except;
    });
    return is_found;
}

SentenceNames Designations::read(std::string_view sentence) const {
    SentenceNames names;
    names.found_ = find_all(sentence);
    if (names.found_.empty()) return names;
    names.is_excepting_ = excepts(sentence);
    for (std::size_t at = 1; at + 1 < sentence.size(); ++at) {
        const bool is_doubtful =
            sentence[at] == '.' && is_ascii_digit(sentence[at - 1]) && sentence[at + 1] == ' ';
        if (is_doubtful) names.doubtful_ends_.push_back(at);
    }
    return names;
}

std::size_t SentenceNames::side_of(std::size_t at) const {
    const auto after = std::ranges::lower_bound(doubtful_ends_, at);
    return static_cast<std::size_t>(after - doubtful_ends_.begin());
}

NamedRows SentenceNames::beside(std::size_t hit) const {
    NamedRows named;
    named.is_excepting = is_excepting_;
    const std::size_t side = side_of(hit);
    const auto is_beside = [&](const Found& one) { return side_of(one.begin) == side; };
    const bool has_beside = std::ranges::any_of(found_, is_beside);
    for (const Found& one : found_) {
        if (has_beside && !is_beside(one)) continue;
        if (std::ranges::find(named.groups, one.group) != named.groups.end()) continue;
        if (named.groups.size() == groups_max) {
            named.is_excepting = true;
            break;
        }
        named.groups.push_back(one.group);
    }
    return named;
}

NamedRows Designations::named_in(std::string_view folded) const {
    NamedRows named;
    for (SentenceNames::Found& found : find_all(folded)) named.groups.push_back(std::move(found.group));
    return named;
}

}  // namespace proviso::clause
