// SHA-256, for document digests, pack digests and finding ids.
#pragma once

#include <string>
#include <string_view>

namespace proviso {

// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace proviso
