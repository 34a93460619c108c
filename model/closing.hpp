// Closing the record: from the statement that all documents are at hand, what is missing counts as silent.
//
// Door: `close_documents`. Thread rule: the builder's owner calls it, before `finish`.
#pragma once

#include "model/dossier.hpp"

namespace proviso {

// Decision 2: what is *not supplied* or *declared elsewhere* becomes silent. A text that only points
// elsewhere is kept, because a phrase may still be found in it; the address of a document that never came is
// no text and moves to `raw`.
void close_documents(DossierBuilder& builder);

// The same for one list of the dossier, such as the log of requests, and all that stands in its rows.
void close_list(DossierBuilder& builder, FieldId list);

}  // namespace proviso
