// Files that stand in a document itself: procurement documents within a call, evidence within a tender.
//
// Door: `attach_enclosed`. Thread rule: the builder's owner calls it.
#pragma once

#include "model/dossier.hpp"
#include "parsers/documents/read_text.hpp"

namespace proviso {

// Takes each file of `DocumentRecord::enclosed` out, reads it like one that was handed in beside the
// document, and binds it to the rows that hold it. It is called `call.xml!/conditions.pdf`, after the name
// that the row gives it. What is no base64, or too much, is bound as *unreadable*, with a note. A hash that
// the row states is compared.
void attach_enclosed(DocumentIndex document, DossierBuilder& builder, const ReadOptions& options = {});

}  // namespace proviso
