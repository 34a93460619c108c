// The whole model as the library ships it, read from the files of the tree.
//
// Door: `shipped_vocabulary`. Thread rule: made once; the vocabulary is immutable.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "model/vocabulary.hpp"
#include "rules/language/model_file.hpp"
#include "tests/support/catch.hpp"

namespace proviso::support {

// `model/dossier.model` first, as in the library: the others add to it.
inline std::vector<clause::Source> model_sources() {
    const std::filesystem::path root{PROVISO_SOURCE_DIR};
    std::vector<clause::Source> sources;
    for (const auto& entry : std::filesystem::directory_iterator{root / "model"}) {
        if (entry.path().extension() != ".model") continue;
        std::ifstream file{entry.path(), std::ios::binary};
        sources.push_back(clause::Source{"model/" + entry.path().filename().string(),
                                         std::string{std::istreambuf_iterator<char>{file}, {}}});
    }
    std::ranges::sort(sources, {}, [](const clause::Source& source) {
        return std::pair{source.name != "model/dossier.model", source.name};
    });
    return sources;
}

inline Vocabulary read_shipped_vocabulary() {
    VocabularyBuilder builder;
    for (const clause::Source& source : model_sources()) {
        clause::ParsedModel parsed = clause::parse_model(source);
        INFO(source.name);
        REQUIRE(parsed.diagnostics.empty());
        for (EntityDeclaration& entity : parsed.entities) builder.add(std::move(entity));
    }
    Result<Vocabulary> vocabulary = builder.finish();
    REQUIRE(vocabulary.has_value());
    return std::move(vocabulary).value();
}

inline const Vocabulary& shipped_vocabulary() {
    static const Vocabulary vocabulary = read_shipped_vocabulary();
    return vocabulary;
}

}  // namespace proviso::support
