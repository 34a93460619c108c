// What stands behind the handles. Each object keeps alive what it needs, so that a host may free in any
// order. Thread rule: immutable after it is handed out, except CheckObject, which has one owner.
#pragma once

#include <optional>

#include "model/comparison.hpp"
#include "parsers/feed.hpp"
#include "parsers/survey.hpp"
#include "plugin/abi/handles.hpp"
#include "plugin/check/check.hpp"
#include "plugin/check/profile_text.hpp"
#include "plugin/include/proviso/proviso.h"

namespace proviso::abi {

struct ErrorObject {
    using Handle = proviso_error;
    static constexpr HandleKind kind = HandleKind::Error;
    proviso_status status = PROVISO_INTERNAL;
    Error error;
};

struct EngineObject {
    using Handle = proviso_engine;
    static constexpr HandleKind kind = HandleKind::Engine;
    std::unique_ptr<Engine> engine;
    clause::TextCatalogue report_texts;
};

struct PackObject {
    using Handle = proviso_pack;
    static constexpr HandleKind kind = HandleKind::Pack;
    std::shared_ptr<EngineObject> engine;
    Engine::Pack pack;
    std::vector<ParameterWords> parameters;
    bool has_tests = false;
};

struct DiagnosticsObject {
    using Handle = proviso_diagnostics;
    static constexpr HandleKind kind = HandleKind::Diagnostics;
    struct Item {
        clause::Diagnostic diagnostic;
        std::string rendered;
        std::uint32_t line = 0;
        std::uint32_t column = 0;
    };
    std::vector<Item> items;
    std::size_t errors = 0;
    std::size_t sound_items = 0;
};

struct TestsObject {
    using Handle = proviso_tests;
    static constexpr HandleKind kind = HandleKind::Tests;
    clause::TestRun run;
};

// The inputs of a check are shared with the dossiers that were read from them, which point into their bytes.
struct CheckInputs {
    std::vector<std::shared_ptr<const std::string>> copies;
    CheckRequest request;
};

struct CheckObject {
    using Handle = proviso_check;
    static constexpr HandleKind kind = HandleKind::Check;
    std::shared_ptr<EngineObject> engine;
    CheckInputs inputs;
    std::vector<std::shared_ptr<PackObject>> packs;
    bool has_date = false;
    bool has_notice = false;
    bool borrows_bytes = false;
};

struct DossierObject {
    using Handle = proviso_dossier;
    static constexpr HandleKind kind = HandleKind::Dossier;
    std::shared_ptr<EngineObject> engine;
    std::vector<std::shared_ptr<const std::string>> copies;
    Dossier dossier;
    std::vector<std::string> digests;             // by document
    std::vector<std::vector<std::string>> notes;  // by document, in English
};

struct ReportObject {
    using Handle = proviso_report;
    static constexpr HandleKind kind = HandleKind::Report;
    std::shared_ptr<EngineObject> engine;
    Report report;
    bool keeps_proofs = false;
};

struct SurveyObject {
    using Handle = proviso_survey;
    static constexpr HandleKind kind = HandleKind::Survey;
    std::shared_ptr<EngineObject> engine;
    std::optional<Survey> survey;
};

struct FeedObject;  // of `survey_abi.cpp`

struct ComparisonObject {
    using Handle = proviso_comparison;
    static constexpr HandleKind kind = HandleKind::Comparison;
    std::shared_ptr<EngineObject> engine;
    Comparison comparison;
};

struct SchemasObject {
    using Handle = proviso_schemas;
    static constexpr HandleKind kind = HandleKind::Schemas;
    std::shared_ptr<const schema::SchemaSet> schemas;
    std::vector<std::string> roots;  // by schema
};

}  // namespace proviso::abi
