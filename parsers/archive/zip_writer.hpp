// Writes a ZIP file in memory: the container of the spreadsheets that are given to suppliers.
//
// Door: `write_zip`. Thread rule: pure function.
#pragma once

#include <span>
#include <string>

#include "model/base/result.hpp"

namespace proviso::archive {

struct Part {
    std::string name;
    std::string bytes;
};

// The parts in this order, deflated, without times of the clock. Errors: E-ARC-WRITE where the library has no
// memory left.
[[nodiscard]] Result<std::string> write_zip(std::span<const Part> parts);

}  // namespace proviso::archive
