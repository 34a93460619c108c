// The notices of one procedure: which of them count, which is the newest, and what each says about the
// others.
//
// Door: `read_notices`. Thread rule: the builder's owner calls it. Lifetime: as `read_document`.
#pragma once

#include <span>

#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "parsers/formats.hpp"
#include "parsers/input.hpp"

namespace proviso {

// Reads all notices into one dossier. Of the versions of one notice the newest counts, and a change notice
// takes the place of the notice that it changes; the others stay among the documents, with a remark. The
// newest notice is the dossier's `notice`, those before it its `earlier-notices`.
// Errors: those of reading, and `E-UNRELATED` for notices of different procedures.
[[nodiscard]] Status read_notices(const FormatSet& formats, std::span<const Input> notices,
                                  DossierBuilder& builder);

}  // namespace proviso
