// A table file as rows of texts: CSV, or the sheets of a spreadsheet. What the columns mean is not known
// here.
//
// Doors: `is_workbook`, `read_workbook`. Thread rule: pure functions. Lifetime: cells view into the
// workbook's text, into its own store or into the bytes handed in; the workbook keeps what it made.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/remark.hpp"
#include "parsers/input.hpp"

namespace proviso::table {

struct Cell {
    std::uint32_t column = 0;  // from 1
    std::uint32_t byte = 0;    // in the workbook's text
    std::string_view text;     // trimmed, never empty
    bool is_broken = false;    // an error of the spreadsheet, or a date that there is not
};

struct SheetRow {
    std::uint32_t number = 0;  // from 1, as the spreadsheet counts
    std::vector<Cell> cells;   // those that are not empty, by column
};

struct Sheet {
    std::string name;  // empty for CSV
    std::vector<SheetRow> rows;
};

struct Workbook {
    std::string_view text;                       // of the whole file, for lines and excerpts
    std::shared_ptr<const std::string> storage;  // of `text`, where it was made; else null
    std::shared_ptr<std::deque<std::string>> made = std::make_shared<std::deque<std::string>>();
    std::vector<Sheet> sheets;
    std::vector<Remark> notes;
    bool has_cells_by_name = false;  // people go by sheet and cell, not by line
};

// May this be a table: a spreadsheet, or a text that is no XML? Looks at the first bytes only.
[[nodiscard]] bool is_workbook(std::string_view bytes);

// Errors: E-ENC (no text), E-LIMIT-TABLE (more than the limits allow), E-ARC-… and E-WF of a broken
// spreadsheet, E-NO-TABLE for what is neither.
[[nodiscard]] Result<Workbook> read_workbook(const Input& input);

}  // namespace proviso::table
