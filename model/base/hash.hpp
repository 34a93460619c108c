// SHA-256, for document digests, pack digests and finding ids; and the digests by which documents vouch for
// others. Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace proviso {

// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// By the name of the algorithm as people and standards write it: `SHA-256`, `sha512`, the last part of an
// identifier such as `…/xmlenc#sha256`; also SHA-1, SHA-384 and MD5. Nothing for another one.
[[nodiscard]] std::optional<std::string> digest_hex(std::string_view algorithm, std::string_view bytes);

}  // namespace proviso
