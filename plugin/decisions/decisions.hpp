// What people decided about findings: a TOML file beside the notice, to which decisions are only ever added.
// The last one about a finding counts; the file tells the whole story.
//
// Doors: `read_decisions`, `add_decision`, `find_decision`. Thread rule: pure functions over bytes; no file
// is opened.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/date.hpp"
#include "model/base/result.hpp"

namespace proviso {

struct RecordedDecision {
    enum class Kind : std::uint8_t { Accepted, Disputed, Withdrawn };
    Kind kind = Kind::Accepted;
    std::string finding;  // the whole id
    std::string case_id;  // of the report in which it was found: ids repeat from case to case
    std::string rule;     // for people
    std::string subject;  // for people
    std::string by;
    std::string because;
    std::optional<Date> on;
};

// `accepted`, `disputed`, `withdrawn`.
[[nodiscard]] std::string_view decision_word(RecordedDecision::Kind kind);
[[nodiscard]] std::optional<RecordedDecision::Kind> parse_decision_word(std::string_view word);

struct DecisionFile {
    std::string name;
    std::vector<RecordedDecision> decisions;  // as the file has them

    // The last decision about each finding of each case, without those that were withdrawn.
    [[nodiscard]] std::vector<RecordedDecision> in_force() const;
};

// Errors: `E-DECISIONS` with line and column for what is no TOML, for a decision that lacks something, and
// for a word that is not known: a mistyped decision must not be lost in silence.
[[nodiscard]] Result<DecisionFile> read_decisions(std::string name, std::string_view bytes);

// The file with the decision at its end; what stood there, comments too, stays as it was. `bytes` may be
// empty. Errors: those of reading, before anything is added; `E-DECISIONS` for a decision without a name or a
// reason.
[[nodiscard]] Result<std::string> add_decision(std::string name, std::string_view bytes,
                                               const RecordedDecision& decision);

// The decision in force whose finding's id begins with `id`. Errors: `E-NO-DECISION` where there is none, or
// more than one.
[[nodiscard]] Result<RecordedDecision> find_decision(const DecisionFile& file, std::string_view id);

}  // namespace proviso
