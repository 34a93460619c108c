// Reads one document that is too large to stand in memory, such as a catalogue of a whole supplier, in
// pieces. What is kept is what the map reads: the memory is that of the dossier, at most `limits::rows_max`
// rows and `limits::cells_max` values, and does not grow with the rest of the document.
//
// Door: `read_large_document`. Thread rule: the builder's owner calls it. Lifetime: the formats must outlive
// the dossier; the source is needed during the call only.
#pragma once

#include <string>

#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "parsers/formats.hpp"
#include "parsers/xml/byte_source.hpp"

namespace proviso {

// As `read_document`, within `limits::feed::document_bytes_max`. The record has no text: places are bytes,
// not lines, and there are no excerpts.
[[nodiscard]] Result<DocumentIndex> read_large_document(const FormatSet& formats, std::string name,
                                                        ByteSource& source, DossierBuilder& builder);

}  // namespace proviso
