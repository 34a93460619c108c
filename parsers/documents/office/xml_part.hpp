// One XML part of an office container, through the same gate and the same reader as every notice.
// Thread rule: pure functions.
#pragma once

#include <span>
#include <string_view>

#include "parsers/archive/zip.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso {

// The value of an attribute; empty where there is none of that name.
[[nodiscard]] std::string_view attribute_of(const xml::Attributes& attributes, std::string_view name);

// The part of that name; null where the container has none.
[[nodiscard]] const archive::Entry* find_part(std::span<const archive::Entry> parts, std::string_view name);

// Errors: that of unpacking the part, of the gate (`E-DTD`, `E-ENC`), or of the reader (`E-WF`, `E-LIMIT-…`).
[[nodiscard]] Status read_part(const archive::Entry& part, xml::Handler& handler);

}  // namespace proviso
