// What the officer has to do, as a list to tick off and to print, by who acts; with texts ready to be copied.
#include "plugin/report/html/page.hpp"

#include <algorithm>

namespace proviso::html {
namespace {

// A message to a colleague: what it is about, how it stands, what to do, where it stands and why it is asked.
std::string letter_of(const Page& page, const Step& step) {
    const Finding& finding = *step.finding;
    std::string text = page.case_name();
    for (std::size_t i = 0; i < step.findings.size() && i < 20; ++i) {
        text += ", " + subject_of(*step.findings[i]);
    }
    if (step.findings.size() > 20) text += ", …";
    text += "\n\n" + finding.message + "\n" + page.say("label-fix") + ": " + fix_of(step);
    if (finding.due) text += "\n" + page.say("label-due") + ": " + page.long_date(*finding.due);
    for (const Evidence& evidence : finding.evidence) {
        const std::string place = page.place(evidence);
        text += "\n" + page.say("label-found") + ": " + page.found(finding, evidence);
        if (!place.empty()) text += " (" + place + ")";
    }
    for (const Basis& basis : finding.basis) text += "\n" + page.say("label-basis") + ": " + words_of(basis);
    return text + "\n(" + finding.rule + ", " + finding.id + ")";
}

void write_item(Page& page, const Step& step) {
    const Finding& finding = *step.finding;
    const std::string box = "task-" + std::to_string(++page.tasks);
    const auto item = page.markup.element("li", {{"class", "task"}});
    {
        const auto line = page.markup.element("div", {{"class", "task-line"}});
        page.markup.empty("input", {{"type", "checkbox"}, {"id", box}});
        const auto label = page.markup.element("label", {{"for", box}});
        page.prose(fix_of(step));
    }
    {
        const auto about = page.markup.element("p", {{"class", "who"}});
        page.status(proviso::section_of(finding));
        page.markup.text(" · ");
        if (finding.due)
            page.markup.text(page.say("step-by", {{"date", page.long_date(*finding.due)}}) + " · ");
        page.markup.text(finding.rule + " · ");
        page.subjects(step.findings);
    }
    write_proposals(page, finding);
    const auto letter = page.markup.element("details", {{"class", "no-print"}});
    page.markup.leaf("summary", page.say("text-to-copy"));
    page.copyable(letter_of(page, step), page.report.language);
}

void write_tasks(Page& page, std::span<const Step> steps) {
    std::vector<std::string> actors;
    for (const Step& step : steps) {
        if (std::ranges::find(actors, step.finding->actor) == actors.end())
            actors.push_back(step.finding->actor);
    }
    for (const std::string& actor : actors) {
        page.markup.leaf("h3", actor.empty() ? page.say("anyone") : page.word("actor", actor));
        const auto list = page.markup.element("ul", {{"class", "tasks"}});
        for (const Step& step : steps) {
            if (step.finding->actor == actor) write_item(page, step);
        }
    }
}

void write_box(Page& page, std::span<const Proposal* const> proposals) {
    const auto box = page.markup.element("div", {{"class", "proposals"}});
    for (const Proposal* proposal : proposals) {
        const std::string& label = proposal->label.empty() ? proposal->field : proposal->label;
        page.markup.leaf("p", page.say("proposal-for", {{"label", label}}), {{"class", "label"}});
        page.copyable(proposal->value, proposal->language);
    }
    page.markup.leaf("p", page.say("proposal-note"), {{"class", "quiet"}});
}

}  // namespace

void write_todo(Page& page) {
    std::vector<Step> steps;
    for (const std::string_view section : {"gap", "cannot-tell", "not-yet-due", "suggestion"}) {
        std::ranges::copy(steps_in(page.report, section), std::back_inserter(steps));
    }
    if (steps.empty()) return;
    const auto part = page.markup.element("section", {{"id", "todo"}, {"aria-labelledby", "h-todo"}});
    page.heading("todo", page.say("heading-todo"));
    page.markup.leaf("p", page.say("todo-intro"), {{"class", "quiet"}});
    write_tasks(page, steps);
}

void write_proposals(Page& page, const Finding& finding) {
    if (finding.proposals.empty()) return;
    std::vector<const Proposal*> proposals;
    for (const Proposal& proposal : finding.proposals) proposals.push_back(&proposal);
    write_box(page, proposals);
}

void write_proposed(Page& page) {
    const std::vector<const Proposal*> proposals = proposed_for_notice(page.report);
    if (proposals.empty()) return;
    const auto part = page.markup.element("section", {{"id", "proposed"}, {"aria-labelledby", "h-proposed"}});
    page.heading("proposed", page.say("heading-proposed"));
    write_box(page, proposals);
}

}  // namespace proviso::html
