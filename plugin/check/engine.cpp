#include "plugin/check/check.hpp"
#include "plugin/check/shipped.hpp"

#include "rules/language/model_file.hpp"
#include "rules/language/parse.hpp"

#include <algorithm>
#include <utility>

namespace proviso {
namespace {

using clause::Diagnostic;
using clause::Source;

// All errors in one message, as a person reads them; nothing when there are only warnings.
std::string rendered_errors(std::span<const Diagnostic> diagnostics, std::span<const Source> sources) {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity != Diagnostic::Severity::Error) continue;
        const auto source = std::ranges::find(sources, diagnostic.source, &Source::name);
        if (!text.empty()) text += '\n';
        text += source == sources.end() ? diagnostic.code + ": " + diagnostic.message
                                        : clause::render(diagnostic, *source);
    }
    return text;
}

Result<Vocabulary> read_vocabulary(std::span<const MapFile> further_models) {
    std::vector<Source> sources = shipped_models();
    for (const MapFile& file : further_models) sources.push_back(Source{file.name, file.text});
    VocabularyBuilder builder;
    std::vector<Diagnostic> diagnostics;
    for (const Source& source : sources) {
        clause::ParsedModel parsed = clause::parse_model(source);
        for (EntityDeclaration& entity : parsed.entities) builder.add(std::move(entity));
        std::ranges::move(parsed.diagnostics, std::back_inserter(diagnostics));
    }
    const auto is_error = [](const Diagnostic& one) { return one.severity == Diagnostic::Severity::Error; };
    if (std::ranges::any_of(diagnostics, is_error)) return faulty_source(diagnostics, sources);
    return builder.finish();
}

std::string_view file_name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// A host's map takes the place of a shipped one of the same file name, so that a map can be tried out or
// mended without a new library.
std::vector<MapFile> all_maps(std::span<const MapFile> further) {
    std::vector<MapFile> maps = shipped_maps();
    for (const MapFile& file : further) {
        std::erase_if(maps,
                      [&](const MapFile& one) { return file_name_of(one.name) == file_name_of(file.name); });
    }
    maps.insert(maps.end(), further.begin(), further.end());
    return maps;
}

}  // namespace

Error faulty_source(std::span<const Diagnostic> diagnostics, std::span<const Source> sources) {
    const auto first = std::ranges::find(diagnostics, Diagnostic::Severity::Error, &Diagnostic::severity);
    Error error;
    error.code = first == diagnostics.end() ? "E0101" : first->code;
    error.message = rendered_errors(diagnostics, sources);
    if (first != diagnostics.end()) {
        error.place.document = first->source;
        error.place.byte = first->begin;
    }
    return error;
}

Result<std::unique_ptr<Engine>> Engine::create(const EngineFiles& files) {
    std::unique_ptr<Engine> engine{new Engine};
    PROVISO_TRY(vocabulary, read_vocabulary(files.models));
    engine->vocabulary_ = std::move(vocabulary);
    // The shipped maps are tried by the tests; with maps of the user's, all of them are looked at.
    const auto compiling =
        files.maps.empty() ? FormatSet::Compiling::WhenAskedFor : FormatSet::Compiling::AtOnce;
    FormatSet::Loaded loaded = FormatSet::load(engine->vocabulary_, all_maps(files.maps), compiling);
    if (loaded.formats == nullptr) return faulty_source(loaded.diagnostics, loaded.sources);
    engine->formats_ = std::move(loaded.formats);
    PROVISO_TRY(texts, clause::TextCatalogue::read("rules/language/texts.md", shipped_texts()));
    engine->texts_ = std::move(texts);
    return engine;
}

const schema::SchemaSet* Engine::own_schemas() const {
    std::call_once(own_schemas_asked_, [this] {
        std::vector<schema::SchemaFile> files;
        for (MapFile& file : shipped_schemas()) files.push_back({std::move(file.name), std::move(file.text)});
        auto made = schema::SchemaSet::create(std::move(files));
        if (made) own_schemas_ = std::move(made).value();
    });
    return own_schemas_.get();
}

Result<Engine::Pack> Engine::shipped_pack(std::string_view name,
                                          const clause::CompileOptions& options) const {
    std::vector<clause::PackFile> files = shipped_pack_files(name);
    if (files.empty()) {
        std::string help = "the shipped packs are";
        for (const std::string& known : shipped_pack_names()) help += " `" + known + '`';
        return Error{"E-NO-PACK", "there is no rule pack `" + std::string{name} + '`', help, {}};
    }
    return compile(std::move(files), options);
}

Result<Engine::Pack> Engine::compile(std::vector<clause::PackFile> files,
                                     const clause::CompileOptions& options) const {
    clause::CompiledPack compiled = clause::compile_pack(vocabulary_, std::move(files), options);
    if (compiled.pack == nullptr) return faulty_source(compiled.diagnostics, compiled.sources);
    return std::move(compiled.pack);
}

}  // namespace proviso
