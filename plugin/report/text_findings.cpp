// The findings, one section an outcome, the weightiest first.
#include "plugin/report/text_page.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace proviso {
namespace {

// With hundreds of lots the same finding would fill the page; the JSON report and `--all` tell each in full.
constexpr std::size_t alike_shown_max = 3;
constexpr std::size_t subjects_named_max = 20;

constexpr std::array outcomes{
    Outcome::Gap,   Outcome::CannotTell, Outcome::NotYetDue,    Outcome::MetByDueDiligence,
    Outcome::Noted, Outcome::Met,        Outcome::NotApplicable};

Style style_of(const Finding& finding) {
    if (is_suggestion(finding)) return Style::Heading;
    if (finding.outcome == Outcome::Gap) return Style::Gap;
    return finding.outcome == Outcome::CannotTell ? Style::Caution : Style::Heading;
}

// The file's own name, unless two documents share it.
std::string short_name(const Report& report, const std::string& name) {
    const auto own_name = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
    const auto sharing = std::ranges::count_if(report.documents, [&](const DocumentSummary& document) {
        return own_name(document.name) == own_name(name);
    });
    return sharing > 1 ? name : std::string{own_name(name)};
}

// `notice.xml:120:7`, as editors open it; nothing for what has no place.
std::string place_of(const Report& report, const Evidence& evidence) {
    if (evidence.document.empty()) return {};
    std::string place = short_name(report, evidence.document);
    if (evidence.line != 0) place += ":" + std::to_string(evidence.line);
    if (evidence.line != 0 && evidence.column != 0) place += ":" + std::to_string(evidence.column);
    return place;
}

// "performance conditions (BT-70), Lot LOT-0001: not stated, notice.xml:120:7".
std::string found_in(const TextPage& page, const Finding& finding, const Evidence& evidence) {
    std::string line = evidence.label.empty() ? evidence.field : evidence.label;
    if (finding.subject.entity == "lot") line += (line.empty() ? "" : ", ") + subject_of(finding);
    if (evidence.state != State::Given)
        line += ": " + page.say("state-" + std::string{state_name(evidence.state)});
    if (!evidence.value.empty()) {
        line += evidence.state == State::Given ? ": " : " ";
        line += page.say("quoted", {{"value", evidence.value}});
    }
    const std::string place = place_of(page.report, evidence);
    return place.empty() ? line : line + ", " + place;
}

std::string basis_of(const Basis& basis) {
    std::string line = basis.title.empty() ? basis.authority : basis.title;
    if (!basis.version.empty()) line += " " + basis.version;
    return basis.pinpoint.empty() ? line : line + ", " + basis.pinpoint;
}

// "performance conditions (BT-70): not stated" says no more than the line of what was found.
bool is_told_by_evidence(const Finding& finding, std::string_view reason) {
    return std::ranges::any_of(finding.evidence, [reason](const Evidence& evidence) {
        return evidence.state == State::Silent && reason.starts_with(evidence.label + ":");
    });
}

// The label stands once, before the first of its lines.
class Labelled {
public:
    Labelled(TextPage& page, std::string_view name) : page_(page), label_(page.say(name)) {}

    void put(std::string_view text) {
        page_.layout.labelled({4, 4 + column}, label_, text);
        if (!text.empty()) label_.clear();
    }

private:
    static constexpr std::size_t column = 11;  // the widest label, and two blanks
    TextPage& page_;
    std::string label_;
};

void write_finding(TextPage& page, const Finding& finding) {
    // The message says how it stands; the title says what should be so, and would read as its own contrary
    // above it.
    const std::string severity = page.say("severity-" + std::string{severity_name(finding.severity)});
    page.layout.paragraph({2, 4}, finding.message, style_of(finding));
    const std::string rule = finding.is_note ? finding.rule : finding.rule + ", " + severity;
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
    for (const Basis& one : finding.basis) basis.put(basis_of(one));
    Labelled{page, "label-fix"}.put(finding.fix);
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

void write_section(TextPage& page, std::string_view heading, const std::vector<const Finding*>& findings) {
    if (findings.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say(heading), Style::Heading);
    for (std::size_t begin = 0; begin < findings.size();) {
        std::size_t end = begin + 1;
        while (end < findings.size() && findings[end]->rule == findings[begin]->rule) ++end;
        if (begin != 0) page.layout.blank_line();
        write_alike(page, std::span{findings}.subspan(begin, end - begin));
        begin = end;
    }
}

std::string section_of(const Finding& finding) {
    if (!finding.folded_under.empty()) return "folded";
    return is_suggestion(finding) ? "suggestion" : std::string{outcome_name(finding.outcome)};
}

}  // namespace

void write_findings(TextPage& page) {
    std::map<std::string, std::vector<const Finding*>> sections;
    for (const Finding& finding : page.report.findings) {
        if (is_shown(finding, page.options)) sections[section_of(finding)].push_back(&finding);
    }
    for (const Outcome outcome : outcomes) {
        const std::string name{outcome_name(outcome)};
        write_section(page, "heading-" + name, sections[name]);
        if (outcome == Outcome::CannotTell) write_section(page, "heading-suggestion", sections["suggestion"]);
    }
    write_section(page, "heading-folded", sections["folded"]);
}

}  // namespace proviso
