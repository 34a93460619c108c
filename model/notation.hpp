// The dossier as readable text, for golden files, `proviso show` and the tests inside rules.
//
//     procedure {
//       id: "a1b2";
//       lots: [ { id: "LOT-0001"; main-cpv: cpv:30213100; performance-terms: [ de "…" ] } ]
//     }
//
// Door: `write_notation`. Reading it back is the grammar's part (`parse_value`) and
// `rules/language/given.hpp`'s. Thread rule: no state.
#pragma once

#include <string>

#include "model/dossier.hpp"

namespace proviso {

struct NotationOptions {
    bool shows_places = false;  // `# line:column  path` behind each value
};

// Rows and fields in document and model order; silent and not-carried fields are left out. Texts are escaped,
// so that control characters of a hostile document stay visible.
[[nodiscard]] std::string write_notation(const Dossier& dossier, const NotationOptions& options = {});

}  // namespace proviso
