// Reads a ZIP file that somebody sent: the container of office documents, and of procurement documents handed
// in as one file. Everything happens in memory; nothing is written anywhere, and no limit of
// `model/base/limits.hpp` is passed, whatever the file claims about itself.
//
// Door: `read_zip`. Thread rule: any thread; nothing is shared between two reads. Lifetime: entries own their
// bytes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"

namespace proviso::archive {

struct Entry {
    std::string name;  // as the archive spells it; UTF-8
    std::string bytes;
    std::optional<Error> fault;  // why its bytes are not read; then there are none
};

// Is this a ZIP file by its first bytes?
[[nodiscard]] bool is_zip(std::string_view bytes);

// The entries that `is_wanted` by name, in the order of the archive's directory; folders are left out. What
// is not wanted is not unpacked.
//
// Faults of one entry (the others are read all the same):
//   E-ARC-PATH     a name that leads out of the folder, is absolute, too long or holds control characters
//   E-ARC-KIND     a link or a device
//   E-ARC-TWICE    a second entry of the same name
//   E-ARC-LOCKED   encrypted
//   E-ARC-METHOD   packed by another method than *stored* and *deflated*
//   E-ARC-BOMB     unpacks to more than the limits allow
//   E-ARC-BROKEN   its bytes are damaged or do not have the size that the directory names
// Errors, where nothing of the archive can be trusted: E-ARC-BROKEN, E-ARC-COUNT (too many entries),
// E-ARC-BOMB (all entries together).
using Wanted = std::function<bool(std::string_view name)>;
[[nodiscard]] Result<std::vector<Entry>> read_zip(std::string_view bytes, const Wanted& is_wanted);

}  // namespace proviso::archive
