// Makes what a reader staged part of a dossier: conditions, versions and keys are decided, values get their
// state, and the document its record.
//
// Door: `commit`. Thread rule: the builder's owner calls it. Lifetime: cells view into the automaton and the
// document; both must outlive the dossier.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "parsers/maps/automaton.hpp"
#include "parsers/maps/workspace.hpp"

namespace proviso::maps {

struct DocumentTexts {
    std::string name;
    std::string_view text;   // UTF-8
    std::string_view bytes;  // as handed in
    std::shared_ptr<const void> keeps_alive;
};

// Adds nothing when it fails: `E-NO-MAP` for a version that the map does not read.
// `trace` may be null.
[[nodiscard]] Result<DocumentIndex> commit(const Automaton& automaton, Workspace& workspace,
                                           DocumentTexts document, DossierBuilder& builder,
                                           Trace* trace = nullptr);

}  // namespace proviso::maps
