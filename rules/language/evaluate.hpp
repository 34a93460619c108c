// Runs the rules of packs over a dossier. A pure function: same packs, same dossier, same input, same
// findings.
//
// Door: `evaluate`. Thread rule: no state; call it from any thread over shared packs.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/base/date.hpp"
#include "model/dossier.hpp"
#include "model/finding.hpp"
#include "model/report.hpp"
#include "rules/language/pack.hpp"
#include "rules/language/settings.hpp"

namespace proviso::clause {

// The engine's own sentences (reasons, `not stated`, `cannot tell whether …`), per language, from the
// `text` items of `rules/language/texts.md`; the report's stand in `plugin/report/texts.md`.
class TextCatalogue;

struct EvaluationInput {
    Date as_of;
    std::string language = "en";  // of every text in the findings; a pack without it falls back to English
    const TextCatalogue* texts = nullptr;  // null: engine_texts()
    const Settings* settings = nullptr;  // null: no profile, every parameter has the pack's own value or none
    bool explains_all = false;           // reasons and evidence for met and not-applicable findings as well
    // Met findings get what was found as evidence, and no reasons; those that do not apply, why.
    bool explains_met = false;
    bool proves = false;  // each finding gets its proof
    // For who is still writing the notice: what a rule would put where the documents at hand have no place
    // is proposed as well.
    bool proposes_not_carried = false;
    // Of proposed wordings: each one that the rule has; where it has none of them, `language`.
    std::vector<std::string> proposal_languages;
};

// Every finding, also met and not-applicable ones (their reasons and evidence stay empty unless
// `explains_all`), sorted by severity, rule, subject, place. At most limits::findings_max; a rule that runs
// out of its step budget ends in cannot-tell.
[[nodiscard]] std::vector<Finding> evaluate(std::span<const std::shared_ptr<const RulePack>> packs,
                                            const Dossier& dossier, const EvaluationInput& input);

// The rows of the packs' checklists, in `language` where the pack has it.
[[nodiscard]] std::vector<ChecklistRow> checklist_of(std::span<const std::shared_ptr<const RulePack>> packs,
                                                     std::string_view language);

}  // namespace proviso::clause
