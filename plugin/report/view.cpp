#include "plugin/report/view.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::array<std::string_view, 8> sections{"gap",         "cannot-tell",          "suggestion",
                                                   "not-yet-due", "met-by-due-diligence", "met",
                                                   "noted",       "not-applicable"};

using Counts = std::array<std::uint32_t, sections.size()>;

void count(const Finding& finding, Counts& counts) {
    if (!finding.folded_under.empty()) return;
    const auto section = std::ranges::find(sections, section_of(finding));
    ++counts[static_cast<std::size_t>(section - sections.begin())];
}

std::vector<SectionCount> listed(const Counts& counts) {
    std::vector<SectionCount> list;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) list.push_back({sections[i], counts[i]});
    }
    return list;
}

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

constexpr std::size_t ids_named_max = 4;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
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

std::vector<SectionCount> count_by_section(const Report& report) {
    Counts counts{};
    for (const Finding& finding : report.findings) count(finding, counts);
    return listed(counts);
}

LotCounts count_by_lot(const Report& report) {
    std::map<std::string_view, Counts> by_lot;
    for (const Finding& finding : report.findings) {
        if (finding.subject.entity == "lot") count(finding, by_lot[finding.subject.id]);
    }
    LotCounts listed_by_lot;
    for (const auto& [lot, counts] : by_lot) listed_by_lot.emplace(lot, listed(counts));
    return listed_by_lot;
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

std::string fix_of(const Step& step) {
    const Finding& first = *step.finding;
    std::string fix = first.fix;
    if (step.findings.size() < 2 || first.subject.id.empty()) return fix;
    std::string ids;
    for (std::size_t i = 0; i < step.findings.size() && i < ids_named_max; ++i) {
        ids += (i == 0 ? "" : ", ") + step.findings[i]->subject.id;
    }
    if (step.findings.size() > ids_named_max) ids += ", …";
    replace_all(fix, first.subject.id, ids);
    return fix;
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

std::vector<const Proposal*> proposed_for_notice(const Report& report) {
    std::vector<const Proposal*> proposals;
    if (!report.is_draft) return proposals;
    for (const Finding& finding : report.findings) {
        if (!finding.folded_under.empty()) continue;
        for (const Proposal& proposal : finding.proposals) {
            const bool is_known = std::ranges::any_of(proposals, [&proposal](const Proposal* other) {
                return other->field == proposal.field && other->value == proposal.value;
            });
            if (!is_known) proposals.push_back(&proposal);
        }
    }
    // What belongs into one field stands together.
    std::ranges::stable_sort(proposals, {}, &Proposal::field);
    return proposals;
}

std::size_t count_accepted(const Report& report) {
    const auto counts = [](const Finding& finding) {
        return is_accepted(finding) && finding.folded_under.empty();
    };
    return static_cast<std::size_t>(std::ranges::count_if(report.findings, counts));
}

}  // namespace proviso
