// Which names of archive entries are taken. Nothing is ever unpacked onto a disk here, but names reach
// reports, and those who read reports. Thread rule: pure function.
#pragma once

#include <optional>
#include <string_view>

#include "model/base/result.hpp"

namespace proviso::archive {

// Why the name is refused (E-ARC-PATH): it climbs (`..`), is absolute, names a drive, a share or a device of
// Windows, is longer than `limits::archive_name_bytes_max`, or holds a backslash or control characters.
[[nodiscard]] std::optional<Error> refuse_name(std::string_view name);

}  // namespace proviso::archive
