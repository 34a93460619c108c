// Reads `model/dossier.model`: text to entity declarations for the VocabularyBuilder.
// Thread rule: no state; call it from any thread.
#pragma once

#include <vector>

#include "model/vocabulary.hpp"
#include "rules/language/source.hpp"

namespace proviso::clause {

struct ParsedModel {
    std::vector<EntityDeclaration> entities;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] ParsedModel parse_model(const Source& source);

}  // namespace proviso::clause
