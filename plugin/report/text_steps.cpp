// The next steps and, at the end of the page, what was read and by which rules.
#include "plugin/report/text_page.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::size_t steps_max = 3;
constexpr std::size_t unknown_shown_max = 5;

struct Step {
    const Finding* finding;
    std::vector<std::string> subjects;
};

// Gaps come first, then what cannot be told; what is merely suggested is a step only where nothing weighs
// more.
std::vector<const Finding*> in_order(const Report& report) {
    std::array<std::vector<const Finding*>, 3> ranks;
    for (const Finding& finding : report.findings) {
        const bool is_gap = finding.outcome == Outcome::Gap;
        const bool is_open = is_gap || finding.outcome == Outcome::CannotTell;
        if (!is_open || !finding.folded_under.empty() || finding.fix.empty()) continue;
        ranks[is_suggestion(finding) ? 2 : (is_gap ? 0 : 1)].push_back(&finding);
    }
    std::vector<const Finding*> all = std::move(ranks[0]);
    all.insert(all.end(), ranks[1].begin(), ranks[1].end());
    return all.empty() ? std::move(ranks[2]) : all;
}

// One step a rule: what is the same for several lots is done once.
std::vector<Step> steps_of(const Report& report) {
    std::vector<Step> steps;
    for (const Finding* finding : in_order(report)) {
        const auto same = std::ranges::find_if(steps, [finding](const Step& step) {
            return step.finding->rule == finding->rule && step.finding->outcome == finding->outcome;
        });
        if (same != steps.end()) {
            same->subjects.push_back(subject_of(*finding));
        } else if (steps.size() < steps_max) {
            steps.push_back(Step{finding, {subject_of(*finding)}});
        }
    }
    return steps;
}

std::string joined(const std::vector<std::string>& texts, std::size_t max) {
    std::string line;
    for (std::size_t i = 0; i < texts.size() && i < max; ++i) line += (i == 0 ? "" : ", ") + texts[i];
    return texts.size() > max ? line + ", …" : line;
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
    const std::vector<Step> steps = steps_of(page.report);
    if (steps.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-steps"), Style::Heading);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Finding& finding = *steps[i].finding;
        const std::string actor = page.word("actor", finding.actor);
        std::string line =
            finding.actor.empty() ? finding.fix : page.say("step", {{"actor", actor}, {"fix", finding.fix}});
        line += " (" + finding.rule + ", " + joined(steps[i].subjects, 4) + ")";
        page.layout.labelled({2, 5}, std::to_string(i + 1) + ".", line);
    }
}

void write_reading(TextPage& page) {
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("heading-read"), Style::Heading);
    for (const DocumentSummary& document : page.report.documents) write_document(page, document);
    page.layout.paragraph({2, 4}, page.say("seen-only"));
    write_digests(page);
}

}  // namespace proviso
