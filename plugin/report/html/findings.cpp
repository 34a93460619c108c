// The findings by outcome and cause, and the form that filters them.
#include "plugin/report/html/page.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace proviso::html {
namespace {

// With hundreds of lots the same finding would fill the page: the first ones are told in full, the next in a
// line each, so that links to them still arrive, and the rest is counted.
constexpr std::size_t in_full_max = 10;
constexpr std::size_t in_lines_max = 500;
constexpr std::size_t page_bytes_max = 3'000'000;  // beyond it nothing is told in full any more

// What needs nobody is folded.
bool is_quiet(std::string_view section) {
    return section == "met" || section == "not-applicable" || section == "met-by-due-diligence";
}

struct Choice {
    std::string value;
    std::string word;
};

void write_choice(Page& page, std::string_view name, const std::vector<Choice>& choices) {
    const std::string id = "filter-" + std::string{name};
    const auto field = page.markup.element("div", {{"class", "field"}});
    page.markup.leaf("label", page.say(id), {{"for", id}});
    const auto select = page.markup.element("select", {{"id", id}, {"data-filter", name}});
    page.markup.leaf("option", page.say("filter-all"), {{"value", "*"}});
    for (const Choice& choice : choices) page.markup.leaf("option", choice.word, {{"value", choice.value}});
}

std::vector<Choice> severities(const Page& page) {
    std::vector<Choice> choices;
    for (const Severity severity : {Severity::Urgent, Severity::Major, Severity::Minor, Severity::Info}) {
        const std::string name{severity_name(severity)};
        choices.push_back({name, page.say("severity-" + name)});
    }
    return choices;
}

void write_filter(Page& page) {
    std::set<std::string> actors;
    std::set<std::string> subjects;
    std::vector<Choice> outcomes;
    for (const SectionCount& each : count_by_section(page.report)) {
        const std::string name{each.section};
        outcomes.push_back({name, page.say("outcome-" + name)});
    }
    for (const Finding& finding : page.report.findings) {
        if (!finding.actor.empty()) actors.insert(finding.actor);
        if (subjects.size() < in_lines_max) subjects.insert(subject_of(finding));
    }
    std::vector<Choice> by_actor;
    for (const std::string& actor : actors) by_actor.push_back({actor, page.word("actor", actor)});
    std::vector<Choice> by_subject;
    for (const std::string& subject : subjects) by_subject.push_back({subject, subject});

    const auto form = page.markup.element(
        "form",
        {{"id", "filter"}, {"hidden", ""}, {"role", "search"}, {"aria-label", page.say("filter-label")}});
    write_choice(page, "outcome", outcomes);
    write_choice(page, "severity", severities(page));
    write_choice(page, "actor", by_actor);
    write_choice(page, "lot", by_subject);
    {
        const auto field = page.markup.element("div", {{"class", "field"}});
        page.markup.leaf("label", page.say("filter-text"), {{"for", "filter-text"}});
        page.markup.empty("input", {{"type", "search"}, {"id", "filter-text"}, {"data-filter", "text"}});
    }
    page.markup.leaf("button", page.say("filter-reset"), {{"type", "reset"}});
    page.markup.leaf("p", "", {{"id", "shown"}, {"role", "status"}, {"data-text", page.say("filter-shown")}});
}

void write_line(Page& page, const Finding& finding) {
    const auto item = page.markup.element("li", {{"id", page.id_for(finding)}, {"class", "line"}});
    page.markup.leaf("b", subject_of(finding));
    page.markup.text(": " + finding.message);
}

void write_cause(Page& page, std::span<const Finding* const> alike) {
    const auto cause = page.markup.element("section", {{"class", "cause"}});
    const Finding& first = *alike.front();
    {
        const auto heading = page.markup.element("h4");
        if (!first.is_note) {
            page.markup.leaf("span", page.say("label-obligation"), {{"class", "label"}});
            page.markup.text(" ");
        }
        page.markup.text(first.title + " ");
        page.markup.leaf("span", first.rule, {{"class", "rule"}});
    }
    const std::size_t full = page.options.shows_all ? alike.size() : std::min(alike.size(), in_full_max);
    std::size_t told = 0;
    for (; told < full && page.markup.size() < page_bytes_max; ++told) write_finding(page, *alike[told]);
    if (told == alike.size()) return;
    const std::size_t lines = std::min(alike.size(), told + in_lines_max);
    {
        const auto list = page.markup.element("ul", {{"class", "lines"}});
        for (; told < lines; ++told) write_line(page, *alike[told]);
    }
    const std::string rest = std::to_string(alike.size() - told);
    if (told < alike.size()) page.markup.leaf("p", page.say("more-rows", {{"count", rest}}));
}

void write_causes(Page& page, std::span<const Finding* const> findings) {
    while (!findings.empty()) {
        const std::span<const Finding* const> alike = first_alike(findings);
        write_cause(page, alike);
        findings = findings.subspan(alike.size());
    }
}

void write_section(Page& page, std::string_view name, const Findings& findings) {
    if (findings.empty()) return;
    const auto section =
        page.markup.element("section", {{"class", "outcome " + class_of(name)}, {"id", name}});
    const std::string title =
        page.say("heading-" + std::string{name}) + " (" + std::to_string(findings.size()) + ")";
    if (!is_quiet(name)) {
        page.markup.leaf("h3", title);
        return write_causes(page, findings);
    }
    const auto fold = page.markup.element("details");
    {
        const auto summary = page.markup.element("summary");
        page.markup.leaf("h3", title);
    }
    write_causes(page, findings);
}

}  // namespace

void write_findings(Page& page) {
    const auto part = page.markup.element("section", {{"id", "findings"}, {"aria-labelledby", "h-findings"}});
    page.heading("findings", page.say("heading-findings"));
    if (page.report.findings.empty()) return page.markup.leaf("p", page.say("no-findings"));
    write_filter(page);
    for (const std::string_view section : section_names()) {
        write_section(page, section, findings_in(page.report, section));
    }
}

}  // namespace proviso::html
