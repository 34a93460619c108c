#include "model/finding.hpp"

#include <array>

#include "model/report.hpp"

namespace proviso {
namespace {

constexpr std::array<std::string_view, 7> outcome_names{
    "met", "met-by-due-diligence", "gap", "not-yet-due", "not-applicable", "cannot-tell", "noted"};
constexpr std::array<std::string_view, 4> severity_names{"urgent", "major", "minor", "info"};
constexpr std::array<std::string_view, 4> audience_names{"public", "affiliates", "ew", "buyer"};
constexpr std::array<std::string_view, 6> verdict_names{
    "gaps", "cannot-be-judged", "open", "nothing-open-by-due-diligence", "nothing-open", "not-concerned"};

}  // namespace

std::string_view outcome_name(Outcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }
std::string_view severity_name(Severity severity) {
    return severity_names[static_cast<std::size_t>(severity)];
}
std::string_view decision_name(Decision::Kind kind) {
    return kind == Decision::Kind::Accepted ? "accepted" : "disputed";
}

std::string_view audience_name(Audience audience) {
    return audience_names[static_cast<std::size_t>(audience)];
}
std::string_view verdict_name(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }

bool is_accepted(const Finding& finding) {
    return finding.decision && finding.decision->kind == Decision::Kind::Accepted;
}

}  // namespace proviso
