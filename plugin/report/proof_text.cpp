#include "plugin/report/proof_text.hpp"

#include "model/base/unicode.hpp"

namespace proviso {
namespace {

std::string place_of(const Evidence& evidence) {
    if (evidence.document.empty()) return {};
    std::string place = evidence.document;
    if (evidence.line != 0)
        place += ":" + std::to_string(evidence.line) + ":" + std::to_string(evidence.column);
    return place;
}

std::string line_of(const ProofStep& step) {
    std::string line(2 * (std::size_t{step.depth} + 1), ' ');
    line += step.words;
    if (!step.result.empty()) line += " → " + step.result;
    const std::string place = step.place ? place_of(*step.place) : std::string{};
    return place.empty() ? line : line + "  (" + place + ")";
}

}  // namespace

std::string write_proof(const Finding& finding) {
    std::string text = finding.id + "  " + finding.rule + " · " + finding.title + "\n";
    text += finding.subject.label + (finding.subject.id.empty() ? "" : " " + finding.subject.id);
    text += ": " + std::string{outcome_name(finding.outcome)} + ", " +
            std::string{severity_name(finding.severity)} + "\n";
    if (!finding.message.empty()) text += finding.message + "\n";
    text += "\n";
    for (const ProofStep& step : finding.proof) text += line_of(step) + "\n";
    for (const std::string& reason : finding.reasons) text += "  " + reason + "\n";
    for (const ParameterValue& parameter : finding.parameters) {
        text += "  " + parameter.name + " = " + (parameter.value.empty() ? "…" : parameter.value);
        text += parameter.because.empty() ? "\n" : " (" + parameter.because + ")\n";
    }
    for (const Basis& basis : finding.basis) {
        text += "  " + (basis.title.empty() ? basis.authority : basis.title);
        text += basis.pinpoint.empty() ? "\n" : ", " + basis.pinpoint + "\n";
    }
    std::string visible;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        visible += make_visible(std::string_view{text}.substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    return visible;
}

}  // namespace proviso
