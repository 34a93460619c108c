// A text file of the source tree that was put into the library when it was built: maps, rule packs, the
// model. The functions that hand them out are generated, one for each `proviso_embed` in a CMakeLists.txt.
// Thread and lifetime rule: immutable, valid for the life of the program.
#pragma once

#include <string_view>

namespace proviso {

struct EmbeddedFile {
    std::string_view path;  // from the root of the source tree: `parsers/maps/eforms.map`
    std::string_view bytes;
};

}  // namespace proviso
