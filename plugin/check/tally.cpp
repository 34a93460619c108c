#include "plugin/check/tally.hpp"

#include "plugin/check/check.hpp"

namespace proviso {

void Tally::add(const Finding& finding) {
    if (finding.is_note || !finding.folded_under.empty()) return;
    if (is_accepted(finding)) {
        has_accepted_ = true;
        return;
    }
    add(finding.outcome, finding.severity);
}

void Tally::add(Outcome outcome, Severity severity) {
    seen_[static_cast<std::size_t>(outcome)] = true;
    if (severity != Severity::Info) gating_[static_cast<std::size_t>(outcome)] = true;
}

Verdict Tally::verdict() const {
    if (gates(Outcome::Gap)) return Verdict::Gaps;
    if (gates(Outcome::CannotTell)) return Verdict::CannotBeJudged;
    if (has(Outcome::NotYetDue)) return Verdict::Open;
    if (has(Outcome::MetByDueDiligence)) return Verdict::NothingOpenByDueDiligence;
    const bool is_concerned =
        has(Outcome::Met) || has(Outcome::Gap) || has(Outcome::CannotTell) || has_accepted_;
    return is_concerned ? Verdict::NothingOpen : Verdict::NotConcerned;
}

Verdict decide(std::span<const Finding> findings) {
    Tally tally;
    for (const Finding& finding : findings) tally.add(finding);
    return tally.verdict();
}

}  // namespace proviso
