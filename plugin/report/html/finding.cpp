// One finding: how it stands, what to do, what was found where, and why it is asked.
#include "plugin/report/html/page.hpp"

namespace proviso::html {
namespace {

void write_evidence(Page& page, const Finding& finding) {
    if (finding.evidence.empty()) return;
    page.markup.leaf("dt", page.say("label-found"));
    const auto cell = page.markup.element("dd");
    const auto list = page.markup.element("ul");
    for (const Evidence& evidence : finding.evidence) {
        const auto item = page.markup.element("li");
        Evidence unquoted = evidence;
        unquoted.value.clear();
        page.markup.text(page.found(finding, unquoted));
        if (!evidence.value.empty()) {
            page.markup.text(evidence.state == State::Given ? ": " : " ");
            // The language of a quoted passage is not the page's, and not known.
            page.markup.leaf("q", page.say("quoted", {{"value", evidence.value}}),
                             {{"lang", ""}, {"dir", "auto"}});
        }
        const std::string place = page.place(evidence);
        if (!place.empty()) page.markup.leaf("span", place, {{"class", "place"}});
    }
}

void write_list(Page& page, std::string_view label, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    page.markup.leaf("dt", page.say(label));
    const auto cell = page.markup.element("dd");
    const auto list = page.markup.element("ul");
    for (const std::string& text : texts) {
        const auto item = page.markup.element("li");
        page.prose(text);
    }
}

void write_basis(Page& page, const Finding& finding) {
    if (finding.basis.empty()) return;
    page.markup.leaf("dt", page.say("label-basis"));
    const auto cell = page.markup.element("dd");
    const auto list = page.markup.element("ul");
    for (const Basis& basis : finding.basis) {
        const auto item = page.markup.element("li");
        page.link(basis.url, words_of(basis));
    }
}

void write_facts(Page& page, const Finding& finding) {
    const auto facts = page.markup.element("dl", {{"class", "facts-of"}});
    page.fact("label-fix", finding.fix);
    if (!finding.fix.empty() && !finding.actor.empty()) {
        page.fact("label-actor", page.word("actor", finding.actor));
    }
    if (finding.due) page.fact("label-due", page.long_date(*finding.due));
    page.fact("label-decided", page.decision(finding));
    write_evidence(page, finding);
    std::vector<std::string> reasons;
    for (const std::string& reason : finding.reasons) {
        if (!is_told_by_evidence(finding, reason)) reasons.push_back(reason);
    }
    write_list(page, "label-why", reasons);
    write_basis(page, finding);
}

void write_line_above(Page& page, const Finding& finding) {
    const auto line = page.markup.element("p", {{"class", "above"}});
    page.status(section_of(finding));
    if (!finding.is_note) {
        const std::string name{severity_name(finding.severity)};
        page.markup.text(" ");
        page.markup.leaf("span", page.say("severity-" + name), {{"class", "severity is-" + name}});
    }
    if (finding.decision) {
        const std::string name{decision_name(finding.decision->kind)};
        page.markup.text(" ");
        page.markup.leaf("span", page.say("decision-" + name), {{"class", "decided"}});
    } else if (finding.set_aside) {
        page.markup.text(" ");
        page.markup.leaf("span", page.say("set-aside"), {{"class", "decided"}});
    }
    page.markup.text(" ");
    page.markup.leaf("span", subject_of(finding), {{"class", "subject"}});
    page.markup.text(" ");
    page.markup.leaf("a", finding.id, {{"class", "anchor"}, {"href", "#" + finding.id}});
}

// What follows from the finding is told below it, and shorter.
void write_followers(Page& page, const Finding& finding) {
    const Findings followers = folded_under(page.report, finding);
    if (followers.empty()) return;
    const auto fold = page.markup.element("details", {{"class", "followers"}});
    page.markup.leaf("summary", page.say("heading-folded") + " (" + std::to_string(followers.size()) + ")");
    for (const Finding* follower : followers) {
        const auto part = page.markup.element("div", {{"class", "follower"}, {"id", page.id_for(*follower)}});
        {
            const auto title = page.markup.element("p");
            page.status(section_of(*follower));
            page.markup.text(" ");
            page.markup.leaf("b", follower->title);
            page.markup.text(" ");
            page.markup.leaf("span", follower->rule, {{"class", "rule"}});
        }
        {
            const auto message = page.markup.element("p");
            page.prose(follower->message);
        }
        write_facts(page, *follower);
        write_proposals(page, *follower);
    }
}

}  // namespace

void write_finding(Page& page, const Finding& finding) {
    const std::string section = section_of(finding);
    const auto article = page.markup.element(
        "article", {{"id", page.id_for(finding)},
                    {"class", "finding " + class_of(section)},
                    {"data-outcome", section},
                    {"data-severity", finding.is_note ? "" : severity_name(finding.severity)},
                    {"data-actor", finding.actor},
                    {"data-lot", subject_of(finding)}});
    write_line_above(page, finding);
    {
        const auto heading = page.markup.element("h5");
        page.prose(finding.message);
    }
    write_facts(page, finding);
    write_proposals(page, finding);
    write_followers(page, finding);
    write_more_about(page, finding);
}

}  // namespace proviso::html
