// ZIP files made by the tests: their entries are stored, not packed. Thread rule: pure function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace proviso::test {

// Names and bytes, in this order.
using ZipEntries = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string zip_of(const ZipEntries& entries);

// CRC-32, as ZIP and gzip have it.
[[nodiscard]] std::uint32_t checksum_of(std::string_view bytes);

}  // namespace proviso::test
