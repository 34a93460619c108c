// Between Xerces-C's UTF-16 and our UTF-8. Thread rule: pure functions; Xerces-C must have been started.
#pragma once

#include <string>
#include <string_view>

#include <xercesc/util/XercesDefs.hpp>

namespace proviso::schema {

[[nodiscard]] std::string to_text(const XMLCh* text);  // empty for null
[[nodiscard]] std::basic_string<XMLCh> from_text(std::string_view utf8);

}  // namespace proviso::schema
