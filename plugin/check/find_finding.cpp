#include "plugin/check/find_finding.hpp"

#include <algorithm>
#include <vector>

#include "model/base/unicode.hpp"

namespace proviso {
namespace {

constexpr std::string_view prefix = "f-";
constexpr std::size_t listed_max = 5;

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return lower;
}

std::string digits_of(std::string_view id) {
    std::string lower = lower_case(id);
    return lower.starts_with(prefix) ? lower.substr(prefix.size()) : lower;
}

std::size_t shared_length(std::string_view a, std::string_view b) {
    const std::size_t length = std::min(a.size(), b.size());
    std::size_t shared = 0;
    while (shared < length && a[shared] == b[shared]) ++shared;
    return shared;
}

// The findings whose ids begin most like the one that was asked for.
std::string nearest(const Report& report, std::string_view wanted) {
    std::vector<const Finding*> all;
    for (const Finding& finding : report.findings) all.push_back(&finding);
    std::ranges::stable_sort(all, std::ranges::greater{}, [wanted](const Finding* finding) {
        return shared_length(digits_of(finding->id), wanted);
    });
    std::string help = all.empty() ? "the report has no findings" : "the report has";
    for (std::size_t i = 0; i < std::min(all.size(), listed_max); ++i) {
        help += (i == 0 ? " `" : ", `") + all[i]->id + "` (" + all[i]->rule + ' ' + all[i]->subject.id + ')';
    }
    if (all.size() > listed_max) help += " and " + std::to_string(all.size() - listed_max) + " more";
    return make_visible(help);
}

}  // namespace

Result<const Finding*> find_finding(const Report& report, std::string_view id) {
    const std::string wanted = digits_of(id);
    std::vector<const Finding*> found;
    for (const Finding& finding : report.findings) {
        if (!wanted.empty() && digits_of(finding.id).starts_with(wanted)) found.push_back(&finding);
    }
    if (found.size() == 1) return found.front();
    const std::string asked = "`" + make_visible(id) + "`";
    const std::string message = found.empty() ? "the report has no finding " + asked
                                              : asked + " is the beginning of more than one finding's id";
    return Error{"E-NO-FINDING", message, nearest(report, wanted), {}};
}

}  // namespace proviso
