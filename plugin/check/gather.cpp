#include "plugin/check/gather.hpp"

#include "parsers/documents/bind.hpp"
#include "parsers/documents/enclosed.hpp"
#include "plugin/check/notices.hpp"
#include "plugin/check/record.hpp"
#include "plugin/check/shipped.hpp"
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

Status begin(const Engine& engine, const FormatSet& formats, const CheckRequest& request,
             DossierBuilder& builder) {
    if (request.draft) return begin_draft(*request.draft, request.as_of, builder);
    std::vector<Input> inputs{request.notice};
    inputs.insert(inputs.end(), request.further_notices.begin(), request.further_notices.end());
    PROVISO_TRY(unpacked, unpack_notices(engine.formats(), engine.vocabulary(), inputs));
    PROVISO_TRY(read, read_notices(formats, unpacked.notices, builder));
    static_cast<void>(read);
    for (const ContainedInput& document : unpacked.documents) {
        PROVISO_TRY(attached, attach_contained(document, reading_of(request), builder));
        static_cast<void>(attached);
    }
    keep_bytes(unpacked, builder);
    return Done{};
}

// The day of a dossier that is only shown is not known.
Status close_stated_record(const CheckRequest& request, DossierBuilder& builder) {
    if (request.record_complete.empty()) return Done{};
    PROVISO_TRY(statement, read_record(request.record_complete));
    const bool holds = request.as_of == Date{} || statement.holds_on(request.as_of);
    return holds ? close_record(statement, builder) : Status{Done{}};
}

}  // namespace

Status gather(const Engine& engine, const FormatSet& formats, const CheckRequest& request,
              DossierBuilder& builder) {
    PROVISO_TRY(begun, begin(engine, formats, request, builder));
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
    return close_stated_record(request, builder);
}

std::vector<SchemaReading> ask_schemas(const Engine& engine, const CheckRequest& request,
                                       DossierBuilder& builder) {
    const auto schemas_of = [&](const DocumentRecord& record) {
        return has_shipped_schema(record.format) ? engine.own_schemas() : request.schemas.get();
    };
    return hold_against_schemas(schemas_of, engine.formats(), builder);
}

Result<Dossier> gather_dossier(const Engine& engine, const CheckRequest& request) {
    DossierBuilder builder{engine.vocabulary()};
    PROVISO_TRY(gathered, gather(engine, engine.formats(), request, builder));
    static_cast<void>(gathered);
    return std::move(builder).finish();
}

Result<Dossier> read_dossier(const Engine& engine, const CheckRequest& request) {
    DossierBuilder builder{engine.vocabulary()};
    PROVISO_TRY(gathered, gather(engine, engine.formats(), request, builder));
    static_cast<void>(gathered);
    add_deviation_notes(ask_schemas(engine, request, builder), builder);
    return std::move(builder).finish();
}

}  // namespace proviso
