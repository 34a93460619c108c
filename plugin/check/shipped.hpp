// The data built into the library, by kind: the model, the maps, the packs, the engine's sentences.
// Thread and lifetime rule: immutable, valid for the life of the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/formats.hpp"
#include "rules/language/pack.hpp"
#include "rules/language/source.hpp"

namespace proviso {

// The files of the model, `model/dossier.model` first: the others add to it.
[[nodiscard]] std::vector<clause::Source> shipped_models();
[[nodiscard]] std::string_view shipped_texts();
[[nodiscard]] std::string_view shipped_check_texts();
[[nodiscard]] std::vector<MapFile> shipped_maps();

// The schemas of our own formats. Each stands beside the map of its format and has its name.
[[nodiscard]] bool has_shipped_schema(std::string_view format);
[[nodiscard]] std::vector<MapFile> shipped_schemas();

// The names of the packs, sorted.
[[nodiscard]] std::vector<std::string> shipped_pack_names();

// The files of a pack, with paths relative to its folder; none for a name that is not shipped.
[[nodiscard]] std::vector<clause::PackFile> shipped_pack_files(std::string_view name);

}  // namespace proviso
