// Reads an archive entry by entry: ZIP by its directory, tar and packed tar from front to back. Everything
// happens in memory, and no limit of `model/base/limits.hpp` is passed, whatever the file claims about
// itself. `zip.hpp` and `parsers/containers/` are built on it.
//
// Doors: `kind_of`, `read_archive`. Thread rule: any thread; nothing is shared between two reads. Lifetime:
// entries own their bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "parsers/archive/zip.hpp"

namespace proviso::archive {

// By the first bytes. What is packed with gzip and is no tar holds one file without a name.
enum class Kind : std::uint8_t { None, Zip, Tar, PackedTar };
[[nodiscard]] Kind kind_of(std::string_view bytes);

// Takes the entries that are wanted, in the order of the archive, each as it is read; false ends the reading.
// Faults of one entry: as for `read_zip`.
using Sink = std::function<bool(Entry entry)>;

// Nothing when the whole archive was read, or the sink ended it. Else why the rest is not known: E-ARC-BROKEN
// (cut off, damaged), E-ARC-COUNT, E-ARC-BOMB. The entries before were whole. A ZIP file without its
// directory is read from the front, and its fault told in the end.
[[nodiscard]] std::optional<Error> read_archive(std::string_view bytes, const Wanted& is_wanted,
                                                const Sink& sink);

}  // namespace proviso::archive
