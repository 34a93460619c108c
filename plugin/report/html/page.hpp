// What the parts of the HTML report share: the sentences, the markup, and the small things that stand
// everywhere on the page. Thread rule: one owner, for the time of one `write_html`.
#pragma once

#include <set>

#include "plugin/report/html/markup.hpp"
#include "plugin/report/view.hpp"
#include "plugin/report/wording.hpp"

namespace proviso::html {

struct Page : Wording {
    Markup markup;
    std::set<std::string> ids{};  // of the findings told so far
    std::size_t tasks = 0;        // written so far

    // The id for the element that tells the finding: its own, but only once, should two findings share one.
    [[nodiscard]] std::string id_for(const Finding& finding);

    // A picture of `icons.svg`, for the eye only: a word always stands beside it.
    void icon(std::string_view name);
    // Icon, word and colour of a section of findings.
    void status(std::string_view section);
    void verdict(Verdict verdict);
    // "20 October 2025", with the ISO form for machines.
    void date(const Date& date);
    [[nodiscard]] std::string long_date(const Date& date) const;
    // A link where `url` is an https address, else the text alone.
    void link(std::string_view url, std::string_view text);
    // "Lot LOT-0001, Lot LOT-0002 and 7 more", each leading to its finding.
    void subjects(std::span<const Finding* const> findings);
    // The heading of a part of the page, by which its region is named.
    void heading(std::string_view part, std::string_view text);
    // Caption and column heads; empty heads are left out.
    void table_head(std::string_view caption, std::span<const std::string> columns);
    // A text and a button that copies it; the button shows only where there is script. The language of a code
    // is empty.
    void copyable(std::string_view text, std::string_view language);
    // A text of ours or of a rule, in which what stands between backticks is a word of the document or the
    // rule.
    void prose(std::string_view text);
    // A label and what belongs to it, inside a `dl`.
    void fact(std::string_view label, std::string_view text);
};

// `is-gap`: how the style knows a section or a verdict.
[[nodiscard]] std::string class_of(std::string_view section);
[[nodiscard]] std::string section_of(Verdict verdict);

// A wide table may scroll sideways in a region of its own, which a keyboard can reach.
[[nodiscard]] Markup::Element table_region(Page& page, std::string_view caption);

// The parts of the page, in its order. A part that has nothing to say writes nothing.
void write_header(Page& page);
void write_first_screen(Page& page);
void write_contents(Page& page);
void write_checklist(Page& page);
void write_lots(Page& page);
void write_todo(Page& page);
void write_findings(Page& page);
void write_proposed(Page& page);
void write_decisions(Page& page);
void write_parameters(Page& page);
void write_reading(Page& page);
void write_checksums(Page& page, std::string_view machine_data);

// Parts of a finding.
void write_finding(Page& page, const Finding& finding);
void write_proposals(Page& page, const Finding& finding);
void write_more_about(Page& page, const Finding& finding);

// What was handed in and could not be read, or only in part; and what was named and not handed in.
[[nodiscard]] std::vector<std::string> not_read(const Page& page);

}  // namespace proviso::html
