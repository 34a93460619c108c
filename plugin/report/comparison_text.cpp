// A comparison for people at a terminal: whether anything changed, then outcomes, then passages.
#include "plugin/report/comparison.hpp"
#include "plugin/report/text_layout.hpp"

#include <initializer_list>

namespace proviso {
namespace {

using Value = std::pair<std::string_view, std::string_view>;
using PassageState = ComparedPassage::State;

struct Page {
    const Comparison& comparison;
    const WriteOptions& options;
    TextLayout layout;

    [[nodiscard]] std::string say(std::string_view name, std::initializer_list<Value> values = {}) const {
        return options.texts->get(name, comparison.language, std::span{values.begin(), values.size()});
    }
};

std::string names_of(const std::vector<DocumentSummary>& documents) {
    std::string names;
    for (const DocumentSummary& document : documents) names += (names.empty() ? "" : ", ") + document.name;
    return names;
}

std::string outcome_word(const Page& page, const std::optional<Outcome>& outcome) {
    if (!outcome) return page.say("compare-none");
    return page.say("compare-outcome-" + std::string{outcome_name(*outcome)});
}

std::string place_of(const Page& page, const Evidence& place) {
    std::string words = place.label;
    if (place.document.empty()) return words;
    words += (words.empty() ? "" : ", ");
    if (place.page != 0) {
        const std::string number = std::to_string(place.page);
        return words + page.say("place-page", {{"document", place.document}, {"page", number}});
    }
    if (place.paragraph != 0) {
        const std::string number = std::to_string(place.paragraph);
        return words + page.say("place-paragraph", {{"document", place.document}, {"paragraph", number}});
    }
    words += place.document;
    return place.line == 0 ? words : words + ":" + std::to_string(place.line);
}

void write_heading(Page& page, std::string_view name) {
    page.layout.blank_line();
    page.layout.paragraph({}, page.say(name), Style::Heading);
}

void write_findings(Page& page) {
    const Comparison& comparison = page.comparison;
    if (comparison.findings.empty()) return;
    write_heading(page, "compare-heading-findings");
    for (const ComparedFinding& finding : comparison.findings) {
        const std::string subject =
            finding.subject.entity == "lot" ? finding.subject.label + " " + finding.subject.id + " · " : "";
        const std::string before = outcome_word(page, finding.before);
        const std::string after = outcome_word(page, finding.after);
        page.layout.paragraph({2, 4}, page.say("compare-turn", {{"before", before}, {"after", after}}) +
                                          ": " + subject + finding.title + " [" + finding.rule + "]");
        page.layout.paragraph({4, 4}, finding.message);
    }
}

// [-removed-] {+added+}: readable without colours, and known from other tools.
std::string marked(const std::vector<WordRun>& runs) {
    std::string text;
    for (const WordRun& run : runs) {
        if (!text.empty()) text += ' ';
        if (run.kind == WordRun::Kind::Removed) text += "[-" + run.words + "-]";
        if (run.kind == WordRun::Kind::Added) text += "{+" + run.words + "+}";
        if (run.kind == WordRun::Kind::Same) text += run.words;
    }
    return text;
}

void write_side(Page& page, std::string_view label, const std::optional<Passage>& passage) {
    if (!passage) return;
    page.layout.paragraph({4, 6}, page.say(label, {{"place", place_of(page, passage->place)}}));
    if (passage->is_negated) page.layout.paragraph({6, 6}, page.say("compare-negated"));
}

void write_passage(Page& page, const ComparedPassage& one) {
    const std::string& whole = one.after ? one.after->sentence : one.before->sentence;
    const std::string text = one.words.empty() ? whole : marked(one.words);
    page.layout.paragraph({2, 4}, page.say("quoted", {{"value", text}}));
    write_side(page, "compare-before", one.before);
    write_side(page, "compare-after", one.after);
}

void write_passages(Page& page, PassageState state, std::string_view heading) {
    bool is_first = true;
    for (const ComparedPassage& one : page.comparison.passages) {
        if (one.state != state) continue;
        if (is_first) write_heading(page, heading);
        is_first = false;
        write_passage(page, one);
    }
}

void write_counts(Page& page) {
    std::size_t unchanged = 0;
    for (const ComparedPassage& one : page.comparison.passages) {
        if (one.state == PassageState::Unchanged) ++unchanged;
    }
    const std::string passages = std::to_string(unchanged);
    const std::string findings = std::to_string(page.comparison.findings_alike);
    page.layout.blank_line();
    page.layout.paragraph({}, page.say("compare-alike", {{"passages", passages}, {"findings", findings}}));
    const std::string left = std::to_string(page.comparison.passages_left_out);
    if (left != "0") page.layout.paragraph({}, page.say("compare-left-out", {{"count", left}}));
    for (const std::string& name : page.comparison.unreadable) {
        page.layout.paragraph({}, page.say("compare-unreadable", {{"document", name}}), Style::Caution);
    }
    page.layout.paragraph({}, page.say("compare-limits"));
}

}  // namespace

void write_comparison_text(const Comparison& comparison, const WriteOptions& options, const Sink& sink) {
    Page page{comparison, options, TextLayout{options, sink}};
    const std::string before = names_of(comparison.before_documents);
    const std::string after = names_of(comparison.after_documents);
    page.layout.paragraph({}, page.say("compare-title", {{"before", before}, {"after", after}}),
                          Style::Heading);
    const bool is_changed = comparison.is_changed();
    page.layout.paragraph({}, page.say(is_changed ? "compare-changed" : "compare-unchanged"),
                          is_changed ? Style::Caution : Style::Good);
    write_findings(page);
    write_passages(page, PassageState::Changed, "compare-heading-changed");
    write_passages(page, PassageState::Gone, "compare-heading-gone");
    write_passages(page, PassageState::New, "compare-heading-new");
    if (options.shows_all) write_passages(page, PassageState::Unchanged, "compare-heading-unchanged");
    write_counts(page);
}

}  // namespace proviso
