// The measure of all: libxml2's SAX2 parser with handlers that do nothing, over bytes in memory.
#pragma once

#include <string_view>

namespace bench {

// False where the document is not well-formed.
bool parse_bare(std::string_view bytes);

}  // namespace bench
