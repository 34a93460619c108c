// The verdict without words. Everything that decides it is the same as in `check`.
#include "plugin/check/prepare.hpp"
#include "plugin/check/stages.hpp"
#include "plugin/check/tally.hpp"

#include "rules/language/outcome_counts.hpp"

namespace proviso {

Result<Judged> judge(const Engine& engine, const CheckRequest& request) {
    if (request.decisions) {  // They name findings, so findings have to be made.
        PROVISO_TRY(report, check(engine, request));
        return Judged{report.verdict, report.counts};
    }
    PROVISO_TRY(prepared, prepare(engine, request, Schemas::Leave));  // They decide nothing.
    const Dossier& dossier = prepared.dossier;
    const clause::EvaluationInput input = prepared.input(engine, request);
    const std::string kept = request.stage.empty() ? stage_of_procedure(dossier) : request.stage;
    Judged judged;
    Tally tally;
    for (const clause::OutcomeCount& counted : clause::count_outcomes(request.packs, dossier, input)) {
        if (counted.is_folded || !is_kept(counted.stage, kept)) continue;
        for (std::size_t outcome = 0; outcome < counted.count.size(); ++outcome) {
            if (counted.count[outcome] == 0) continue;
            judged.counts[outcome] += counted.count[outcome];
            if (!counted.is_note) tally.add(static_cast<Outcome>(outcome), counted.severity);
        }
    }
    judged.verdict = tally.verdict();
    return judged;
}

}  // namespace proviso
