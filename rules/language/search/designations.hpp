// Which of several rows a sentence names: "for lots 1 and 3 only". What rows are called, and how their
// numbers are joined, is data of the pack (`designation`).
//
// Doors: `Designations::read`, `Designations::named_in`. Thread rule: immutable after `finish`; share it
// freely.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "rules/language/search/literal_search.hpp"

namespace proviso::clause {

// Numbers or letters that stand together, without leading zeros: "1", "3" of "lots 001 and 3".
using NamedGroup = std::vector<std::string>;

struct NamedRows {
    std::vector<NamedGroup> groups;  // each once
    // The sentence takes some of them out ("all lots except lot 3"): whom it is about cannot be told.
    bool is_excepting = false;

    [[nodiscard]] bool operator==(const NamedRows&) const = default;
};

// The names of one sentence. A sentence may be two in truth ("… for lot 3. Lot 4 …"), as a full stop behind a
// number is no certain end: then what stands on the side of a hit counts for it, if anything does.
class SentenceNames {
public:
    [[nodiscard]] NamedRows beside(std::size_t hit) const;

private:
    friend class Designations;
    struct Found {
        std::size_t begin = 0;
        NamedGroup group;
    };
    [[nodiscard]] std::size_t side_of(std::size_t at) const;

    std::vector<Found> found_;
    std::vector<std::size_t> doubtful_ends_;
    bool is_excepting_ = false;
};

class Designations {
public:
    enum class Kind : std::uint8_t {
        One,      // `lot`, before one number
        Several,  // `lots`, before numbers that are joined
        Joined,   // `and`
        Through,  // `to`: those between belong to it
        Except
    };

    // E0203 for words that hold nothing that can be searched for.
    [[nodiscard]] Status add(Kind kind, const std::string& words);
    void finish();

    [[nodiscard]] bool is_empty() const { return kinds_.empty(); }

    // What a folded sentence names.
    [[nodiscard]] SentenceNames read(std::string_view sentence) const;

    // The same for a whole text, such as a title.
    [[nodiscard]] NamedRows named_in(std::string_view folded) const;

private:
    class Reader;

    [[nodiscard]] std::vector<SentenceNames::Found> find_all(std::string_view folded) const;
    [[nodiscard]] bool excepts(std::string_view folded) const;

    LiteralSearch search_;
    std::vector<Kind> kinds_;  // by literal of `search_`
    std::set<std::string, std::less<>> joined_;
    std::set<std::string, std::less<>> through_;
};

// Are these the digits of a number? Letters (`lot a`) name a row only where one is called so.
[[nodiscard]] bool has_digit(std::string_view token);

// "0012" is "12"; everything else stays.
[[nodiscard]] std::string without_leading_zeros(std::string_view token);

}  // namespace proviso::clause
