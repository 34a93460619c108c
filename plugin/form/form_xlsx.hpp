// A form as a spreadsheet. Thread rule: pure function.
#pragma once

#include <span>
#include <string>

#include "model/base/result.hpp"
#include "plugin/form/form_sheet.hpp"

namespace proviso {

// Texts are cells of text, numbers and dates are typed; there is no formula, link, macro or date of writing.
[[nodiscard]] Result<std::string> form_as_xlsx(std::span<const FormSheet> sheets);

}  // namespace proviso
