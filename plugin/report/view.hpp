// The order in which every report for people tells its findings: sections by outcome, causes within them, the
// next steps, and what stands behind a row of the checklist. It sorts and counts; it judges nothing. Thread
// rule: no state. Lifetime: what is handed out points into the report.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"

namespace proviso {

// A gap or a cannot-tell of severity info never gates (decision 5): people take it as a suggestion.
[[nodiscard]] bool is_suggestion(const Finding& finding);

// An outcome's name, or `suggestion`.
[[nodiscard]] std::string section_of(const Finding& finding);

// All sections, the most pressing first.
[[nodiscard]] std::span<const std::string_view> section_names();

struct SectionCount {
    std::string_view section;
    std::uint32_t count = 0;
};

// Most pressing first and without empty ones. Findings folded under another are not counted.
[[nodiscard]] std::vector<SectionCount> count_by_section(const Report& report);

// The same for each lot that has findings, by its id.
using LotCounts = std::map<std::string_view, std::vector<SectionCount>>;
[[nodiscard]] LotCounts count_by_lot(const Report& report);

using Findings = std::vector<const Finding*>;

// The findings of a section that stand alone, in the report's order.
[[nodiscard]] Findings findings_in(const Report& report, std::string_view section);
[[nodiscard]] Findings folded_under(const Report& report, const Finding& parent);

// What is alike stands together, as findings are sorted by severity, rule and subject: the first run of one
// rule, and of one outcome.
[[nodiscard]] std::span<const Finding* const> first_alike(std::span<const Finding* const> findings);

// Something to do: one step a rule and outcome, as what is the same for several lots is done once.
struct Step {
    const Finding* finding;  // the first of them
    Findings findings;
};

// What to do. Where the same is to be done for several subjects and the words name the first one, they name
// the others too: "of lot LOT-0001, LOT-0002".
[[nodiscard]] std::string fix_of(const Step& step);

// Gaps come first, then what cannot be told; what is merely suggested is a step only where nothing weighs
// more.
[[nodiscard]] std::vector<Step> next_steps(const Report& report, std::size_t steps_max);

// Every step that a section asks for.
[[nodiscard]] std::vector<Step> steps_in(const Report& report, std::string_view section);

// The findings that speak to a row of the checklist, the most pressing first.
[[nodiscard]] Findings findings_for(const Report& report, const ChecklistRow& row);

// What a draft's notice could say: the proposals of the findings that stand alone, each once. None for what
// has its notice already.
[[nodiscard]] std::vector<const Proposal*> proposed_for_notice(const Report& report);

// How many findings a person has accepted; folded ones go with their parent.
[[nodiscard]] std::size_t count_accepted(const Report& report);

}  // namespace proviso
