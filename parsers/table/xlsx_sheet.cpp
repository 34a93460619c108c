#include "parsers/table/xlsx_sheet.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "model/base/date.hpp"
#include "model/base/limits.hpp"
#include "parsers/documents/office/xml_part.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso::table {
namespace {

Error too_large() {
    return Error{"E-LIMIT-TABLE", "the table has more rows, columns or cells than a table may",
                 "hand it in as several smaller tables", Place{}};
}

std::uint32_t number_of(std::string_view text) {
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

// 15 digits are what a spreadsheet keeps: beyond them there is only the noise of binary fractions.
std::string decimal(double number) {
    constexpr double exact_max = 1e15;
    if (number == std::floor(number) && std::fabs(number) < exact_max) return fmt::format("{:.0f}", number);
    std::string text = fmt::format("{:.10f}", number);
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

}  // namespace

RawCell parse_cell_name(std::string_view name) {
    RawCell cell;
    std::size_t at = 0;
    constexpr std::uint32_t letters = 26;
    constexpr std::uint32_t column_max = 100'000;
    for (; at < name.size() && (name[at] == '$' || (name[at] >= 'A' && name[at] <= 'Z')); ++at) {
        if (name[at] == '$') continue;
        cell.column = cell.column * letters + static_cast<std::uint32_t>(name[at] - 'A' + 1);
        if (cell.column > column_max) return {};
    }
    const char* const end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data() + at, end, cell.row);
    if (error != std::errc{} || stop != end || cell.column == 0 || cell.row == 0) return {};
    return cell;
}

std::string date_of_serial(double serial, bool counts_from_1904) {
    constexpr double serial_max = 2'958'465;  // the last day of the year 9999
    if (!(serial >= 0) || serial > serial_max) return {};
    auto day = static_cast<std::int32_t>(std::floor(serial));
    constexpr std::int32_t day_1904 = -24'107;  // 1904-01-01, from 1970-01-01
    if (counts_from_1904) return format_date(Date{day_1904 + day});
    constexpr std::int32_t leap_bug = 60;  // the day that there was not
    if (day == 0 || day == leap_bug) return {};
    constexpr std::int32_t day_before_1900 = -25'568;  // 1899-12-31
    if (day > leap_bug) --day;
    return format_date(Date{day_before_1900 + day});
}

void SheetHandler::open_row(const xml::StartElement& element) {
    const std::uint32_t number = number_of(attribute_of(element.attributes, "r"));
    row_ = number == 0 ? row_ + 1 : number;
    column_ = 0;
    if (is_true(attribute_of(element.attributes, "hidden"))) ++hidden_rows;
    if (row_ > limits::table_rows_max) stop(too_large());
}

void SheetHandler::open_cell(const xml::StartElement& element) {
    const RawCell place = parse_cell_name(attribute_of(element.attributes, "r"));
    column_ = place.column == 0 ? column_ + 1 : place.column;
    if (place.row != 0) row_ = place.row;
    if (column_ > limits::table_columns_max || row_ > limits::table_rows_max) return stop(too_large());
    cell_depth_ = depth_;
    kind_ = attribute_of(element.attributes, "t");
    style_ = number_of(attribute_of(element.attributes, "s"));
    value_.clear();
}

void SheetHandler::start_element(const xml::StartElement& element) {
    ++depth_;
    const std::string_view name = element.name.text();
    if (cell_depth_ != 0) {
        if (name == "f") ++formulas;
        if (name == "rPh" && phonetic_depth_ == 0) phonetic_depth_ = depth_;
        if ((name == "v" || name == "t") && phonetic_depth_ == 0) {
            text_depth_ = depth_;
            want_text(true);
        }
        return;
    }
    if (name == "row") open_row(element);
    if (name == "c") open_cell(element);
    if (name == "col" && is_true(attribute_of(element.attributes, "hidden"))) ++hidden_columns;
    if (name != "mergeCell") return;
    const std::string_view area = attribute_of(element.attributes, "ref");
    const RawCell first = parse_cell_name(area.substr(0, area.find(':')));
    const RawCell last = parse_cell_name(area.substr(area.find(':') + 1));
    if (first.row == 0 || last.row < first.row || last.column < first.column) return;
    if (merged.size() >= limits::table_merged_max) return stop(too_large());
    merged.push_back(Area{first.row, last.row, first.column, last.column});
}

void SheetHandler::end_element() {
    if (depth_ == text_depth_) {
        text_depth_ = 0;
        want_text(false);
    }
    if (depth_ == phonetic_depth_) phonetic_depth_ = 0;
    if (depth_ == cell_depth_ && cell_depth_ != 0) {
        close_cell();
        cell_depth_ = 0;
    }
    --depth_;
}

void SheetHandler::text(std::string_view piece) {
    if (value_.size() + piece.size() > limits::table_cell_bytes_max) return stop(too_large());
    value_ += piece;
}

void SheetHandler::set_number(RawCell& cell) {
    const Shown shown = context_.styles->shown(style_);
    double number = 0;
    const char* const end = value_.data() + value_.size();
    const auto [stop, error] = std::from_chars(value_.data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(number)) {
        cell.is_broken = !cell.text.empty();
        return;
    }
    constexpr double hundred = 100;
    if (shown == Shown::Date) {
        const std::string date = date_of_serial(number, context_.counts_from_1904);
        cell.is_broken = date.empty();
        if (!cell.is_broken) cell.text = date;
    } else {
        cell.text = decimal(shown == Shown::PerCent ? number * hundred : number);
    }
}

void SheetHandler::close_cell() {
    RawCell cell{row_, column_, std::string{maps::trim(value_)}, false};
    if (kind_ == "s") {
        const std::size_t index = number_of(cell.text);
        cell.is_broken = cell.text.empty() || index >= context_.strings->size();
        if (!cell.is_broken) cell.text = maps::trim((*context_.strings)[index]);
    } else if (kind_ == "b") {
        cell.text = is_true(cell.text) ? "true" : "false";
    } else if (kind_ == "e") {
        cell.is_broken = true;
        ++errors;
    } else if (kind_.empty() || kind_ == "n") {
        set_number(cell);
    } else if (kind_ == "d") {
        constexpr std::size_t date_bytes = 10;
        cell.text = cell.text.substr(0, date_bytes);
    }
    if (cell.text.empty()) return;
    if (cells.size() >= cells_left_) return stop(too_large());
    cells.push_back(std::move(cell));
}

}  // namespace proviso::table
