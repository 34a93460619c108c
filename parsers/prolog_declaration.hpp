// The XML declaration, `<?xml version="1.0" encoding="UTF-8"?>`. Part of the gate: include
// `parsers/prolog.hpp` instead. Thread rule: pure functions. Lifetime: views into the text.
#pragma once

#include "model/base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace proviso::prolog {

struct Declaration {
    std::optional<std::string_view> encoding;
    std::size_t encoding_byte = 0;
    std::size_t size_bytes = 0;  // 0 where the document has no declaration
};

enum class Label : std::uint8_t { Utf8, Utf16, Ascii, Latin1 };

// Refuses a broken or misplaced declaration (E-WF) and every version but 1.0 (E-VERSION). It is strict, so
// that no label slips past the gate and is then understood by a parser.
[[nodiscard]] Result<Declaration> read_declaration(std::string_view text);

// The name of an encoding in any case; nothing for the ones that are not read.
[[nodiscard]] std::optional<Label> find_label(std::string_view name);

// User text for a message: not longer than a line, and only what prints.
[[nodiscard]] std::string shorten(std::string_view text);

}  // namespace proviso::prolog
