#include "plugin/report/text.hpp"

#include "plugin/report/text_page.hpp"

#include <algorithm>

namespace proviso {
namespace {

constexpr std::size_t lots_shown_max = 12;

Style style_of(Verdict verdict) {
    if (verdict == Verdict::Gaps) return Style::Gap;
    if (verdict == Verdict::CannotBeJudged || verdict == Verdict::Open) return Style::Caution;
    return Style::Good;
}

void write_case(TextPage& page) {
    const Report& report = page.report;
    std::string line = page.case_name();
    if (report.lots.size() == 1) line += " · " + page.say("one-lot");
    const std::string count = std::to_string(report.lots.size());
    if (report.lots.size() > 1) line += " · " + page.say("lots", {{"count", count}});
    const std::string stage = page.word("stage", report.stage);
    if (!report.stage.empty()) line += " · " + page.say("in-stage", {{"stage", stage}});
    line += " · " + page.say("as-of", {{"date", format_date(report.as_of)}});
    if (!report.profile.empty()) line += " · " + page.say("with-profile", {{"profile", report.profile}});
    if (report.audience != Audience::Buyer) line += " · " + page.audience();
    page.layout.paragraph({}, line, Style::Heading);
}

// What is accepted does not gate, and does not vanish from the verdict either.
void write_accepted(TextPage& page) {
    const std::size_t accepted = count_accepted(page.report);
    const std::string count = std::to_string(accepted);
    if (accepted != 0) page.layout.paragraph({}, page.say("accepted", {{"count", count}}));
}

void write_lots(TextPage& page) {
    const std::vector<LotSummary>& lots = page.report.lots;
    const std::size_t shown = page.options.shows_all ? lots.size() : std::min(lots.size(), lots_shown_max);
    for (std::size_t i = 0; i < shown; ++i) {
        const LotSummary& lot = lots[i];
        const std::string verdict = page.say("lot-" + std::string{verdict_name(lot.verdict)});
        const std::string title = lot.title.empty() ? std::string{} : " " + lot.title;
        page.layout.paragraph({2, 4}, lot.id + title + ": " + verdict);
    }
    const std::string rest = std::to_string(lots.size() - shown);
    if (shown < lots.size()) page.layout.paragraph({2, 4}, page.say("more-lots", {{"count", rest}}));
}

void write_counts(TextPage& page) {
    std::string line;
    for (const SectionCount& each : count_by_section(page.report)) {
        const std::string count = std::to_string(each.count);
        line += line.empty() ? "" : ", ";
        line += page.say("count-" + std::string{each.section}, {{"count", count}});
    }
    if (line.empty()) return;
    page.layout.blank_line();
    page.layout.paragraph({}, line);
}

}  // namespace

void write_text(const Report& report, const WriteOptions& options, const Sink& sink) {
    TextPage page{{report, options}, TextLayout{options, sink}};
    write_case(page);
    page.layout.paragraph({}, page.verdict_sentence(), style_of(report.verdict));
    write_accepted(page);
    write_lots(page);
    write_counts(page);
    write_next_steps(page);
    write_findings(page);
    write_proposed(page);
    write_checklist(page);
    write_reading(page);
}

}  // namespace proviso
