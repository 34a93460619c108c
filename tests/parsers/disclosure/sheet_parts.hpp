// Spreadsheets made by the tests, part by part, and what compares their rows.
// Thread rule: pure functions.
#pragma once

#include <string>

namespace proviso::test {

// One sheet of disclosures whose date is this serial number.
[[nodiscard]] std::string spreadsheet_with_date(const std::string& serial, bool counts_from_1904);

// Two sheets with merged cells, hidden rows, columns and sheets, formulas, errors, rich text and per cent.
[[nodiscard]] std::string spreadsheet_with_everything();

// The lists of a notation, sorted: which list comes first is the order of the format.
[[nodiscard]] std::string sorted_blocks(const std::string& notation);

}  // namespace proviso::test
