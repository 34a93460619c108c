#include "plugin/report/wording.hpp"

#include <algorithm>

namespace proviso {

std::string Wording::say(std::string_view name, std::initializer_list<TextValue> values) const {
    return options.texts->get(name, report.language, std::span{values.begin(), values.size()});
}

std::string Wording::word(std::string_view kind, std::string_view name) const {
    const std::string key = std::string{kind} + "-" + std::string{name};
    std::string text = say(key);
    return text == "<" + key + ">" ? std::string{name} : text;
}

std::string Wording::verdict_sentence() const {
    if (!report.verdict_note.empty()) return report.verdict_note;
    return say("verdict-" + std::string{verdict_name(report.verdict)});
}

std::string Wording::case_name() const {
    if (!report.case_id.empty()) return say("case", {{"case", report.case_id}});
    return say(report.is_draft ? "draft" : "no-case");
}

std::string Wording::short_name(std::string_view document) const {
    const auto own_name = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
    const auto sharing = std::ranges::count_if(report.documents, [&](const DocumentSummary& other) {
        return own_name(other.name) == own_name(document);
    });
    return std::string{sharing > 1 ? document : own_name(document)};
}

std::string Wording::found(const Finding& finding, const Evidence& evidence) const {
    std::string line = evidence.label.empty() ? evidence.field : evidence.label;
    if (finding.subject.entity == "lot") line += (line.empty() ? "" : ", ") + subject_of(finding);
    if (evidence.state != State::Given) {
        const std::string state = say("state-" + std::string{state_name(evidence.state)});
        line = say("with-value", {{"label", line}, {"value", state}});
        return evidence.value.empty() ? line : line + " " + say("quoted", {{"value", evidence.value}});
    }
    if (evidence.value.empty()) return line;
    return say("with-value", {{"label", line}, {"value", say("quoted", {{"value", evidence.value}})}});
}

std::string Wording::place(const Evidence& evidence) const {
    if (evidence.document.empty()) return {};
    const std::string document = short_name(evidence.document);
    const std::string page = std::to_string(evidence.page);
    const std::string paragraph = std::to_string(evidence.paragraph);
    const std::string line = std::to_string(evidence.line);
    if (!evidence.cell.empty()) {
        return say("place-cell",
                   {{"document", document}, {"sheet", evidence.sheet}, {"cell", evidence.cell}});
    }
    if (evidence.page != 0) return say("place-page", {{"document", document}, {"page", page}});
    if (evidence.paragraph != 0)
        return say("place-paragraph", {{"document", document}, {"paragraph", paragraph}});
    return evidence.line == 0 ? document : say("place-line", {{"document", document}, {"line", line}});
}

std::string Wording::decision(const Finding& finding) const {
    if (finding.decision) return decision(*finding.decision);
    return finding.set_aside ? set_aside(*finding.set_aside) : std::string{};
}

std::string Wording::audience() const {
    const std::string audience = say("audience-" + std::string{audience_name(report.audience)});
    return say("for-audience", {{"audience", audience}});
}

std::string Wording::decision(const Decision& decision) const {
    const std::string word = say("decision-" + std::string{decision_name(decision.kind)});
    const std::string date = decision.on ? format_date(*decision.on) : std::string{};
    return say(date.empty() ? "decided-by" : "decided-by-on",
               {{"decision", word}, {"by", decision.by}, {"date", date}, {"because", decision.because}});
}

std::string Wording::set_aside(const SetAside& set_aside) const {
    const std::string until = format_date(set_aside.until);
    std::string text = say("set-aside-until", {{"date", until}, {"because", set_aside.because}});
    if (set_aside.approved_by.empty()) return text;
    return say("approved-by", {{"text", text}, {"by", set_aside.approved_by}});
}

std::string Wording::parameter(const ParameterValue& parameter) const {
    const std::string value = parameter.value.empty() ? say("parameter-unset") : parameter.value;
    return say(parameter.because.empty() ? "parameter" : "parameter-because",
               {{"name", parameter.name}, {"value", value}, {"because", parameter.because}});
}

std::string subject_of(const Finding& finding) {
    const Subject& subject = finding.subject;
    const std::string& label = subject.label.empty() ? subject.entity : subject.label;
    const bool is_single = subject.entity == "procedure" || subject.entity == "notice";
    return subject.id.empty() || is_single ? label : label + " " + subject.id;
}

std::string words_of(const Basis& basis) {
    std::string line = basis.title.empty() ? basis.authority : basis.title;
    if (!basis.version.empty()) line += " " + basis.version;
    return basis.pinpoint.empty() ? line : line + ", " + basis.pinpoint;
}

bool is_told_by_evidence(const Finding& finding, std::string_view reason) {
    return std::ranges::any_of(finding.evidence, [reason](const Evidence& evidence) {
        // In French a blank stands before the colon.
        const bool is_same =
            reason.starts_with(evidence.label + ":") || reason.starts_with(evidence.label + " :");
        return evidence.state == State::Silent && is_same;
    });
}

}  // namespace proviso
