// What is seen first: whose case this is, the verdict, the counts, the next steps and what was not read.
#include "plugin/report/html/page.hpp"

#include <algorithm>
#include <set>

namespace proviso::html {
namespace {

constexpr std::size_t steps_max = 3;
constexpr std::size_t not_read_max = 5;

std::vector<std::string> facts_of(const Page& page) {
    const Report& report = page.report;
    std::vector<std::string> facts;
    const std::string count = std::to_string(report.lots.size());
    if (report.lots.size() == 1) facts.push_back(page.say("one-lot"));
    if (report.lots.size() > 1) facts.push_back(page.say("lots", {{"count", count}}));
    const std::string stage = page.word("stage", report.stage);
    if (!report.stage.empty()) facts.push_back(page.say("in-stage", {{"stage", stage}}));
    facts.push_back(page.say("as-of", {{"date", page.long_date(report.as_of)}}));
    if (!report.profile.empty()) facts.push_back(page.say("with-profile", {{"profile", report.profile}}));
    if (report.audience != Audience::Buyer) facts.push_back(page.audience());
    return facts;
}

// "gaps: 2", the number in bold wherever the language puts it.
void write_count(Page& page, const SectionCount& count) {
    const auto words = page.markup.element("span");
    const std::string text = page.say("count-" + std::string{count.section});
    constexpr std::string_view place = "{count}";
    const std::size_t at = std::min(text.find(place), text.size());
    page.markup.text(text.substr(0, at));
    page.markup.leaf("b", std::to_string(count.count));
    if (at + place.size() < text.size()) page.markup.text(text.substr(at + place.size()));
}

void write_counts(Page& page) {
    const auto list =
        page.markup.element("ul", {{"class", "counts"}, {"aria-label", page.say("counts-label")}});
    for (const SectionCount& each : count_by_section(page.report)) {
        const auto item = page.markup.element("li", {{"class", class_of(each.section)}});
        const auto link = page.markup.element("a", {{"href", "#" + std::string{each.section}}});
        page.icon(each.section);
        write_count(page, each);
    }
}

void write_verdict(Page& page) {
    const std::string section = section_of(page.report.verdict);
    const auto box = page.markup.element(
        "section",
        {{"id", "verdict"}, {"class", "verdict " + class_of(section)}, {"aria-labelledby", "h-verdict"}});
    {
        const auto heading = page.markup.element("h2", {{"id", "h-verdict"}});
        page.icon(section);
        const auto sentence = page.markup.element("span");
        page.prose(page.verdict_sentence());
    }
    const std::string accepted = std::to_string(count_accepted(page.report));
    if (accepted != "0") page.markup.leaf("p", page.say("accepted", {{"count", accepted}}));
    if (!page.report.findings.empty()) write_counts(page);
}

void write_step(Page& page, const Step& step) {
    const Finding& finding = *step.finding;
    const auto item = page.markup.element("li");
    {
        const auto what = page.markup.element("p", {{"class", "what"}});
        page.prose(fix_of(step));
    }
    const auto who = page.markup.element("p", {{"class", "who"}});
    if (!finding.actor.empty()) {
        page.markup.leaf("b", page.word("actor", finding.actor));
        page.markup.text(", ");
    }
    page.markup.text(finding.due ? page.say("step-by", {{"date", page.long_date(*finding.due)}})
                                 : page.say("step-no-date"));
    page.markup.text(" · " + finding.rule + " · ");
    page.subjects(step.findings);
}

void write_steps(Page& page) {
    const auto part =
        page.markup.element("section", {{"id", "steps"}, {"class", "panel"}, {"aria-labelledby", "h-steps"}});
    page.heading("steps", page.say("heading-steps"));
    const std::vector<Step> steps = next_steps(page.report, steps_max);
    if (steps.empty()) return page.markup.leaf("p", page.say("no-steps"));
    const auto list = page.markup.element("ol", {{"class", "steps"}});
    for (const Step& step : steps) write_step(page, step);
}

void write_lines_not_read(Page& page) {
    const std::vector<std::string> lines = not_read(page);
    if (lines.empty()) return page.markup.leaf("p", page.say("all-read"));
    const auto list = page.markup.element("ul");
    for (std::size_t i = 0; i < lines.size() && i < not_read_max; ++i) {
        const auto item = page.markup.element("li");
        page.prose(lines[i]);
    }
    if (lines.size() <= not_read_max) return;
    const std::string rest = std::to_string(lines.size() - not_read_max);
    const auto item = page.markup.element("li");
    page.markup.leaf("a", page.say("more-below", {{"count", rest}}), {{"href", "#reading"}});
}

void write_not_read(Page& page) {
    const auto part = page.markup.element(
        "section", {{"id", "not-read"}, {"class", "panel"}, {"aria-labelledby", "h-not-read"}});
    page.heading("not-read", page.say("heading-not-read"));
    write_lines_not_read(page);
    if (page.report.notes.empty()) return;
    // What a reader must know beside the findings; the remarks themselves stand below.
    const auto hint = page.markup.element("p", {{"class", "hint"}});
    const std::string count = std::to_string(page.report.notes.size());
    page.markup.leaf("a", page.say("heading-notes") + " (" + count + ")", {{"href", "#notes"}});
}

}  // namespace

std::vector<std::string> not_read(const Page& page) {
    std::vector<std::string> lines;
    std::set<std::string> missing;
    for (const Finding& finding : page.report.findings) {
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.state != State::NotSupplied || evidence.value.empty()) continue;
            if (!missing.insert(evidence.value).second) continue;
            lines.push_back(page.say("not-handed-in", {{"document", evidence.value}}));
        }
    }
    for (const DocumentSummary& document : page.report.documents) {
        const std::string count = std::to_string(document.coverage.unknown);
        const std::string name = page.short_name(document.name);
        if (document.format == "unreadable") {
            lines.push_back(page.say("read-unreadable", {{"document", name}}));
        } else if (document.coverage.unknown > 0) {
            lines.push_back(page.say("not-read-unknown", {{"document", name}, {"count", count}}));
        }
    }
    for (const NotChecked& one : page.report.not_checked) {
        lines.push_back(page.say("not-checked", {{"what", one.what}, {"why", one.why}}));
    }
    return lines;
}

void write_header(Page& page) {
    const auto header = page.markup.element("header", {{"class", "top"}});
    const auto inner = page.markup.element("div", {{"class", "wide"}});
    {
        const auto brand = page.markup.element("p", {{"class", "brand"}});
        page.markup.leaf("b", "Proviso");
        page.markup.text(" · " + page.say("html-about"));
    }
    page.markup.leaf("h1", page.case_name());
    const auto facts = page.markup.element("ul", {{"class", "facts"}});
    for (const std::string& fact : facts_of(page)) page.markup.leaf("li", fact);
}

void write_first_screen(Page& page) {
    const auto part = page.markup.element("div", {{"class", "first wide"}});
    write_verdict(page);
    const auto panels = page.markup.element("div", {{"class", "panels"}});
    write_steps(page);
    write_not_read(page);
}

}  // namespace proviso::html
