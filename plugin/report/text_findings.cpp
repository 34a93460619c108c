// The findings, one section an outcome, the weightiest first.
#include "plugin/report/text_page.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

// With hundreds of lots the same finding would fill the page; the JSON report and `--all` tell each in full.
constexpr std::size_t alike_shown_max = 3;
constexpr std::size_t subjects_named_max = 20;

Style style_of(const Finding& finding) {
    if (is_suggestion(finding)) return Style::Heading;
    if (finding.outcome == Outcome::Gap) return Style::Gap;
    return finding.outcome == Outcome::CannotTell ? Style::Caution : Style::Heading;
}

// `notice.xml:120:7`, as editors open it, or "draft.pdf, page 3", where no editor does.
std::string place_of(const TextPage& page, const Evidence& evidence) {
    if (evidence.document.empty() || evidence.page != 0 || evidence.paragraph != 0)
        return page.place(evidence);
    std::string place = page.short_name(evidence.document);
    if (evidence.line != 0) place += ":" + std::to_string(evidence.line);
    if (evidence.line != 0 && evidence.column != 0) place += ":" + std::to_string(evidence.column);
    return place;
}

// "performance conditions (BT-70), Lot LOT-0001: not stated, notice.xml:120:7".
std::string found_in(const TextPage& page, const Finding& finding, const Evidence& evidence) {
    const std::string line = page.found(finding, evidence);
    const std::string place = place_of(page, evidence);
    if (line.empty()) return place;  // what is wrong with a place has no field or value of its own
    return place.empty() ? line : line + ", " + place;
}

// Wide enough for the labels of the report's language; the pages of most languages come out alike.
std::size_t label_column_of(const TextPage& page) {
    constexpr auto labels =
        std::to_array<std::string_view>({"label-rule", "label-found", "label-why", "label-due", "label-basis",
                                         "label-uses", "label-decided", "label-fix", "label-proposal"});
    constexpr std::size_t usual = 9;
    std::size_t widest = usual;
    for (const std::string_view label : labels) widest = std::max(widest, columns_of(page.say(label)));
    return widest + 2;
}

// The label stands once, before the first of its lines.
class Labelled {
public:
    Labelled(TextPage& page, std::string_view name) : page_(page), label_(page.say(name)) {}

    void put(std::string_view text) {
        page_.layout.labelled({4, 4 + page_.label_column}, label_, text);
        if (!text.empty()) label_.clear();
    }

private:
    TextPage& page_;
    std::string label_;
};

std::string proposal_of(const TextPage& page, const Proposal& proposal) {
    const std::string& label = proposal.label.empty() ? proposal.field : proposal.label;
    const std::string text = page.say("with-value", {{"label", label}, {"value", proposal.value}});
    const bool is_foreign = !proposal.language.empty() && proposal.language != page.report.language;
    if (!is_foreign) return text;
    return page.say("proposal-in", {{"text", text}, {"language", proposal.language}});
}

void write_finding(TextPage& page, const Finding& finding) {
    // The message says how it stands; the title says what should be so, and would read as its own contrary
    // above it.
    const std::string severity = page.say("severity-" + std::string{severity_name(finding.severity)});
    page.layout.paragraph({2, 4}, finding.message, style_of(finding));
    // The id is what `explain`, `accept` and `dispute` are asked with.
    const std::string weight = finding.is_note ? finding.id : severity + ", " + finding.id;
    const std::string rule = finding.rule + ", " + weight;
    Labelled{page, "label-rule"}.put(subject_of(finding) + " · " + finding.title + " [" + rule + "]");
    Labelled found{page, "label-found"};
    for (const Evidence& evidence : finding.evidence) found.put(found_in(page, finding, evidence));
    Labelled why{page, "label-why"};
    for (const std::string& reason : finding.reasons) {
        if (!is_told_by_evidence(finding, reason)) why.put(reason);
    }
    Labelled due{page, "label-due"};
    if (finding.due) due.put(format_date(*finding.due));
    Labelled basis{page, "label-basis"};
    for (const Basis& one : finding.basis) basis.put(words_of(one));
    Labelled uses{page, "label-uses"};
    for (const ParameterValue& one : finding.parameters) uses.put(page.parameter(one));
    Labelled{page, "label-decided"}.put(page.decision(finding));
    Labelled{page, "label-fix"}.put(finding.fix);
    Labelled proposal{page, "label-proposal"};
    for (const Proposal& one : finding.proposals) proposal.put(proposal_of(page, one));
    if (!finding.proposals.empty()) proposal.put(page.say("proposal-note"));
}

// What is alike stands together, as findings are sorted by severity, rule and subject.
void write_alike(TextPage& page, std::span<const Finding* const> alike) {
    const std::size_t shown = page.options.shows_all ? alike.size() : std::min(alike.size(), alike_shown_max);
    for (std::size_t i = 0; i < shown; ++i) write_finding(page, *alike[i]);
    if (shown == alike.size()) return;
    std::string subjects;
    for (std::size_t i = shown; i < alike.size() && i < shown + subjects_named_max; ++i) {
        subjects += (i == shown ? "" : ", ") + alike[i]->subject.id;
    }
    if (alike.size() > shown + subjects_named_max) subjects += ", …";
    const std::string count = std::to_string(alike.size() - shown);
    page.layout.paragraph({4, 6}, page.say("more-alike", {{"count", count}, {"subjects", subjects}}));
}

void write_section(TextPage& page, std::string_view section, const Findings& findings) {
    if (findings.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-" + std::string{section}), Style::Heading);
    std::span<const Finding* const> rest{findings};
    while (!rest.empty()) {
        const std::span<const Finding* const> alike = first_alike(rest);
        if (rest.size() != findings.size()) page.layout.blank_line();
        write_alike(page, alike);
        rest = rest.subspan(alike.size());
    }
}

}  // namespace

void write_findings(TextPage& page) {
    page.label_column = label_column_of(page);
    for (const std::string_view section : section_names()) {
        Findings findings = findings_in(page.report, section);
        std::erase_if(findings, [&](const Finding* one) { return !is_shown(*one, page.options); });
        write_section(page, section, findings);
    }
    Findings folded;
    for (const Finding& finding : page.report.findings) {
        if (!finding.folded_under.empty() && is_shown(finding, page.options)) folded.push_back(&finding);
    }
    write_section(page, "folded", folded);
}

void write_proposed(TextPage& page) {
    const std::vector<const Proposal*> proposals = proposed_for_notice(page.report);
    if (proposals.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-proposed"), Style::Heading);
    for (const Proposal* one : proposals) page.layout.paragraph({2, 4}, proposal_of(page, *one));
    page.layout.paragraph({2, 4}, page.say("proposal-note"));
}

}  // namespace proviso
