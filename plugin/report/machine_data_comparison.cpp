#include <array>

#include <nlohmann/json.hpp>

#include "plugin/report/comparison.hpp"
#include "plugin/report/json_text.hpp"

namespace proviso {
namespace {

using Json = nlohmann::ordered_json;  // keys stay in the order in which they are written here

Json json_of(const std::optional<Outcome>& outcome) {
    return outcome ? Json(outcome_name(*outcome)) : Json(nullptr);
}

Json json_of(const ComparedFinding& finding) {
    const Json subject{{"entity", finding.subject.entity},
                       {"label", clean(finding.subject.label)},
                       {"id", clean(finding.subject.id)}};
    return Json{{"rule", clean(finding.rule)},
                {"title", clean(finding.title)},
                {"severity", severity_name(finding.severity)},
                {"subject", subject},
                {"before", json_of(finding.before)},
                {"after", json_of(finding.after)},
                {"message", clean(finding.message)}};
}

Json json_of(const std::optional<Passage>& passage) {
    if (!passage) return nullptr;
    Json phrases = Json::array();
    for (const std::string& name : passage->phrases) phrases.push_back(clean(name));
    const Evidence& place = passage->place;
    return Json{{"sentence", clean(passage->sentence)},
                {"phrases", std::move(phrases)},
                {"negated", passage->is_negated},
                {"document", clean(place.document)},
                {"line", place.line},
                {"column", place.column},
                {"byte", place.byte},
                {"page", place.page},
                {"paragraph", place.paragraph},
                {"path", clean(place.path)},
                {"field", place.field},
                {"label", clean(place.label)}};
}

Json json_of(const WordRun& run) {
    constexpr std::array names{"same", "removed", "added"};
    return Json{{"kind", names[static_cast<std::size_t>(run.kind)]}, {"words", clean(run.words)}};
}

Json json_of(const ComparedPassage& passage);

Json json_of(const DocumentSummary& document) {
    return Json{{"name", clean(document.name)}, {"sha256", document.sha256}, {"format", document.format}};
}

template <class Item>
Json list_of(const std::vector<Item>& items) {
    Json list = Json::array();
    for (const Item& item : items) list.push_back(json_of(item));
    return list;
}

Json json_of(const ComparedPassage& passage) {
    return Json{{"state", passage_state_name(passage.state)},
                {"before", json_of(passage.before)},
                {"after", json_of(passage.after)},
                {"words", list_of(passage.words)}};
}

Json version_of(Verdict verdict, const std::vector<DocumentSummary>& documents) {
    return Json{{"verdict", verdict_name(verdict)}, {"documents", list_of(documents)}};
}

}  // namespace

void write_comparison_json(const Comparison& comparison, const WriteOptions&, const Sink& sink) {
    Json unreadable = Json::array();
    for (const std::string& name : comparison.unreadable) unreadable.push_back(clean(name));
    const Json json{{"schema", "proviso-comparison/1"},
                    {"tool", Json{{"name", "proviso"}, {"version", PROVISO_VERSION}}},
                    {"as_of", format_date(comparison.as_of)},
                    {"language", comparison.language},
                    {"changed", comparison.is_changed()},
                    {"before", version_of(comparison.before, comparison.before_documents)},
                    {"after", version_of(comparison.after, comparison.after_documents)},
                    {"findings", list_of(comparison.findings)},
                    {"findings_alike", comparison.findings_alike},
                    {"passages", list_of(comparison.passages)},
                    {"passages_left_out", comparison.passages_left_out},
                    {"unreadable", std::move(unreadable)}};
    sink(escape_steering(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n");
}

}  // namespace proviso
