// Documents beside the notice: the procurement documents in which the clauses usually stand.
//
// Door: `attach_document`; `close_documents` (`model/closing.hpp`) when there are no more. Thread rule: the
// builder's owner calls them. Lifetime: the input's bytes must outlive the dossier.
#pragma once

#include <string>

#include "model/base/result.hpp"
#include "model/closing.hpp"
#include "model/dossier.hpp"
#include "parsers/documents/read_text.hpp"
#include "parsers/input.hpp"

namespace proviso {

struct AttachedDocument {
    std::string reference;  // id, file name or link, as in the notice; empty: find it (decision 18)
    Input input;
};

// Reads plain text, HTML, DOCX, ODT and, where the options allow it, PDF (by content, then by file name) and
// binds it to the document rows that refer to
// it. With a reference, to every row whose id, name, link or restricted link equals it or ends in it (behind
// a `/`, `=` or the like); without one, to the only reference that is still open. Several lots that name the
// same document are one reference. Otherwise the text is added to every lot as a further document: it is
// searched, and closes no reference. A second file for the same reference is a further text of it.
//
// An archive of documents (ZIP, ASiC-E, tar, tar.gz) is a document for each of its files, named
// `archive.zip!/folder/file.pdf`; all of them answer the reference of the archive. Archives within it are
// opened as well, those within them are not.
//
// Any other kind of file is bound as *unreadable*, with a note naming its kind. The language is the file's
// own (HTML `lang`), else the only one of the reference, else (where the reference names none) the notice's
// only one, else unknown. Places within a page count in its running text.
// Errors: `E-NO-REFERENCE` when a given reference is not in the notice (the help lists those that are),
// `E-LIMIT-SIZE`.
[[nodiscard]] Result<DocumentIndex> attach_document(const AttachedDocument& document, DossierBuilder& builder,
                                                    const ReadOptions& options = {});

}  // namespace proviso
