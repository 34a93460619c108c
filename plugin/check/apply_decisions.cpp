#include "plugin/check/apply_decisions.hpp"

#include <algorithm>
#include <array>

#include "model/base/unicode.hpp"
#include "plugin/check/check_texts.hpp"

namespace proviso {
namespace {

using Value = std::pair<std::string_view, std::string_view>;

Decision decision_of(const RecordedDecision& recorded) {
    const bool is_accepted = recorded.kind == RecordedDecision::Kind::Accepted;
    return Decision{is_accepted ? Decision::Kind::Accepted : Decision::Kind::Disputed, recorded.by,
                    recorded.because, recorded.on};
}

NotChecked gone(const RecordedDecision& recorded, const std::string& language) {
    const clause::TextCatalogue& texts = check_texts();
    const std::string date = recorded.on ? format_date(*recorded.on) : std::string{};
    const std::string subject = recorded.subject.empty() ? texts.get("the-case", language) : recorded.subject;
    const std::array<Value, 4> values{
        {{"rule", recorded.rule}, {"subject", subject}, {"by", recorded.by}, {"date", date}}};
    const std::array<Value, 1> id{{{"id", recorded.finding}}};
    return NotChecked{texts.get("decision", language, values),
                      texts.get("decision-no-longer-applies", language, id)};
}

NotChecked of_other_cases(const DecisionFile& file, std::size_t others, const std::string& language) {
    const std::string count = std::to_string(others);
    const std::array<Value, 2> values{{{"document", file.name}, {"count", count}}};
    return NotChecked{check_texts().get("decisions-of-others", language, values),
                      check_texts().get("decisions-of-others-why", language)};
}

bool is_open(Outcome outcome) {
    return outcome == Outcome::Gap || outcome == Outcome::CannotTell || outcome == Outcome::NotYetDue;
}

}  // namespace

void apply_decisions(const DecisionFile& file, Report& report) {
    std::size_t others = 0;
    for (const RecordedDecision& recorded : file.in_force()) {
        if (recorded.case_id != report.case_id) {
            ++others;
            continue;
        }
        const auto finding = std::ranges::find(report.findings, recorded.finding, &Finding::id);
        if (finding == report.findings.end()) {
            report.not_checked.push_back(gone(recorded, report.language));
        } else {
            finding->decision = decision_of(recorded);
        }
    }
    if (others != 0) report.not_checked.push_back(of_other_cases(file, others, report.language));
}

Result<RecordedDecision> decide_about(const Report& report, const Finding& finding,
                                      RecordedDecision::Kind kind) {
    if (kind == RecordedDecision::Kind::Accepted && !is_open(finding.outcome)) {
        return Error{
            "E-DECISIONS",
            "the finding `" + finding.id + "` ended in `" + std::string{outcome_name(finding.outcome)} +
                "`: there is nothing to accept",
            "a gap, what cannot be told and what is not yet due can be accepted; any finding disputed",
            {}};
    }
    RecordedDecision decision;
    decision.kind = kind;
    decision.finding = finding.id;
    decision.case_id = report.case_id;
    decision.rule = finding.rule;
    decision.subject = finding.subject.entity == "lot" ? finding.subject.id : std::string{};
    return decision;
}

}  // namespace proviso
