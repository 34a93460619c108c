#include "plugin/report/view.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 8> sections{"gap",         "cannot-tell",          "suggestion",
                                                   "not-yet-due", "met-by-due-diligence", "met",
                                                   "noted",       "not-applicable"};

bool speaks_to(const Finding& finding, std::string_view row) {
    return std::ranges::find(finding.checkpoints, row) != finding.checkpoints.end();
}

void add_step(std::vector<Step>& steps, const Finding& finding, std::size_t steps_max) {
    const auto same = std::ranges::find_if(steps, [&finding](const Step& step) {
        return step.finding->rule == finding.rule && step.finding->outcome == finding.outcome;
    });
    if (same != steps.end()) {
        same->findings.push_back(&finding);
    } else if (steps.size() < steps_max) {
        steps.push_back(Step{&finding, {&finding}});
    }
}

void add_steps(std::vector<Step>& steps, const Report& report, std::string_view section,
               std::size_t steps_max) {
    for (const Finding* finding : findings_in(report, section)) {
        // What somebody accepted is decided, and nobody's next step.
        const bool is_accepted = finding->decision && finding->decision->kind == Decision::Kind::Accepted;
        if (!finding->fix.empty() && !is_accepted) add_step(steps, *finding, steps_max);
    }
}

}  // namespace

bool is_suggestion(const Finding& finding) {
    const bool is_open = finding.outcome == Outcome::Gap || finding.outcome == Outcome::CannotTell;
    return is_open && finding.severity == Severity::Info;
}

std::string section_of(const Finding& finding) {
    return is_suggestion(finding) ? "suggestion" : std::string{outcome_name(finding.outcome)};
}

std::span<const std::string_view> section_names() { return sections; }

std::vector<SectionCount> count_by_section(const Report& report, std::string_view lot) {
    std::vector<SectionCount> counts;
    for (const std::string_view section : sections) {
        const auto is_counted = [&](const Finding& finding) {
            const bool is_of_lot =
                lot.empty() || (finding.subject.entity == "lot" && finding.subject.id == lot);
            return is_of_lot && finding.folded_under.empty() && section_of(finding) == section;
        };
        const auto count = std::ranges::count_if(report.findings, is_counted);
        if (count > 0) counts.push_back({section, static_cast<std::uint32_t>(count)});
    }
    return counts;
}

Findings findings_in(const Report& report, std::string_view section) {
    Findings findings;
    for (const Finding& finding : report.findings) {
        if (finding.folded_under.empty() && section_of(finding) == section) findings.push_back(&finding);
    }
    return findings;
}

Findings folded_under(const Report& report, const Finding& parent) {
    Findings findings;
    for (const Finding& finding : report.findings) {
        if (!parent.id.empty() && finding.folded_under == parent.id) findings.push_back(&finding);
    }
    return findings;
}

std::span<const Finding* const> first_alike(std::span<const Finding* const> findings) {
    std::size_t end = 1;
    while (end < findings.size() && findings[end]->rule == findings[0]->rule &&
           findings[end]->outcome == findings[0]->outcome) {
        ++end;
    }
    return findings.first(std::min(end, findings.size()));
}

std::vector<Step> next_steps(const Report& report, std::size_t steps_max) {
    std::vector<Step> steps;
    add_steps(steps, report, "gap", steps_max);
    add_steps(steps, report, "cannot-tell", steps_max);
    if (steps.empty()) add_steps(steps, report, "suggestion", steps_max);
    return steps;
}

std::vector<Step> steps_in(const Report& report, std::string_view section) {
    std::vector<Step> steps;
    add_steps(steps, report, section, report.findings.size());
    return steps;
}

Findings findings_for(const Report& report, const ChecklistRow& row) {
    Findings found;
    for (const std::string_view section : sections) {
        for (const Finding& finding : report.findings) {
            const bool speaks = section_of(finding) == section && speaks_to(finding, row.id);
            if (speaks && !finding.is_note) found.push_back(&finding);
        }
    }
    return found;
}

}  // namespace proviso
