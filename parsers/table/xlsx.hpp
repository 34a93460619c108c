// The sheets of an XLSX file, read through the archive's limits and the XML reader's gates. Part of
// `parsers/table/workbook.hpp`: include that.
// Thread rule: pure function.
#pragma once

#include <string_view>

#include "parsers/table/workbook.hpp"

namespace proviso::table {

// The values that the file holds: no formula is evaluated. Numbers that are shown as dates become dates,
// those shown as per cent become per cent. A value merged downwards stands in each of its rows. The notes
// tell of hidden sheets, rows and columns (they are read all the same), of formulas, merged cells and errors.
[[nodiscard]] Result<Workbook> read_xlsx(std::string_view bytes);

}  // namespace proviso::table
