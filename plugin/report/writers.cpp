#include "plugin/report/writers.hpp"

#include "plugin/report/html/html.hpp"
#include "plugin/report/json.hpp"
#include "plugin/report/text.hpp"

#include <array>

namespace proviso {
namespace {

constexpr std::array list{
    Writer{"text", "text/plain; charset=utf-8", ".txt", write_text},
    Writer{"html", "text/html; charset=utf-8", ".html", write_html},
    Writer{"json", "application/json", ".json", write_json},
};

}  // namespace

std::span<const Writer> writers() { return list; }

const Writer* find_writer(std::string_view id) {
    for (const Writer& writer : list) {
        if (writer.id == id) return &writer;
    }
    return nullptr;
}

bool is_shown(const Finding& finding, const WriteOptions& options) {
    if (options.shows_all || finding.set_aside) return true;  // what is set aside stays visible
    const bool is_quiet = finding.outcome == Outcome::Met || finding.outcome == Outcome::NotApplicable;
    return !is_quiet && finding.folded_under.empty();
}

bool reaches(Verdict verdict, std::string_view level) {
    if (verdict == Verdict::Gaps) return level == "gap" || level == "cannot-tell";
    return verdict == Verdict::CannotBeJudged && level == "cannot-tell";
}

}  // namespace proviso
