// The outcomes of a check without its words: what a validator of many documents asks first. Rules that are
// judged alike are judged once, however many there are.
//
// Door: `count_outcomes`. Thread rule: no state; call it from any thread over shared packs.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "rules/language/evaluate.hpp"

namespace proviso::clause {

struct OutcomeCount {
    std::string_view stage;  // of the rules; lives as long as the pack
    Severity severity = Severity::Info;
    bool is_note = false;
    bool is_folded = false;                // explained by another finding
    std::array<std::uint32_t, 7> count{};  // by Outcome
};

// As many of each as `evaluate` makes findings. Where that is more than limits::findings_max, one more count
// says so, as a cannot-tell of the highest severity.
[[nodiscard]] std::vector<OutcomeCount> count_outcomes(std::span<const std::shared_ptr<const RulePack>> packs,
                                                       const Dossier& dossier, const EvaluationInput& input);

}  // namespace proviso::clause
