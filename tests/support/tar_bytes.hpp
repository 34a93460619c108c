// Tar files made by the tests, and files packed with gzip without being made smaller. Thread rule: pure
// functions.
#pragma once

#include <string>
#include <string_view>

#include "tests/support/zip_bytes.hpp"

namespace proviso::test {

[[nodiscard]] std::string tar_of(const ZipEntries& entries);
[[nodiscard]] std::string gzip_of(std::string_view bytes);

}  // namespace proviso::test
