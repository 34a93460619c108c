// The verdict without words. Everything that decides it is the same as in `check`.
#include "plugin/check/prepare.hpp"
#include "plugin/check/stages.hpp"
#include "plugin/check/tally.hpp"

#include "rules/language/outcome_counts.hpp"

#include <algorithm>
#include <span>

namespace proviso {
namespace {

// The lists by which a judgement is placed, whatever the rules ask.
void add_placing(const Vocabulary& vocabulary, std::vector<bool>& fields) {
    for (const std::string_view list : {"procedure", "notice", "earlier-notices"}) {
        const FieldId field = vocabulary.find_field(vocabulary.root(), list);
        if (field == no_field) continue;
        fields[static_cast<std::size_t>(field)] = true;
        const FieldId stage = vocabulary.find_field(vocabulary.field(field).type.entity, "stage");
        if (stage != no_field) fields[static_cast<std::size_t>(stage)] = true;
    }
}

// A file that is no XML may hold a notice and the documents beside it.
bool is_xml(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != std::string_view::npos && bytes[first] == '<';
}

// What the rules do not look at need not be read. Notices that are joined, and documents that are bound to a
// notice, are known by fields that no rule may ask for; and a profile may ask for more.
std::shared_ptr<const FormatSet> formats_for(const Engine& engine, const CheckRequest& request) {
    const bool is_one_notice = request.profile.empty() && !request.draft && request.further_notices.empty() &&
                               request.documents.empty() && !request.documents_complete;
    if (!is_one_notice || !is_xml(request.notice.bytes)) return nullptr;
    std::vector<bool> fields =
        request.packs.empty() ? std::vector<bool>{} : request.packs.front()->fields_read();
    fields.resize(engine.vocabulary().fields().size());
    for (const auto& pack : std::span{request.packs}.subspan(request.packs.empty() ? 0 : 1)) {
        const std::vector<bool>& read = pack->fields_read();
        for (std::size_t i = 0; i < std::min(read.size(), fields.size()); ++i)
            fields[i] = fields[i] || read[i];
    }
    add_placing(engine.vocabulary(), fields);
    return engine.formats().narrowed(fields);
}

}  // namespace

Result<Judged> judge(const Engine& engine, const CheckRequest& request) {
    if (request.decisions) {  // They name findings, so findings have to be made.
        PROVISO_TRY(report, check(engine, request));
        return Judged{report.verdict, report.counts};
    }
    const std::shared_ptr<const FormatSet> narrowed = formats_for(engine, request);
    const FormatSet& formats = narrowed == nullptr ? engine.formats() : *narrowed;
    PROVISO_TRY(prepared, prepare(engine, formats, request, Schemas::Leave));  // They decide nothing.
    const Dossier& dossier = prepared.dossier;
    const clause::EvaluationInput input = prepared.input(engine, request);
    const std::string kept = request.stage.empty() ? stage_of_procedure(dossier) : request.stage;
    Judged judged;
    Tally tally;
    for (const clause::OutcomeCount& counted : clause::count_outcomes(request.packs, dossier, input)) {
        if (counted.is_folded || !is_kept(counted.stage, kept)) continue;
        for (std::size_t outcome = 0; outcome < counted.count.size(); ++outcome) {
            if (counted.count[outcome] == 0) continue;
            judged.counts[outcome] += counted.count[outcome];
            if (!counted.is_note) tally.add(static_cast<Outcome>(outcome), counted.severity);
        }
    }
    judged.verdict = tally.verdict();
    return judged;
}

}  // namespace proviso
