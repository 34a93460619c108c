// The texts of cells as the values of fields: lists are parted, numbers freed of what people add to them.
// Thread rule: pure functions. Lifetime: what is returned views into the text or owns its letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary.hpp"

namespace proviso::table {

// One text for a field with one value; for a list those between line ends, and for codes, ids, dates and
// numbers also between `;` and `,`.
[[nodiscard]] std::vector<std::string> values_of(const Field& field, std::string_view text);

// Does the text seem to name several things?
[[nodiscard]] bool is_crowded(std::string_view text);

}  // namespace proviso::table
