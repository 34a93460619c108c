#include "plugin/report/html/page.hpp"

#include <algorithm>

namespace proviso::html {
namespace {

constexpr std::size_t subjects_max = 20;

// `de`, `nb`: what a text of a rule can be in. Anything else is a language that is not known.
bool is_language(std::string_view tag) {
    const auto is_small_letter = [](char each) { return each >= 'a' && each <= 'z'; };
    return (tag.size() == 2 || tag.size() == 3) && std::ranges::all_of(tag, is_small_letter);
}

}  // namespace

std::string Page::id_for(const Finding& finding) {
    return ids.insert(finding.id).second ? finding.id : std::string{};
}

void Page::icon(std::string_view name) {
    const std::string reference = "#i-" + std::string{name};
    const auto svg =
        markup.element("svg", {{"class", "icon"}, {"aria-hidden", "true"}, {"focusable", "false"}});
    const auto use = markup.element("use", {{"href", reference}});
}

void Page::status(std::string_view section) {
    const auto status = markup.element("span", {{"class", "status " + class_of(section)}});
    icon(section);
    markup.text(say("outcome-" + std::string{section}));
}

void Page::verdict(Verdict verdict) {
    const std::string section = html::section_of(verdict);
    const auto status = markup.element("span", {{"class", "status " + class_of(section)}});
    icon(section);
    markup.text(say("lot-" + std::string{verdict_name(verdict)}));
}

std::string Page::long_date(const Date& date) const {
    // "2026-11-25": the parts are looked up, as how a date is written differs by language.
    const std::string iso = format_date(date);
    const std::string year = iso.substr(0, 4);
    const std::string month = say("month-" + std::to_string(std::stoi(iso.substr(5, 2))));
    const std::string day = std::to_string(std::stoi(iso.substr(8, 2)));
    return say("date-long", {{"day", day}, {"month", month}, {"year", year}});
}

void Page::date(const Date& date) { markup.leaf("time", long_date(date), {{"datetime", format_date(date)}}); }

void Page::link(std::string_view url, std::string_view text) {
    constexpr std::string_view scheme = "https://";
    const bool is_link = url.starts_with(scheme) && url.size() > scheme.size();
    if (!is_link) return markup.text(text);
    markup.leaf("a", text, {{"href", url}, {"rel", "noopener noreferrer"}});
}

void Page::subjects(std::span<const Finding* const> findings) {
    const std::size_t shown = std::min(findings.size(), subjects_max);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i != 0) markup.text(", ");
        markup.leaf("a", subject_of(*findings[i]), {{"href", "#" + findings[i]->id}});
    }
    if (shown == findings.size()) return;
    const std::string rest = std::to_string(findings.size() - shown);
    markup.text(" " + say("more-subjects", {{"count", rest}}));
}

void Page::heading(std::string_view part, std::string_view text) {
    markup.leaf("h2", text, {{"id", "h-" + std::string{part}}});
}

void Page::table_head(std::string_view caption, std::span<const std::string> columns) {
    markup.leaf("caption", caption);
    const auto head = markup.element("thead");
    const auto row = markup.element("tr");
    for (const std::string& column : columns) markup.leaf("th", column, {{"scope", "col"}});
}

void Page::copyable(std::string_view text, std::string_view language) {
    const auto box = markup.element("div", {{"class", "copyable"}});
    if (language == report.language) {
        markup.leaf("p", text, {{"class", "copy-text"}});
    } else {
        markup.leaf("p", text, {{"class", "copy-text"}, {"lang", is_language(language) ? language : ""}});
    }
    markup.leaf("button", say("copy"), {{"type", "button"}, {"class", "copy"}, {"hidden", ""}});
}

void Page::prose(std::string_view text) {
    for (std::size_t open = text.find('`'); open != std::string_view::npos; open = text.find('`')) {
        const std::size_t close = text.find('`', open + 1);
        if (close == std::string_view::npos) break;
        markup.text(text.substr(0, open));
        markup.leaf("code", text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
    }
    markup.text(text);
}

void Page::fact(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    markup.leaf("dt", say(label));
    const auto cell = markup.element("dd");
    prose(text);
}

std::string class_of(std::string_view section) { return "is-" + std::string{section}; }

std::string section_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Gaps:
            return "gap";
        case Verdict::CannotBeJudged:
            return "cannot-tell";
        case Verdict::Open:
            return "not-yet-due";
        case Verdict::NothingOpenByDueDiligence:
            return "met-by-due-diligence";
        case Verdict::NothingOpen:
            return "met";
        case Verdict::NotConcerned:
            break;
    }
    return "not-applicable";
}

Markup::Element table_region(Page& page, std::string_view caption) {
    return page.markup.element(
        "div", {{"class", "table"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", caption}});
}

}  // namespace proviso::html
