// How a schema names another file of its folder. Thread rule: pure function.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proviso::schema {

// The path that `location` means when it stands in the file `base`; nothing when it leads out of the folder.
[[nodiscard]] std::optional<std::string> resolve(std::string_view base, std::string_view location);

}  // namespace proviso::schema
