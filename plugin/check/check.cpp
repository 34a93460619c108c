#include "plugin/check/check.hpp"
#include "plugin/check/summary.hpp"

#include <utility>

namespace proviso {

Result<Dossier> read_dossier(const Engine& engine, const CheckRequest& request) {
    DossierBuilder builder{engine.vocabulary()};
    PROVISO_TRY(notice, read_document(engine.formats(), request.notice, builder));
    static_cast<void>(notice);
    for (const AttachedDocument& document : request.documents) {
        auto attached = attach_document(document, builder);
        if (!attached) return std::move(attached).error();
    }
    if (request.documents_complete) close_documents(builder);
    return std::move(builder).finish();
}

Result<Report> check(const Engine& engine, const CheckRequest& request) {
    PROVISO_TRY(dossier, read_dossier(engine, request));
    clause::EvaluationInput input;
    input.as_of = request.as_of;
    input.language = request.language;
    input.texts = &engine.texts();

    Report report;
    report.as_of = request.as_of;
    report.language = request.language;
    report.findings = clause::evaluate(request.packs, dossier, input);
    report.verdict = decide(report.findings);
    report.case_id = case_id_of(dossier);
    report.stage = stage_of(report.findings);
    report.lots = summarise_lots(dossier, report.findings, request.language);
    report.documents = summarise_documents(dossier);
    for (const auto& pack : request.packs) report.packs.push_back(pack->identity());
    for (const Finding& finding : report.findings) {
        if (finding.folded_under.empty()) ++report.counts[static_cast<std::size_t>(finding.outcome)];
    }
    return report;
}

}  // namespace proviso
