#include "plugin/check/check.hpp"
#include "parsers/documents/bind.hpp"
#include "parsers/documents/enclosed.hpp"
#include "plugin/check/apply_decisions.hpp"
#include "plugin/check/excerpts.hpp"
#include "plugin/check/notices.hpp"
#include "plugin/check/profile_text.hpp"
#include "plugin/check/proposals.hpp"
#include "plugin/check/schema_check.hpp"
#include "plugin/check/shipped.hpp"
#include "plugin/check/stages.hpp"
#include "plugin/check/summary.hpp"
#include "plugin/check/unpack_notices.hpp"

#include <utility>

namespace proviso {
namespace {

ReadOptions reading_of(const CheckRequest& request) {
    ReadOptions reading;
    reading.allows_programs = request.allows_programs;
    return reading;
}

// What could not be taken out answers no reference: nobody knows which one it was meant for.
Result<DocumentIndex> attach_contained(const ContainedInput& document, const ReadOptions& reading,
                                       DossierBuilder& builder) {
    const Input input{document.name, *document.bytes};
    if (document.fault) return bind_document(input, document.bytes, document.fault, {}, builder, reading);
    return attach_document({{}, input}, builder, reading);
}

Status begin(const Engine& engine, const CheckRequest& request, DossierBuilder& builder) {
    if (request.draft) return begin_draft(*request.draft, request.as_of, builder);
    std::vector<Input> inputs{request.notice};
    inputs.insert(inputs.end(), request.further_notices.begin(), request.further_notices.end());
    PROVISO_TRY(unpacked, unpack_notices(engine.formats(), engine.vocabulary(), inputs));
    PROVISO_TRY(read, read_notices(engine.formats(), unpacked.notices, builder));
    static_cast<void>(read);
    for (const ContainedInput& document : unpacked.documents) {
        PROVISO_TRY(attached, attach_contained(document, reading_of(request), builder));
        static_cast<void>(attached);
    }
    keep_bytes(unpacked, builder);
    return Done{};
}

Status gather(const Engine& engine, const CheckRequest& request, DossierBuilder& builder) {
    PROVISO_TRY(begun, begin(engine, request, builder));
    static_cast<void>(begun);
    const ReadOptions reading = reading_of(request);
    const std::size_t notices = builder.documents().size();
    for (std::size_t i = 0; i < notices; ++i) {
        attach_enclosed(static_cast<DocumentIndex>(i), builder, reading);
    }
    for (const AttachedDocument& document : request.documents) {
        auto attached = attach_document(document, builder, reading);
        if (!attached) return std::move(attached).error();
    }
    if (request.draft) {
        PROVISO_TRY(ended, end_draft(*request.draft, builder));
        static_cast<void>(ended);
    }
    if (request.documents_complete) close_documents(builder);
    return Done{};
}

std::vector<SchemaReading> ask_schemas(const Engine& engine, const CheckRequest& request,
                                       DossierBuilder& builder) {
    const auto schemas_of = [&](const DocumentRecord& record) {
        return has_shipped_schema(record.format) ? engine.own_schemas() : request.schemas.get();
    };
    return hold_against_schemas(schemas_of, engine.formats(), builder);
}

}  // namespace

Result<Dossier> gather_dossier(const Engine& engine, const CheckRequest& request) {
    DossierBuilder builder{engine.vocabulary()};
    PROVISO_TRY(gathered, gather(engine, request, builder));
    static_cast<void>(gathered);
    return std::move(builder).finish();
}

Result<Dossier> read_dossier(const Engine& engine, const CheckRequest& request) {
    DossierBuilder builder{engine.vocabulary()};
    PROVISO_TRY(gathered, gather(engine, request, builder));
    static_cast<void>(gathered);
    add_deviation_notes(ask_schemas(engine, request, builder), builder);
    return std::move(builder).finish();
}

Result<clause::Profile> read_profile(const Engine& /*engine*/, const CheckRequest& request) {
    if (request.profile.empty()) return clause::Profile{};
    clause::ProfileRead read = check_profile(request.profile, request.packs);
    if (!read.profile) return faulty_source(read.diagnostics, read.sources);
    return std::move(*read.profile);
}

Result<Report> check(const Engine& engine, const CheckRequest& request) {
    PROVISO_TRY(stage, known_stage(request.stage));
    static_cast<void>(stage);
    PROVISO_TRY(profile, read_profile(engine, request));
    DossierBuilder builder{engine.vocabulary()};
    PROVISO_TRY(gathered, gather(engine, request, builder));
    static_cast<void>(gathered);
    const std::vector<SchemaReading> schema_readings = ask_schemas(engine, request, builder);
    PROVISO_TRY(dossier, std::move(builder).finish());
    clause::EvaluationInput input;
    input.as_of = request.as_of;
    input.language = request.language;
    input.texts = &engine.texts();
    input.settings = &profile.settings;
    input.proves = request.proves;
    input.explains_met = request.explains_met;
    input.proposes_not_carried = request.draft.has_value();
    // The notice will be written in the language of the drafts, whoever reads the report.
    if (request.draft) input.proposal_language = parse_language(request.draft->language).text();

    Report report;
    report.as_of = request.as_of;
    report.language = request.language;
    report.is_draft = request.draft.has_value();
    report.profile = profile.settings.profile;
    report.notes = clause::settings_notes(request.packs, &profile.settings, request.as_of, request.language);
    report.checklist = clause::checklist_of(request.packs, request.language);
    report.findings = clause::evaluate(request.packs, dossier, input);
    write_codes_of_notice(engine.formats(), engine.vocabulary(), report.findings);
    report.case_id = case_id_of(dossier);
    // Before findings of other stages are left out: a decision about one of them still applies.
    if (request.decisions) apply_decisions(*request.decisions, report);
    keep_stage(request.stage, dossier, report);
    report.verdict = decide(report.findings);
    add_schema_findings(schema_readings, report);
    report.lots = summarise_lots(dossier, report.findings, request.language);
    report.documents = summarise_documents(dossier, engine.texts(), request.language);
    if (request.keeps_excerpts) report.excerpts = excerpts_of(dossier, report.findings);
    if (report.is_draft) report.not_checked.push_back(describe_draft(request.as_of, request.language));
    for (const auto& pack : request.packs) report.packs.push_back(pack->identity());
    for (const Finding& finding : report.findings) {
        if (finding.folded_under.empty()) ++report.counts[static_cast<std::size_t>(finding.outcome)];
    }
    return report;
}

}  // namespace proviso
