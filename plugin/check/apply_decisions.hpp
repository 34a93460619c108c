// Decisions of people, put onto the findings that they are about. A finding keeps its outcome and shows who
// decided what, and why. Doors: `apply_decisions`, `decide_about`. Thread rule: no state.
#pragma once

#include "model/report.hpp"
#include "plugin/decisions/decisions.hpp"

namespace proviso {

// Before the verdict is made, after `case_id` is known. What is accepted gates no more; what is disputed
// does. A decision whose finding is gone, and decisions about other cases, are listed among what was not
// looked at: none is lost in silence.
void apply_decisions(const DecisionFile& file, Report& report);

// The decision to record about a finding of this report. Errors: `E-DECISIONS` where nothing is open that
// could be accepted.
[[nodiscard]] Result<RecordedDecision> decide_about(const Report& report, const Finding& finding,
                                                    RecordedDecision::Kind kind);

}  // namespace proviso
