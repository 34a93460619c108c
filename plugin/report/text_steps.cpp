// The next steps and, at the end of the page, what was read and by which rules.
#include "plugin/report/text_page.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t steps_max = 3;
constexpr std::size_t subjects_max = 4;
constexpr std::size_t unknown_shown_max = 5;

std::string subjects_of(const Step& step) {
    std::string line;
    for (std::size_t i = 0; i < step.findings.size() && i < subjects_max; ++i) {
        line += (i == 0 ? "" : ", ") + subject_of(*step.findings[i]);
    }
    return step.findings.size() > subjects_max ? line + ", …" : line;
}

void write_some(TextPage& page, const std::vector<std::string>& lines) {
    const std::size_t shown =
        page.options.shows_all ? lines.size() : std::min(lines.size(), unknown_shown_max);
    for (std::size_t i = 0; i < shown; ++i) page.layout.paragraph({4, 6}, lines[i]);
    const std::string rest = std::to_string(lines.size() - shown);
    if (shown < lines.size()) page.layout.paragraph({4, 6}, page.say("more-unknown", {{"count", rest}}));
}

std::string reading_of(const TextPage& page, const DocumentSummary& document) {
    const Coverage& coverage = document.coverage;
    const std::string format =
        document.version.empty() ? document.format : document.format + " " + document.version;
    const std::string read = std::to_string(coverage.read);
    const std::string left = std::to_string(coverage.left);
    const std::string unknown = std::to_string(coverage.unknown);
    if (document.format == "unreadable") return page.say("read-unreadable", {{"document", document.name}});
    const bool is_text = coverage.read + coverage.left + coverage.unknown == 0;
    if (is_text) return page.say("read-text", {{"document", document.name}, {"format", format}});
    return page.say("read-document", {{"document", document.name},
                                      {"format", format},
                                      {"read", read},
                                      {"left", left},
                                      {"unknown", unknown}});
}

void write_document(TextPage& page, const DocumentSummary& document) {
    page.layout.paragraph({2, 4}, reading_of(page, document));
    for (const std::string& note : document.notes) page.layout.paragraph({4, 6}, note);
    std::vector<std::string> lines;
    for (const Coverage::Unknown& unknown : document.coverage.unknown_paths) {
        const std::string count = std::to_string(unknown.count);
        lines.push_back(page.say("unknown-path", {{"path", unknown.path}, {"count", count}}));
    }
    for (const std::string& code : document.coverage.unknown_codes) {
        lines.push_back(page.say("unknown-code", {{"code", code}}));
    }
    for (const std::string& path : document.coverage.fallback_paths) {
        lines.push_back(page.say("fallback-path", {{"path", path}}));
    }
    write_some(page, lines);
}

void write_notes(TextPage& page) {
    if (page.report.notes.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-notes"), Style::Heading);
    for (const std::string& note : page.report.notes) page.layout.paragraph({2, 4}, note);
}

void write_not_checked(TextPage& page) {
    if (page.report.not_checked.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-not-checked"), Style::Heading);
    for (const NotChecked& one : page.report.not_checked) {
        page.layout.paragraph({2, 4}, page.say("not-checked", {{"what", one.what}, {"why", one.why}}));
    }
}

void write_digests(TextPage& page) {
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-packs"), Style::Heading);
    for (const PackIdentity& pack : page.report.packs) {
        page.layout.paragraph({2, 4},
                              page.say("pack", {{"title", pack.title.empty() ? pack.name : pack.title},
                                                {"name", pack.name},
                                                {"version", pack.version}}));
        page.layout.paragraph({4, 6}, page.say("digest", {{"digest", pack.digest}}), Style::Quiet);
    }
    for (const DocumentSummary& document : page.report.documents) {
        page.layout.paragraph({2, 4}, document.name);
        page.layout.paragraph({4, 6}, page.say("digest", {{"digest", document.sha256}}), Style::Quiet);
    }
}

}  // namespace

void write_next_steps(TextPage& page) {
    const std::vector<Step> steps = next_steps(page.report, steps_max);
    if (steps.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-steps"), Style::Heading);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Finding& finding = *steps[i].finding;
        const std::string actor = page.word("actor", finding.actor);
        const std::string fix = fix_of(steps[i]);
        std::string line = finding.actor.empty() ? fix : page.say("step", {{"actor", actor}, {"fix", fix}});
        line += " (" + finding.rule + ", " + subjects_of(steps[i]) + ")";
        page.layout.labelled({2, 5}, std::to_string(i + 1) + ".", line);
    }
}

void write_checklist(TextPage& page) {
    if (page.report.checklist.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-checklist"), Style::Heading);
    for (const ChecklistRow& row : page.report.checklist) {
        const Findings findings = findings_for(page.report, row);
        std::string status = findings.empty() ? page.say("not-looked-at")
                                              : page.say("outcome-" + section_of(*findings.front()));
        if (findings.empty() && !row.due.empty()) status += ", " + row.due;
        page.layout.labelled({2, 7}, row.id, row.text + " [" + status + "]");
    }
}

void write_reading(TextPage& page) {
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-read"), Style::Heading);
    for (const DocumentSummary& document : page.report.documents) write_document(page, document);
    page.layout.paragraph({2, 4}, page.say("seen-only"));
    write_notes(page);
    write_not_checked(page);
    write_digests(page);
}

}  // namespace proviso
