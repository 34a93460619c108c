// OpenDocument texts (ODT, also templates; ISO/IEC 26300).
// Door: `read_odt`. Thread rule: pure functions.
#pragma once

#include <span>
#include <string_view>

#include "model/base/result.hpp"
#include "parsers/archive/zip.hpp"
#include "parsers/documents/office/office_text.hpp"

namespace proviso {

// The parts that are read, by name; for unpacking.
[[nodiscard]] bool is_odt_part(std::string_view name);

// The body in reading order with its footnotes and text boxes, then headers and footers. What was deleted
// under tracked changes is left out. Errors: those of `read_part`; `E-ARC-LOCKED` where the document is
// encrypted, `E-NO-TEXT` where it has no content.
[[nodiscard]] Result<OfficeText> read_odt(std::span<const archive::Entry> parts);

}  // namespace proviso
