// The two conversions to UTF-8 that the gate knows. Part of the gate: include `parsers/prolog.hpp` instead.
// Thread rule: pure functions.
#pragma once

#include "model/base/result.hpp"

#include <string>
#include <string_view>

namespace proviso::prolog {

enum class ByteOrder : bool { Little, Big };

// Takes the units after the byte order mark. Refuses a cut unit and surrogates without their partner (E-ENC);
// the error's place lacks only the document.
[[nodiscard]] Result<std::string> utf16_to_utf8(std::string_view units, ByteOrder order);

[[nodiscard]] std::string latin1_to_utf8(std::string_view bytes);

}  // namespace proviso::prolog
