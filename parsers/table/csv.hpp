// Comma-separated values, whatever separates them. Part of `parsers/table/workbook.hpp`: include that.
// Thread rule: pure function.
#pragma once

#include <string_view>

#include "parsers/table/workbook.hpp"

namespace proviso::table {

// UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252; `;`, `,`, tab or `|`, whichever
// parts the first lines into most cells, or as a first line `sep=;` says; quotes as RFC 4180 has them.
[[nodiscard]] Result<Workbook> read_csv(std::string_view bytes);

}  // namespace proviso::table
