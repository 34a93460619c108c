// The digest that a reference states of its document, against the file at hand.
// Thread rule: the builder's owner calls it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "model/remark.hpp"
#include "parsers/documents/references.hpp"

namespace proviso {

// A remark where one of the rows states a digest that is not the file's, or one that cannot be computed;
// nothing where they agree or none is stated. It does not keep the file from being read: a person decides
// which of the two counts.
[[nodiscard]] std::optional<Remark> compare_hash(const std::vector<Reference>& rows, std::string_view bytes,
                                                 DossierBuilder& builder);

}  // namespace proviso
