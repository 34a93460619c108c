// Word documents (DOCX, also with macros or as templates; ISO/IEC 29500 transitional and strict).
// Door: `read_docx`. Thread rule: pure functions.
#pragma once

#include <span>
#include <string_view>

#include "model/base/result.hpp"
#include "parsers/archive/zip.hpp"
#include "parsers/documents/office/office_text.hpp"

namespace proviso {

// The parts that are read, by name; for unpacking.
[[nodiscard]] bool is_docx_part(std::string_view name);

// The body in reading order, then footnotes, endnotes, headers and footers. What was deleted under tracked
// changes is left out, what was inserted counts. Errors: those of `read_part`, and `E-NO-TEXT` where the
// container has no main part.
[[nodiscard]] Result<OfficeText> read_docx(std::span<const archive::Entry> parts);

}  // namespace proviso
