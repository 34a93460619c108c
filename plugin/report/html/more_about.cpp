// What a reader asks for only now and then: the rule, the exact places, the lines around them, the
// parameters, and how the finding was worked out.
#include "plugin/report/html/page.hpp"

#include <algorithm>

namespace proviso::html {
namespace {

constexpr std::uint32_t depth_max = 8;  // of the style's indents

void write_place(Page& page, const Evidence& evidence) {
    const auto item = page.markup.element("li");
    const std::string line = std::to_string(evidence.line);
    const std::string column = std::to_string(evidence.column);
    const std::string byte = std::to_string(evidence.byte);
    page.markup.text(page.short_name(evidence.document));
    if (evidence.line != 0)
        page.markup.text(", " +
                         page.say("place-exact", {{"line", line}, {"column", column}, {"byte", byte}}));
    if (!evidence.field.empty()) {
        page.markup.text(" · ");
        page.markup.leaf("code", evidence.field);
    }
    if (evidence.path.empty()) return;
    page.markup.text(" · ");
    page.markup.leaf("code", evidence.path);
}

void write_places(Page& page, const Finding& finding) {
    if (finding.evidence.empty()) return;
    page.markup.leaf("dt", page.say("label-place"));
    const auto cell = page.markup.element("dd");
    const auto list = page.markup.element("ul");
    for (const Evidence& evidence : finding.evidence) write_place(page, evidence);
}

void write_used(Page& page, const Finding& finding) {
    if (finding.parameters.empty()) return;
    page.markup.leaf("dt", page.say("label-parameters"));
    const auto cell = page.markup.element("dd");
    const auto list = page.markup.element("ul");
    for (const ParameterValue& one : finding.parameters) page.markup.leaf("li", page.parameter(one));
}

void write_proof(Page& page, const Finding& finding) {
    if (finding.proof.empty()) return;
    page.markup.leaf("dt", page.say("label-proof"));
    const auto cell = page.markup.element("dd");
    const auto list = page.markup.element("ul", {{"class", "proof"}});
    for (const ProofStep& step : finding.proof) {
        const std::string depth = "d" + std::to_string(std::min(step.depth, depth_max));
        const auto item = page.markup.element("li", {{"class", depth}});
        page.markup.leaf("code", step.words);
        page.markup.text(": " + step.result);
        const std::string place = step.place ? page.place(*step.place) : std::string{};
        if (!place.empty()) page.markup.leaf("span", place, {{"class", "place"}});
    }
}

void write_excerpt(Page& page, const Excerpt& excerpt) {
    const auto figure = page.markup.element("figure", {{"class", "excerpt"}});
    const std::string first = std::to_string(excerpt.first_line);
    const std::string last = std::to_string(excerpt.first_line + excerpt.lines.size() - 1);
    const std::string name = page.short_name(excerpt.document);
    page.markup.leaf("figcaption",
                     page.say("excerpt-of", {{"document", name}, {"first", first}, {"last", last}}));
    const auto box = page.markup.element("pre", {{"lang", ""}, {"dir", "auto"}});
    for (std::size_t i = 0; i < excerpt.lines.size(); ++i) {
        const std::size_t number = excerpt.first_line + i;
        page.markup.leaf("span", std::to_string(number), {{"class", "line-number"}});
        page.markup.text(" ");
        page.markup.leaf(number == excerpt.line ? "mark" : "span", excerpt.lines[i]);
        page.markup.text("\n");
    }
}

void write_excerpts(Page& page, const Finding& finding) {
    for (const Excerpt& excerpt : page.report.excerpts) {
        const bool is_named = std::ranges::any_of(finding.evidence, [&](const Evidence& evidence) {
            return evidence.document == excerpt.document && evidence.line == excerpt.line;
        });
        if (is_named && !excerpt.lines.empty()) write_excerpt(page, excerpt);
    }
}

}  // namespace

void write_more_about(Page& page, const Finding& finding) {
    const auto fold = page.markup.element("details", {{"class", "more"}});
    page.markup.leaf("summary", page.say("more-about"));
    {
        const auto facts = page.markup.element("dl", {{"class", "facts-of"}});
        page.markup.leaf("dt", page.say("label-rule"));
        page.markup.leaf("dd", page.say("label-rule-version", {{"rule", finding.rule},
                                                               {"version", finding.rule_version},
                                                               {"pack", finding.pack}}));
        page.fact("label-id", finding.id);
        page.fact("label-audience", page.say("audience-" + std::string{audience_name(finding.audience)}));
        page.fact("label-follow-up", page.word("follow-up", finding.follow_up));
        write_used(page, finding);
        write_places(page, finding);
        write_proof(page, finding);
    }
    write_excerpts(page, finding);
}

}  // namespace proviso::html
