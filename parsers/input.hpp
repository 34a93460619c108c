// What a caller hands in: a name for people and the bytes. Borrowed: both must stay valid while the dossier
// lives.
#pragma once

#include <string>
#include <string_view>

namespace proviso {

struct Input {
    std::string name;
    std::string_view bytes;
};

}  // namespace proviso
