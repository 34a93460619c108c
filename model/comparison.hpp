// What two versions of the same documents have in common and where they differ: everything that a writer of
// comparisons shows. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/base/date.hpp"
#include "model/report.hpp"

namespace proviso {

// A rule whose outcome for one subject is not what it was.
struct ComparedFinding {
    std::string rule;
    std::string title;
    Subject subject;
    Severity severity = Severity::Info;
    std::optional<Outcome> before;  // nothing: there was no such subject
    std::optional<Outcome> after;
    std::string message;  // of the newer version, else of the older
};

// A sentence in which a rule found words that it looks for.
struct Passage {
    std::string sentence;              // white space folded
    std::vector<std::string> phrases;  // names of the phrases, sorted
    bool is_negated = false;
    Evidence place;  // without a value
};

struct WordRun {
    enum class Kind : std::uint8_t { Same, Removed, Added };
    Kind kind = Kind::Same;
    std::string words;
};

struct ComparedPassage {
    enum class State : std::uint8_t { Changed, Gone, New, Unchanged };
    State state = State::Unchanged;
    std::optional<Passage> before;
    std::optional<Passage> after;
    std::vector<WordRun> words;  // of a changed one, in reading order
};

// `changed`, `gone`, `new`, `unchanged`.
[[nodiscard]] std::string_view passage_state_name(ComparedPassage::State state);

struct Comparison {
    Date as_of;
    std::string language;
    std::vector<DocumentSummary> before_documents;
    std::vector<DocumentSummary> after_documents;
    Verdict before = Verdict::NotConcerned;
    Verdict after = Verdict::NotConcerned;
    std::vector<ComparedFinding> findings;  // those that changed, in the order of the reports
    std::uint32_t findings_alike = 0;
    std::vector<ComparedPassage> passages;  // changed, gone, new, unchanged; within each in reading order
    std::uint32_t passages_left_out = 0;    // beyond the most that are compared
    std::vector<std::string> unreadable;    // documents of which nothing could be compared

    [[nodiscard]] bool is_changed() const;
};

}  // namespace proviso
