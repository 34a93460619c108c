// ZIP files made by the tests: their entries are stored, not packed. Thread rule: pure function.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace proviso::test {

// Names and bytes, in this order.
using ZipEntries = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string zip_of(const ZipEntries& entries);

}  // namespace proviso::test
