// Which rows of a workbook are heads of tables, and what their columns tell.
//
// Door: `understand`. Thread rule: pure function. Lifetime: refers to the layout and the workbook.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/table/layout.hpp"
#include "parsers/table/workbook.hpp"

namespace proviso::table {

struct ColumnUse {
    std::uint32_t column = 0;  // of the sheet, from 1
    Heading heading;
    std::string language;     // of `Findings (en)`
    bool is_certain = false;  // its words fit one list of the line only
};

// A table within a sheet: its head, and the rows below it up to the next head.
struct Found {
    std::size_t sheet = 0;
    std::size_t head = 0;            // index of the row
    std::size_t end = 0;             // index behind the last row
    std::vector<std::size_t> plans;  // one, or those of a line, in their order
    std::vector<ColumnUse> columns;
    std::vector<const Cell*> unknown;  // heads that nobody understands
};

struct Understanding {
    std::vector<Found> tables;
    std::vector<std::pair<std::size_t, std::size_t>> unread;  // sheet and row: no table's, and no title
    std::size_t understood = 0;                               // heads of columns, of all tables
};

[[nodiscard]] Understanding understand(const Layout& layout, const Workbook& workbook);

}  // namespace proviso::table
