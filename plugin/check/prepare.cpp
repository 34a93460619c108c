#include "plugin/check/prepare.hpp"

#include <utility>

#include "plugin/check/gather.hpp"
#include "plugin/check/stages.hpp"

namespace proviso {

Result<Prepared> prepare(const Engine& engine, const CheckRequest& request, Schemas schemas) {
    return prepare(engine, engine.formats(), request, schemas);
}

Result<Prepared> prepare(const Engine& engine, const FormatSet& formats, const CheckRequest& request,
                         Schemas schemas) {
    PROVISO_TRY(stage, known_stage(request.stage));
    static_cast<void>(stage);
    PROVISO_TRY(profile, read_profile(engine, request));
    PROVISO_TRY(reader, reader_of(request, profile, engine.texts().languages()));
    DossierBuilder builder{engine.vocabulary()};
    PROVISO_TRY(gathered, gather(engine, formats, request, builder));
    static_cast<void>(gathered);
    std::vector<SchemaReading> readings;
    if (schemas == Schemas::Ask) readings = ask_schemas(engine, request, builder);
    PROVISO_TRY(dossier, std::move(builder).finish());
    return Prepared{std::move(profile), std::move(reader), std::move(dossier), std::move(readings)};
}

clause::EvaluationInput Prepared::input(const Engine& engine, const CheckRequest& request) const {
    clause::EvaluationInput input;
    input.as_of = request.as_of;
    input.language = reader.language;
    input.texts = &engine.texts();
    input.settings = &profile.settings;
    return input;
}

}  // namespace proviso
