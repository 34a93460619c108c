// The pipeline on one page: inputs to report.
//
//     bytes -> read_document -> attach_document -> (close_documents) -> finish -> evaluate -> decide ->
//     Report
//
// Doors: `Engine::create`, `check`. Thread rule: an Engine is immutable; any number of threads may `check` on
// it at once.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/report.hpp"
#include "parsers/documents/attach.hpp"
#include "parsers/formats.hpp"
#include "parsers/schema/schema_set.hpp"
#include "plugin/check/draft.hpp"
#include "plugin/decisions/decisions.hpp"
#include "rules/language/evaluate.hpp"
#include "rules/language/pack.hpp"
#include "rules/language/profile.hpp"
#include "rules/language/texts.hpp"

namespace proviso {

// What every check shares: vocabulary, formats and the sentences, from the data built into the library. A
// host may add model and map files of its own.
struct EngineFiles {
    std::vector<MapFile> models;  // beside the shipped model
    std::vector<MapFile> maps;    // beside the shipped maps
};

class Engine {
public:
    // Errors carry the rendered diagnostics in their message.
    [[nodiscard]] static Result<std::unique_ptr<Engine>> create(const EngineFiles& files = {});

    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
    [[nodiscard]] const FormatSet& formats() const { return *formats_; }
    [[nodiscard]] const clause::TextCatalogue& texts() const { return texts_; }

    // The schemas of our own formats; made when they are first asked for, null where they are faulty.
    [[nodiscard]] const schema::SchemaSet* own_schemas() const;

    using Pack = std::shared_ptr<const clause::RulePack>;

    // A pack by the name of a shipped one (`electronics-watch`). `E-NO-PACK` for any other.
    [[nodiscard]] Result<Pack> shipped_pack(std::string_view name,
                                            const clause::CompileOptions& options = {}) const;
    // A pack from files that the caller read.
    [[nodiscard]] Result<Pack> compile(std::vector<clause::PackFile> files,
                                       const clause::CompileOptions& options = {}) const;

private:
    Engine() = default;
    Vocabulary vocabulary_;
    std::unique_ptr<FormatSet> formats_;
    clause::TextCatalogue texts_;
    mutable std::once_flag own_schemas_asked_;
    mutable std::unique_ptr<const schema::SchemaSet> own_schemas_;
};

struct CheckRequest {
    Input notice;
    std::vector<Input> further_notices;  // of the same procedure
    std::optional<Draft> draft;          // instead of a notice; the documents are the drafts then
    std::vector<AttachedDocument> documents;
    std::optional<DecisionFile> decisions;
    bool documents_complete = false;
    std::string record_complete;   // which record is whole, as of which day, who says so; see `record.hpp`
    bool allows_programs = false;  // PDF files are read, by a program of their own (decision 22)
    bool explains_met = false;     // findings that are met have evidence too
    std::vector<std::shared_ptr<const clause::RulePack>> packs;
    Date as_of;
    std::string language;  // of the report; empty: the first of the profile's that reports have, else English
    std::string audience;  // `public`, `affiliates`, `ew`, `buyer`; empty: the profile's, else the buyer
    std::vector<clause::PackFile> profile;  // the buyer's, and those that it extends; none: no profile
    bool proves = false;                    // each finding gets its proof
    bool keeps_excerpts = false;            // the report gets the lines around the places of its findings
    std::shared_ptr<const schema::SchemaSet> schemas;  // null: no schema is asked for
    std::string stage;  // whose rules are looked at: `call`, `award` …, or `all`; empty: the procedure's own
};

// Errors: those of the profile, of reading the notices or a document, and `E-STAGE`, `E-AUDIENCE` or
// `E-RECORD` for a stage, an audience or a record that there is not. A document that cannot be understood is
// no error but *unreadable*.
[[nodiscard]] Result<Report> check(const Engine& engine, const CheckRequest& request);

// The verdict and the counts of `check`, without wording a finding: for those who have many documents and
// look into few. Errors: as `check`.
struct Judged {
    Verdict verdict = Verdict::NotConcerned;
    std::array<std::uint32_t, 7> counts{};  // by Outcome; folded findings are not counted
};
[[nodiscard]] Result<Judged> judge(const Engine& engine, const CheckRequest& request);

// The dossier alone, for `proviso show`, with what schemas say among the notes of its documents.
[[nodiscard]] Result<Dossier> read_dossier(const Engine& engine, const CheckRequest& request);

// The same without asking a schema, where nobody reads notes.
[[nodiscard]] Result<Dossier> gather_dossier(const Engine& engine, const CheckRequest& request);

// The profile of a request, against its packs; empty settings where it has none. Errors carry the rendered
// diagnostics in their message.
[[nodiscard]] Result<clause::Profile> read_profile(const Engine& engine, const CheckRequest& request);

// All errors in one message, as a person reads them.
[[nodiscard]] Error faulty_source(std::span<const clause::Diagnostic> diagnostics,
                                  std::span<const clause::Source> sources);

// Decision 5.
[[nodiscard]] Verdict decide(std::span<const Finding> findings);

}  // namespace proviso
