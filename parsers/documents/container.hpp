// What a ZIP file is: an office document, or documents packed together. Doors: `container_of`, `read_office`.
// Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/base/result.hpp"
#include "parsers/documents/office/office_text.hpp"

namespace proviso {

enum class Container : std::uint8_t { Word, OpenDocument, OtherOffice, Documents };

// By the names of its entries; nothing is unpacked. Errors: as `archive::read_zip`.
[[nodiscard]] Result<Container> container_of(std::string_view bytes);

// The text of a Word or OpenDocument text file. Errors: as `read_docx` and `read_odt`, and `E-NO-TEXT` for
// other files of OpenDocument.
[[nodiscard]] Result<OfficeText> read_office(std::string_view bytes, Container container);

}  // namespace proviso
