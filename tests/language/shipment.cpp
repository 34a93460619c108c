#include "tests/language/shipment.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "rules/language/given.hpp"
#include "rules/language/model_file.hpp"
#include "rules/language/parse.hpp"
#include "tests/support/catch.hpp"

namespace proviso::test {

std::string read_data(std::string_view file) {
    std::ifstream stream{std::string{PROVISO_SOURCE_DIR "/tests/language/"}.append(file), std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

const Vocabulary& shipment_vocabulary() {
    static const Vocabulary vocabulary = [] {
        const clause::Source source{"shipment.model", read_data("shipment.model")};
        const clause::ParsedModel model = clause::parse_model(source);
        VocabularyBuilder builder;
        for (const EntityDeclaration& entity : model.entities) builder.add(entity);
        auto result = builder.finish();
        return result.has_value() ? std::move(result).value() : Vocabulary{};
    }();
    return vocabulary;
}

clause::CompiledPack compile_shipment(std::string_view clauses, bool with_tests) {
    static const std::string shared = read_data("shipment.clause");
    std::string text{clauses};
    constexpr std::string_view word = "@rest";
    constexpr std::string_view rest =
        "basis LAW in force from 2020-01-01 stage call severity major message en \"wrong\" fix en \"do\"";
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
        text.replace(at, word.size(), rest);
    }
    std::vector<clause::PackFile> files;
    files.push_back({"a-shared.md", "```clause\n" + shared + "```\n"});
    files.push_back({"rules.md", "```clause\n" + text + "\n```\n"});
    clause::CompileOptions options;
    options.with_tests = with_tests;
    return clause::compile_pack(shipment_vocabulary(), std::move(files), options);
}

std::string rendered(const clause::CompiledPack& compiled) {
    std::string text;
    for (const clause::Diagnostic& diagnostic : compiled.diagnostics) {
        for (const clause::Source& source : compiled.sources) {
            if (source.name == diagnostic.source) text += clause::render(diagnostic, source);
        }
    }
    return text;
}

std::shared_ptr<const clause::RulePack> shipment_pack(std::string_view clauses, bool with_tests) {
    const clause::CompiledPack compiled = compile_shipment(clauses, with_tests);
    INFO(clauses);
    INFO(rendered(compiled));
    REQUIRE(compiled.pack != nullptr);
    return compiled.pack;
}

Dossier dossier_of(std::string_view notation) {
    const clause::Source source{"dossier", std::string{notation}};
    const clause::Parsed parsed = clause::parse_value(source);
    DossierBuilder builder{shipment_vocabulary()};
    const std::vector<clause::ParsedFile> files{{&source, &parsed.items}};
    std::vector<clause::Diagnostic> diagnostics = parsed.diagnostics;
    clause::Reporter reporter{files, diagnostics};
    clause::read_given(parsed.items, builder, reporter);
    for (const clause::Diagnostic& diagnostic : diagnostics) {
        INFO(clause::render(diagnostic, source));
        REQUIRE(diagnostics.empty());
    }
    auto dossier = std::move(builder).finish();
    REQUIRE(dossier.has_value());
    return std::move(dossier).value();
}

std::vector<Finding> findings_of(const std::shared_ptr<const clause::RulePack>& pack, const Dossier& dossier,
                                 std::string_view as_of, std::string_view language) {
    clause::EvaluationInput input;
    input.as_of = parse_date(as_of).value_or(Date{});
    input.language = language;
    input.explains_all = true;
    const std::array packs{pack};
    return clause::evaluate(packs, dossier, input);
}

}  // namespace proviso::test
