#include "plugin/check/summary.hpp"

#include "plugin/check/draft.hpp"
#include "plugin/check/tally.hpp"

#include "model/base/hash.hpp"
#include "rules/language/remarks.hpp"

#include <algorithm>
#include <map>

namespace proviso {
namespace {

// The first row of a list of the dossier, or `no_row`.
RowIndex first_row(const Dossier& dossier, std::string_view list) {
    const Vocabulary& vocabulary = dossier.vocabulary();
    const FieldId field = vocabulary.find_field(vocabulary.root(), list);
    if (field == no_field) return no_row;
    const std::span<const RowIndex> rows = dossier.children(root_row, field);
    return rows.empty() ? no_row : rows.front();
}

FieldId field_of(const Dossier& dossier, RowIndex row, std::string_view name) {
    return dossier.vocabulary().find_field(dossier.row(row).entity, name);
}

// The given text in the wanted language, else the first one.
std::string_view text_of(const Dossier& dossier, RowIndex row, std::string_view name,
                         std::string_view language) {
    const FieldId field = field_of(dossier, row, name);
    if (field == no_field) return {};
    std::string_view text;
    for (const Cell& cell : dossier.cells(row, field)) {
        if (cell.state != State::Given) continue;
        if (cell.language.text() == language) return cell.text;
        if (text.empty()) text = cell.text;
    }
    return text;
}

std::map<std::string_view, Tally> tallies_of_lots(std::span<const Finding> findings) {
    std::map<std::string_view, Tally> tallies;
    for (const Finding& finding : findings) {
        if (finding.subject.entity == "lot") tallies[finding.subject.id].add(finding);
    }
    return tallies;
}

}  // namespace

std::string case_id_of(const Dossier& dossier) {
    const RowIndex procedure = first_row(dossier, "procedure");
    for (const std::string_view name : {"reference", "id"}) {
        if (procedure == no_row) break;
        const std::string_view id = text_of(dossier, procedure, name, {});
        if (!id.empty()) return std::string{id};
    }
    const RowIndex notice = first_row(dossier, "notice");
    return std::string{notice == no_row ? std::string_view{} : text_of(dossier, notice, "id", {})};
}

std::vector<LotSummary> summarise_lots(const Dossier& dossier, std::span<const Finding> findings,
                                       std::string_view language) {
    std::vector<LotSummary> lots;
    const RowIndex procedure = first_row(dossier, "procedure");
    if (procedure == no_row) return lots;
    const FieldId list = field_of(dossier, procedure, "lots");
    if (list == no_field) return lots;
    const std::map<std::string_view, Tally> tallies = tallies_of_lots(findings);
    for (const RowIndex lot : dossier.children(procedure, list)) {
        LotSummary summary;
        summary.id = dossier.row_id(lot);
        summary.title = text_of(dossier, lot, "title", language);
        const auto tally = tallies.find(summary.id);
        if (tally != tallies.end()) summary.verdict = tally->second.verdict();
        lots.push_back(std::move(summary));
    }
    return lots;
}

std::vector<DocumentSummary> summarise_documents(const Dossier& dossier, const clause::TextCatalogue& texts,
                                                 std::string_view language) {
    std::vector<DocumentSummary> documents;
    for (const DocumentRecord& record : dossier.documents()) {
        if (is_draft_record(record)) continue;
        DocumentSummary summary;
        summary.name = record.name;
        summary.sha256 = sha256_hex(record.bytes);
        summary.format = record.format;
        summary.version = record.format_version;
        summary.bytes = record.bytes.size();
        summary.coverage = record.coverage;
        for (const Remark& note : record.notes) summary.notes.push_back(clause::say(texts, note, language));
        documents.push_back(std::move(summary));
    }
    return documents;
}

std::string stage_of(std::span<const Finding> findings) {
    if (findings.empty()) return {};
    const std::string& first = findings.front().stage;
    const bool is_shared = std::ranges::all_of(
        findings, [&first](const std::string& stage) { return stage == first; }, &Finding::stage);
    return is_shared ? first : std::string{};
}

}  // namespace proviso
