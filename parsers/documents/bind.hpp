// Binds a document to rows that are known already. Thread rule: the builder's owner calls it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/documents/read_text.hpp"
#include "parsers/documents/references.hpp"
#include "parsers/input.hpp"

namespace proviso {

// The bytes are kept alive by the dossier. An archive of documents is opened, as by `attach_document`; a file
// with a fault counts as unreadable.
DocumentIndex bind_document(const Input& input, std::shared_ptr<const std::string> bytes,
                            const std::optional<Error>& fault, std::vector<Reference> rows,
                            DossierBuilder& builder, const ReadOptions& options);

}  // namespace proviso
