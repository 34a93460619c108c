#include "plugin/check/reader.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "plugin/check/check_texts.hpp"
#include "rules/language/evaluate/outcomes.hpp"

namespace proviso {
namespace {

using Value = std::pair<std::string_view, std::string_view>;

std::string say(std::string_view text, const Report& report, std::span<const Value> values = {}) {
    return check_texts().get(text, report.language, values);
}

// Of people in the buyer's office, others learn that they decided, not who and why.
void spare_names(Finding& finding, const Report& report) {
    const std::string buyer = say("the-buyer", report);
    const std::string reason = say("reason-for-the-buyer", report);
    if (finding.decision) {
        finding.decision->by = buyer;
        finding.decision->because = reason;
    }
    for (ParameterValue& parameter : finding.parameters) parameter.because.clear();
    if (!finding.set_aside) return;
    finding.set_aside->because = reason;
    if (!finding.set_aside->approved_by.empty()) finding.set_aside->approved_by = buyer;
    const std::string until = format_date(finding.set_aside->until);
    const std::array<Value, 1> values{{{"until", until}}};
    finding.reasons = {say("set-aside-for-others", report, values)};
}

// A finding whose explanation is not for this reader stands alone.
void unfold(Report& report) {
    std::set<std::string_view> ids;
    for (const Finding& finding : report.findings) ids.insert(finding.id);
    for (Finding& finding : report.findings) {
        if (!ids.contains(finding.folded_under)) finding.folded_under.clear();
    }
}

}  // namespace

Result<Reader> reader_of(const CheckRequest& request, const clause::Profile& profile,
                         std::span<const std::string> languages) {
    Reader reader{request.language, Audience::Buyer};
    const auto known = std::ranges::find_if(profile.languages, [&languages](const std::string& one) {
        return std::ranges::find(languages, one) != languages.end();
    });
    if (reader.language.empty()) reader.language = known == profile.languages.end() ? "en" : *known;
    const std::string& word = request.audience.empty() ? profile.audience : request.audience;
    if (word.empty()) return reader;
    const std::optional<Audience> audience = clause::audience_of(word);
    if (!audience) {
        return Error{"E-AUDIENCE",
                     "there is no audience `" + word + "`",
                     "the audiences are `public`, `affiliates`, `ew`, `buyer`",
                     {}};
    }
    reader.audience = *audience;
    return reader;
}

void keep_for(Audience reader, Report& report) {
    report.audience = reader;
    if (reader == Audience::Buyer) return;
    std::size_t others = 0;
    std::erase_if(report.findings, [&](const Finding& finding) {
        const bool goes = finding.audience > reader;
        if (goes && finding.folded_under.empty()) ++others;
        return goes;
    });
    unfold(report);
    for (Finding& finding : report.findings) spare_names(finding, report);
    if (others == 0) return;
    const std::string count = std::to_string(others);
    const std::array<Value, 1> values{{{"count", count}}};
    report.not_checked.push_back(
        {say(others == 1 ? "for-others-one" : "for-others", report, values), say("for-others-why", report)});
}

}  // namespace proviso
