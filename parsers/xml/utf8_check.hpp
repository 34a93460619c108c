// Where a text stops being UTF-8. Asked only after an error, to name the byte: libxml2 refuses such text by
// itself. Thread rule: pure function.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace proviso::xml {

// The offset of the first byte that begins no valid character: overlong forms, surrogates, values above
// U+10FFFF, stray continuation bytes and cut characters are all invalid.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

}  // namespace proviso::xml
