// What comes last: decisions, parameters, what was read, and the checksums.
#include "plugin/report/html/page.hpp"

#include "model/base/hash.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace proviso::html {
namespace {

constexpr std::size_t remarks_max = 50;

void write_decided(Page& page, const Finding& finding) {
    const bool is_decision = finding.decision.has_value();
    const auto row = page.markup.element("tr");
    {
        const auto head = page.markup.element("th", {{"scope", "row"}});
        page.markup.leaf("a", finding.rule + ", " + subject_of(finding), {{"href", "#" + finding.id}});
    }
    page.markup.leaf("td", is_decision
                               ? page.say("decision-" + std::string{decision_name(finding.decision->kind)})
                               : page.say("set-aside"));
    page.markup.leaf("td", is_decision ? finding.decision->by : finding.set_aside->approved_by);
    {
        const auto when = page.markup.element("td");
        if (is_decision && finding.decision->on) page.date(*finding.decision->on);
        if (!is_decision) {
            const std::string until = page.long_date(finding.set_aside->until);
            page.markup.text(page.say("until-date", {{"date", until}}));
        }
    }
    page.markup.leaf("td", is_decision ? finding.decision->because : finding.set_aside->because);
}

std::vector<std::string> remarks_on(const Page& page, const DocumentSummary& document) {
    std::vector<std::string> lines = document.notes;
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
    return lines;
}

void write_read(Page& page, const DocumentSummary& document) {
    const auto row = page.markup.element("tr");
    page.markup.leaf("th", page.short_name(document.name), {{"scope", "row"}});
    const bool is_unreadable = document.format == "unreadable";
    const std::string version = document.version.empty() ? "" : " " + document.version;
    page.markup.leaf("td", is_unreadable ? page.say("unreadable") : document.format + version);
    const Coverage& coverage = document.coverage;
    const bool has_elements = coverage.read + coverage.left + coverage.unknown > 0;
    for (const std::uint64_t count : {coverage.read, coverage.left, coverage.unknown}) {
        page.markup.leaf("td", has_elements ? std::to_string(count) : "–", {{"class", "number"}});
    }
}

void write_remarks(Page& page, const DocumentSummary& document) {
    const std::vector<std::string> remarks = remarks_on(page, document);
    if (remarks.empty()) return;
    page.markup.leaf("h3", page.short_name(document.name) + ": " + page.say("heading-remarks"));
    const auto list = page.markup.element("ul");
    for (std::size_t i = 0; i < remarks.size() && i < remarks_max; ++i) page.markup.leaf("li", remarks[i]);
    const std::string rest = std::to_string(remarks.size() - std::min(remarks.size(), remarks_max));
    if (remarks.size() > remarks_max) page.markup.leaf("li", page.say("more-unknown", {{"count", rest}}));
}

void write_lines(Page& page, std::string_view heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    page.markup.leaf("h3", page.say(heading));
    const auto list = page.markup.element("ul");
    for (const std::string& line : lines) {
        const auto item = page.markup.element("li");
        page.prose(line);
    }
}

void write_checksum(Page& page, std::string_view what, std::string_view size, std::string_view digest) {
    const auto row = page.markup.element("tr");
    page.markup.leaf("th", what, {{"scope", "row"}});
    page.markup.leaf("td", size, {{"class", "number"}});
    const auto cell = page.markup.element("td");
    page.markup.leaf("code", digest);
}

}  // namespace

void write_decisions(Page& page) {
    Findings decided;
    for (const Finding& finding : page.report.findings) {
        if (finding.decision || finding.set_aside) decided.push_back(&finding);
    }
    if (decided.empty()) return;
    const auto part =
        page.markup.element("section", {{"id", "decisions"}, {"aria-labelledby", "h-decisions"}});
    page.heading("decisions", page.say("heading-decisions"));
    const std::string caption = page.say("decisions-caption");
    const auto region = table_region(page, caption);
    const auto table = page.markup.element("table");
    page.table_head(caption, std::array{page.say("col-finding"), page.say("col-what"), page.say("col-who"),
                                        page.say("col-when"), page.say("col-why")});
    const auto body = page.markup.element("tbody");
    for (const Finding* finding : decided) write_decided(page, *finding);
}

void write_parameters(Page& page) {
    std::map<std::string, ParameterValue> parameters;
    for (const Finding& finding : page.report.findings) {
        for (const ParameterValue& one : finding.parameters) parameters.emplace(one.name, one);
    }
    if (parameters.empty()) return;
    const auto part =
        page.markup.element("section", {{"id", "parameters"}, {"aria-labelledby", "h-parameters"}});
    page.heading("parameters", page.say("heading-parameters"));
    const std::string caption = page.say("parameters-caption");
    const auto region = table_region(page, caption);
    const auto table = page.markup.element("table");
    page.table_head(caption, std::array{page.say("col-name"), page.say("col-value"), page.say("col-why")});
    const auto body = page.markup.element("tbody");
    for (const auto& [name, one] : parameters) {
        const auto row = page.markup.element("tr");
        page.markup.leaf("th", name, {{"scope", "row"}});
        page.markup.leaf("td", one.value.empty() ? page.say("parameter-unset") : one.value);
        page.markup.leaf("td", one.because);
    }
}

void write_reading(Page& page) {
    const auto part = page.markup.element("section", {{"id", "reading"}, {"aria-labelledby", "h-reading"}});
    page.heading("reading", page.say("heading-read"));
    page.markup.leaf("p", page.say("seen-only"));
    {
        const std::string caption = page.say("reading-caption");
        const auto region = table_region(page, caption);
        const auto table = page.markup.element("table");
        page.table_head(caption,
                        std::array{page.say("col-document"), page.say("col-format"), page.say("col-read"),
                                   page.say("col-left"), page.say("col-unknown")});
        const auto body = page.markup.element("tbody");
        for (const DocumentSummary& document : page.report.documents) write_read(page, document);
    }
    for (const DocumentSummary& document : page.report.documents) write_remarks(page, document);
    write_lines(page, "heading-not-checked", not_read(page));
    if (page.report.notes.empty()) return;
    const auto notes = page.markup.element("div", {{"id", "notes"}});
    write_lines(page, "heading-notes", page.report.notes);
}

void write_checksums(Page& page, std::string_view machine_data) {
    const auto part =
        page.markup.element("section", {{"id", "checksums"}, {"aria-labelledby", "h-checksums"}});
    page.heading("checksums", page.say("heading-checksums"));
    const std::string caption = page.say("checksums-caption");
    const auto region = table_region(page, caption);
    const auto table = page.markup.element("table");
    page.table_head(caption,
                    std::array{page.say("col-document"), page.say("col-size"), page.say("col-digest")});
    const auto body = page.markup.element("tbody");
    for (const PackIdentity& pack : page.report.packs) {
        const std::string& title = pack.title.empty() ? pack.name : pack.title;
        write_checksum(page,
                       page.say("pack", {{"title", title}, {"name", pack.name}, {"version", pack.version}}),
                       "–", pack.digest);
    }
    for (const DocumentSummary& document : page.report.documents) {
        write_checksum(page, document.name, std::to_string(document.bytes), document.sha256);
    }
    if (machine_data.empty()) return;
    write_checksum(page, page.say("data-row"), std::to_string(machine_data.size()), sha256_hex(machine_data));
}

}  // namespace proviso::html
