// What the first bytes of a file betray about it. Part of the gate: include `parsers/prolog.hpp` instead.
// Thread rule: pure functions.
#pragma once

#include "model/base/result.hpp"

#include <optional>
#include <string_view>

namespace proviso::prolog {

// The error for a file that is compressed, binary, or in an encoding that its first bytes give away; nothing
// for a file that may be XML in UTF-8, UTF-16 with a byte order mark, US-ASCII or ISO-8859-1. The error's
// place lacks the document.
[[nodiscard]] std::optional<Error> refuse_by_signature(std::string_view bytes);

}  // namespace proviso::prolog
