#include "plugin/check/check.hpp"
#include "plugin/check/apply_decisions.hpp"
#include "plugin/check/excerpts.hpp"
#include "plugin/check/prepare.hpp"
#include "plugin/check/profile_text.hpp"
#include "plugin/check/proposals.hpp"
#include "plugin/check/reader.hpp"
#include "plugin/check/record.hpp"
#include "plugin/check/stages.hpp"
#include "plugin/check/summary.hpp"

#include <utility>

namespace proviso {
namespace {

// The notice is written in the languages of the buyer, and in that of the drafts before all, whoever reads
// the report.
std::vector<std::string> proposal_languages(const CheckRequest& request, const clause::Profile& profile) {
    std::vector<std::string> languages = profile.languages;
    if (!request.draft) return languages;
    const std::string own{parse_language(request.draft->language).text()};
    std::erase(languages, own);
    if (!own.empty()) languages.insert(languages.begin(), own);
    return languages;
}

}  // namespace

Result<clause::Profile> read_profile(const Engine& /*engine*/, const CheckRequest& request) {
    if (request.profile.empty()) return clause::Profile{};
    clause::ProfileRead read = check_profile(request.profile, request.packs);
    if (!read.profile) return faulty_source(read.diagnostics, read.sources);
    return std::move(*read.profile);
}

Result<Report> check(const Engine& engine, const CheckRequest& request) {
    PROVISO_TRY(prepared, prepare(engine, request, Schemas::Ask));
    const auto& [profile, reader, dossier, schema_readings] = prepared;
    clause::EvaluationInput input = prepared.input(engine, request);
    input.proves = request.proves;
    input.explains_met = request.explains_met;
    input.proposes_not_carried = request.draft.has_value();
    input.proposal_languages = proposal_languages(request, profile);

    Report report;
    report.as_of = request.as_of;
    report.language = reader.language;
    report.is_draft = request.draft.has_value();
    report.profile = profile.settings.profile;
    report.notes = clause::settings_notes(request.packs, &profile.settings, request.as_of, reader.language);
    report.checklist = clause::checklist_of(request.packs, reader.language);
    report.findings = clause::evaluate(request.packs, dossier, input);
    write_codes_of_notice(engine.formats(), engine.vocabulary(), report.findings);
    report.case_id = case_id_of(dossier);
    // Before findings of other stages are left out: a decision about one of them still applies.
    if (request.decisions) apply_decisions(*request.decisions, report);
    // Who decided what that no longer applies concerns the buyer alone.
    if (reader.audience != Audience::Buyer) report.not_checked.clear();
    keep_stage(request.stage, dossier, report);
    report.verdict = decide(report.findings);
    add_schema_findings(schema_readings, report);
    report.lots = summarise_lots(dossier, report.findings, reader.language);
    report.documents = summarise_documents(dossier, engine.texts(), reader.language);
    keep_for(reader.audience, report);
    if (!request.record_complete.empty()) {
        PROVISO_TRY(statement, read_record(request.record_complete));
        describe_record(statement, report);
    }
    if (request.keeps_excerpts) report.excerpts = excerpts_of(dossier, report.findings);
    if (report.is_draft) report.not_checked.push_back(describe_draft(request.as_of, reader.language));
    for (const auto& pack : request.packs) report.packs.push_back(pack->identity());
    for (const Finding& finding : report.findings) {
        if (finding.folded_under.empty()) ++report.counts[static_cast<std::size_t>(finding.outcome)];
    }
    return report;
}

}  // namespace proviso
