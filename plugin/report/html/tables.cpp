// The checklist and the lots.
#include "plugin/report/html/page.hpp"

#include <algorithm>
#include <array>

namespace proviso::html {
namespace {

constexpr std::size_t lots_max = 500;

// Says what its column is where the columns are not seen.
Markup::Element stacked_cell(Page& page, std::string_view column) {
    return page.markup.element("td", {{"role", "cell"}, {"data-label", page.say(column)}});
}

void write_row(Page& page, const ChecklistRow& row) {
    const Findings findings = findings_for(page.report, row);
    // On a narrow screen the row is a stack, which is a table for readers all the same.
    const auto line = page.markup.element("tr", {{"role", "row"}});
    {
        const auto duty = page.markup.element("th", {{"scope", "row"}, {"role", "rowheader"}});
        page.markup.leaf("span", row.id, {{"class", "row-id"}});
        page.markup.text(" " + row.text);
    }
    {
        const auto status = stacked_cell(page, "col-status");
        if (findings.empty()) {
            page.markup.leaf("span", page.say("not-looked-at"), {{"class", "quiet"}});
        } else {
            page.status(proviso::section_of(*findings.front()));
        }
    }
    {
        const auto due = stacked_cell(page, "col-due");
        page.markup.text(row.due);
    }
    const auto cell = stacked_cell(page, "col-findings");
    for (std::size_t i = 0; i < findings.size() && i < 5; ++i) {
        if (i != 0) page.markup.text(", ");
        const std::string name = findings[i]->rule + " " + findings[i]->subject.id;
        page.markup.leaf("a", name, {{"href", "#" + findings[i]->id}});
    }
    const std::string rest = std::to_string(findings.size() - std::min<std::size_t>(findings.size(), 5));
    if (findings.size() > 5) page.markup.text(" " + page.say("more-subjects", {{"count", rest}}));
}

// The sections that any lot has, so that no column is empty throughout.
std::vector<std::string_view> sections_of(const LotCounts& counts) {
    std::vector<std::string_view> sections;
    for (const std::string_view section : section_names()) {
        const bool is_of_a_lot = std::ranges::any_of(counts, [section](const auto& lot) {
            return std::ranges::find(lot.second, section, &SectionCount::section) != lot.second.end();
        });
        if (is_of_a_lot) sections.push_back(section);
    }
    return sections;
}

void write_lot(Page& page, const LotSummary& lot, std::span<const std::string_view> sections,
               std::span<const SectionCount> counts) {
    const auto row = page.markup.element("tr");
    page.markup.leaf("th", lot.id, {{"scope", "row"}});
    page.markup.leaf("td", lot.title);
    {
        const auto verdict = page.markup.element("td");
        page.verdict(lot.verdict);
    }
    for (const std::string_view section : sections) {
        const auto found = std::ranges::find(counts, section, &SectionCount::section);
        const std::uint32_t count = found == counts.end() ? 0 : found->count;
        page.markup.leaf("td", std::to_string(count), {{"class", count == 0 ? "number quiet" : "number"}});
    }
}

}  // namespace

void write_checklist(Page& page) {
    if (page.report.checklist.empty()) return;
    const auto part =
        page.markup.element("section", {{"id", "checklist"}, {"aria-labelledby", "h-checklist"}});
    page.heading("checklist", page.say("heading-checklist"));
    const std::string caption = page.say("checklist-caption");
    const auto region = table_region(page, caption);
    const auto table = page.markup.element("table", {{"class", "stack"}, {"role", "table"}});
    page.table_head(caption, std::array{page.say("col-duty"), page.say("col-status"), page.say("col-due"),
                                        page.say("col-findings")});
    const auto body = page.markup.element("tbody");
    for (const ChecklistRow& row : page.report.checklist) write_row(page, row);
}

void write_lots(Page& page) {
    const std::vector<LotSummary>& lots = page.report.lots;
    if (lots.empty()) return;
    const auto part = page.markup.element("section", {{"id", "lots"}, {"aria-labelledby", "h-lots"}});
    page.heading("lots", page.say("heading-lots"));
    const LotCounts counts = count_by_lot(page.report);
    const std::vector<std::string_view> sections = sections_of(counts);
    std::vector<std::string> columns{page.say("col-lot"), page.say("col-title"), page.say("col-verdict")};
    for (const std::string_view section : sections) {
        columns.push_back(page.say("outcome-" + std::string{section}));
    }
    const std::size_t shown = page.options.shows_all ? lots.size() : std::min(lots.size(), lots_max);
    {
        const std::string caption = page.say("lots-caption");
        const auto region = table_region(page, caption);
        const auto table = page.markup.element("table");
        page.table_head(caption, columns);
        const auto body = page.markup.element("tbody");
        for (std::size_t i = 0; i < shown; ++i) {
            const auto found = counts.find(lots[i].id);
            const bool has_findings = found != counts.end();
            write_lot(page, lots[i], sections,
                      has_findings ? std::span{found->second} : std::span<const SectionCount>{});
        }
    }
    const std::string rest = std::to_string(lots.size() - shown);
    if (shown < lots.size()) page.markup.leaf("p", page.say("more-rows", {{"count", rest}}));
}

}  // namespace proviso::html
