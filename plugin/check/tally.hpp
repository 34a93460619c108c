// From findings to a verdict, one finding at a time (decision 5), for a dossier or for one of its lots.
// Thread rule: a plain value.
#pragma once

#include <array>

#include "model/report.hpp"

namespace proviso {

class Tally {
public:
    // Notes state facts, and what is folded under another finding is told by that one: neither counts. What a
    // person has accepted is no more than a sign that the dossier is concerned: it is not met.
    void add(const Finding& finding);
    void add(Outcome outcome, Severity severity);

    [[nodiscard]] Verdict verdict() const;

private:
    [[nodiscard]] bool has(Outcome outcome) const { return seen_[static_cast<std::size_t>(outcome)]; }
    [[nodiscard]] bool gates(Outcome outcome) const { return gating_[static_cast<std::size_t>(outcome)]; }

    std::array<bool, 7> seen_{};
    bool has_accepted_ = false;
    std::array<bool, 7> gating_{};  // above severity info
};

}  // namespace proviso
