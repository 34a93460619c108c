#include "plugin/report/machine_data.hpp"

#include "plugin/report/json_text.hpp"

#include <nlohmann/json.hpp>

namespace proviso {
namespace {

using Json = nlohmann::ordered_json;  // keys stay in the order in which they are written here

Json texts_of(const std::vector<std::string>& texts) {
    Json list = Json::array();
    for (const std::string& text : texts) list.push_back(clean(text));
    return list;
}

Json json_of(const PackIdentity& pack) {
    return Json{{"name", clean(pack.name)},
                {"version", clean(pack.version)},
                {"title", clean(pack.title)},
                {"digest", pack.digest}};
}

Json json_of(const Coverage& coverage) {
    Json unknown_paths = Json::array();
    for (const Coverage::Unknown& unknown : coverage.unknown_paths) {
        unknown_paths.push_back(Json{{"path", clean(unknown.path)}, {"count", unknown.count}});
    }
    return Json{{"read", coverage.read},
                {"left", coverage.left},
                {"unknown", coverage.unknown},
                {"unknown_paths", std::move(unknown_paths)},
                {"unknown_codes", texts_of(coverage.unknown_codes)},
                {"fallback_paths", texts_of(coverage.fallback_paths)}};
}

Json json_of(const DocumentSummary& document) {
    return Json{{"name", clean(document.name)},     {"sha256", document.sha256},
                {"format", document.format},        {"version", clean(document.version)},
                {"bytes", document.bytes},          {"coverage", json_of(document.coverage)},
                {"notes", texts_of(document.notes)}};
}

Json json_of(const LotSummary& lot) {
    return Json{{"id", clean(lot.id)}, {"title", clean(lot.title)}, {"verdict", verdict_name(lot.verdict)}};
}

Json json_of(const Basis& basis) {
    return Json{{"authority", clean(basis.authority)},
                {"title", clean(basis.title)},
                {"pinpoint", clean(basis.pinpoint)},
                {"version", clean(basis.version)},
                {"url", clean(basis.url)}};
}

Json json_of(const Evidence& evidence) {
    Json json{{"document", clean(evidence.document)},
              {"line", evidence.line},
              {"column", evidence.column},
              {"byte", evidence.byte},
              {"path", clean(evidence.path)},
              {"field", evidence.field},
              {"label", clean(evidence.label)},
              {"page", evidence.page},
              {"paragraph", evidence.paragraph},
              {"state", state_name(evidence.state)},
              {"value", clean(evidence.value)}};
    if (evidence.cell.empty()) return json;
    json["sheet"] = clean(evidence.sheet);
    json["cell"] = evidence.cell;
    return json;
}

Json json_of(const ProofStep& step) {
    return Json{{"depth", step.depth},
                {"words", clean(step.words)},
                {"result", clean(step.result)},
                {"place", step.place ? json_of(*step.place) : Json(nullptr)}};
}

Json json_of(const Proposal& proposal) {
    return Json{{"field", clean(proposal.field)},
                {"label", clean(proposal.label)},
                {"value", clean(proposal.value)},
                {"language", clean(proposal.language)}};
}

Json json_of(const std::optional<Date>& date) { return date ? Json(format_date(*date)) : Json(nullptr); }

Json json_of(const std::optional<Decision>& decision) {
    if (!decision) return nullptr;
    return Json{{"kind", decision_name(decision->kind)},
                {"by", clean(decision->by)},
                {"because", clean(decision->because)},
                {"on", json_of(decision->on)}};
}

Json json_of(const std::optional<SetAside>& set_aside) {
    if (!set_aside) return nullptr;
    return Json{{"until", format_date(set_aside->until)},
                {"because", clean(set_aside->because)},
                {"approved_by", clean(set_aside->approved_by)},
                {"profile", clean(set_aside->profile)}};
}

// By name, as a reader looks them up. A parameter that is not set has no value.
Json parameters_of(const std::vector<ParameterValue>& parameters) {
    Json json = Json::object();
    for (const ParameterValue& one : parameters) {
        json[clean(one.name)] = Json{{"value", one.value.empty() ? Json(nullptr) : Json(clean(one.value))},
                                     {"because", clean(one.because)}};
    }
    return json;
}

Json json_of(const ChecklistRow& row) {
    return Json{{"id", clean(row.id)}, {"text", clean(row.text)}, {"due", clean(row.due)}};
}

Json json_of(const Excerpt& excerpt) {
    return Json{{"document", clean(excerpt.document)},
                {"line", excerpt.line},
                {"first_line", excerpt.first_line},
                {"lines", texts_of(excerpt.lines)}};
}

Json json_of(const NotChecked& one) { return Json{{"what", clean(one.what)}, {"why", clean(one.why)}}; }

template <class Item>
Json list_of(const std::vector<Item>& items) {
    Json list = Json::array();
    for (const Item& item : items) list.push_back(json_of(item));
    return list;
}

Json json_of(const Finding& finding) {
    Json json{{"id", finding.id},
              {"rule", clean(finding.rule)},
              {"rule_version", clean(finding.rule_version)},
              {"pack", clean(finding.pack)},
              {"kind", finding.is_note ? "note" : "obligation"},
              {"title", clean(finding.title)},
              {"outcome", outcome_name(finding.outcome)},
              {"severity", severity_name(finding.severity)},
              {"stage", clean(finding.stage)},
              {"actor", clean(finding.actor)},
              {"audience", audience_name(finding.audience)},
              {"follow_up", clean(finding.follow_up)},
              {"subject", Json{{"entity", finding.subject.entity},
                               {"label", clean(finding.subject.label)},
                               {"id", clean(finding.subject.id)}}},
              {"message", clean(finding.message)},
              {"fix", clean(finding.fix)},
              {"due", json_of(finding.due)},
              {"parameters", parameters_of(finding.parameters)},
              {"basis", list_of(finding.basis)},
              {"reasons", texts_of(finding.reasons)},
              {"evidence", list_of(finding.evidence)},
              {"proposals", list_of(finding.proposals)},
              {"checkpoints", texts_of(finding.checkpoints)},
              {"exception", clean(finding.exception)},
              {"set_aside", json_of(finding.set_aside)},
              {"decision", json_of(finding.decision)},
              {"proof", list_of(finding.proof)}};
    json["folded_under"] = finding.folded_under.empty() ? Json(nullptr) : Json(finding.folded_under);
    return json;
}

// What the verdict alone does not say stands first among the notes.
std::vector<std::string> notes_of(const Report& report) {
    std::vector<std::string> notes = report.notes;
    if (!report.verdict_note.empty()) notes.insert(notes.begin(), report.verdict_note);
    return notes;
}

Json counts_of(const Report& report) {
    Json counts = Json::object();
    for (std::size_t i = 0; i < report.counts.size(); ++i) {
        counts[std::string{outcome_name(static_cast<Outcome>(i))}] = report.counts[i];
    }
    return counts;
}

}  // namespace

std::string machine_data(const Report& report, const WriteOptions& options, int indent) {
    Json findings = Json::array();
    for (const Finding& finding : report.findings) {
        if (is_shown(finding, options)) findings.push_back(json_of(finding));
    }
    const Json json{{"schema", "proviso-report/1"},
                    {"tool", Json{{"name", "proviso"}, {"version", PROVISO_VERSION}}},
                    {"as_of", format_date(report.as_of)},
                    {"language", report.language},
                    {"verdict", verdict_name(report.verdict)},
                    {"case", clean(report.case_id)},
                    {"stage", clean(report.stage)},
                    {"draft", report.is_draft},
                    {"profile", clean(report.profile)},
                    {"audience", audience_name(report.audience)},
                    {"packs", list_of(report.packs)},
                    {"documents", list_of(report.documents)},
                    {"lots", list_of(report.lots)},
                    {"counts", counts_of(report)},
                    {"checklist", list_of(report.checklist)},
                    {"findings", std::move(findings)},
                    {"excerpts", list_of(report.excerpts)},
                    {"not_checked", list_of(report.not_checked)},
                    {"notes", texts_of(notes_of(report))}};
    return escape_steering(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

}  // namespace proviso
