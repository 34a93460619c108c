// One sheet of an XLSX file as it stands: cells with their letters, before merged cells are spread.
// Part of `parsers/table/xlsx.hpp`. Thread rule: the handler belongs to one read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/table/xlsx_parts.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::table {

struct RawCell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::string text;
    bool is_broken = false;
};

struct Area {
    std::uint32_t first_row = 0;
    std::uint32_t last_row = 0;
    std::uint32_t first_column = 0;
    std::uint32_t last_column = 0;
};

struct XlsxContext {
    const std::vector<std::string>* strings = nullptr;
    const StyleHandler* styles = nullptr;
    bool counts_from_1904 = false;
};

class SheetHandler final : public xml::Handler {
public:
    SheetHandler(const XlsxContext& context, std::size_t cells_left)
        : context_(context), cells_left_(cells_left) {
        want_text(false);
    }

    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view piece) override;

    std::vector<RawCell> cells;
    std::vector<Area> merged;
    std::uint32_t hidden_rows = 0;
    std::uint32_t hidden_columns = 0;
    std::uint32_t formulas = 0;
    std::uint32_t errors = 0;

private:
    void open_row(const xml::StartElement& element);
    void open_cell(const xml::StartElement& element);
    void close_cell();
    void set_number(RawCell& cell);

    XlsxContext context_;
    std::size_t cells_left_;
    std::uint32_t depth_ = 0;
    std::uint32_t cell_depth_ = 0;
    std::uint32_t text_depth_ = 0;
    std::uint32_t phonetic_depth_ = 0;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
    std::string kind_;
    std::size_t style_ = 0;
    std::string value_;
};

// `B7` or `$B$7`; row and column 0 where it is none.
[[nodiscard]] RawCell parse_cell_name(std::string_view name);

// The day of a serial number, as `2026-03-31`; empty for what is no day, such as the 29th of February 1900,
// which spreadsheets count and calendars do not.
[[nodiscard]] std::string date_of_serial(double serial, bool counts_from_1904);

}  // namespace proviso::table
