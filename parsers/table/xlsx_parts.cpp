#include "parsers/table/xlsx_parts.hpp"

#include <algorithm>
#include <charconv>

#include "model/base/limits.hpp"
#include "parsers/documents/office/xml_part.hpp"

namespace proviso::table {
namespace {

std::uint32_t number_of(std::string_view text) {
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

Shown shown_by_id(std::uint32_t id) {
    const auto is_within = [id](std::uint32_t first, std::uint32_t last) {
        return id >= first && id <= last;
    };
    if (id == 9 || id == 10) return Shown::PerCent;
    // Formats of the standard itself: dates, those of East Asian calendars, and those of Thai.
    const bool is_date = is_within(14, 17) || id == 22 || is_within(27, 36) || is_within(50, 58) ||
                         is_within(71, 74) || id == 81;
    return is_date ? Shown::Date : Shown::Number;
}

}  // namespace

Shown shown_by(std::string_view format_code) {
    bool is_quoted = false;
    bool is_bracketed = false;
    bool has_percent = false;
    for (std::size_t i = 0; i < format_code.size(); ++i) {
        const char sign = format_code[i];
        if (sign == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (sign == '\\' || sign == '_' || sign == '*') {
            ++i;
            continue;
        }
        if (sign == '[') is_bracketed = true;
        if (sign == ']') is_bracketed = false;
        if (is_bracketed) continue;
        if (sign == ';') break;
        if (sign == 'y' || sign == 'Y' || sign == 'd' || sign == 'D') return Shown::Date;
        has_percent = has_percent || sign == '%';
    }
    return has_percent ? Shown::PerCent : Shown::Number;
}

void WorkbookHandler::start_element(const xml::StartElement& element) {
    const std::string_view name = element.name.text();
    if (name == "workbookPr") counts_from_1904 = is_true(attribute_of(element.attributes, "date1904"));
    if (name != "sheet") return;
    if (sheets.size() >= limits::table_sheets_max) {
        return stop(
            Error{"E-LIMIT-TABLE", "the file has more sheets than are read", "hand in fewer sheets", {}});
    }
    const std::string_view state = attribute_of(element.attributes, "state");
    sheets.push_back(SheetEntry{std::string{attribute_of(element.attributes, "name")},
                                std::string{attribute_of(element.attributes, "id")},
                                state == "hidden" || state == "veryHidden"});
}

void RelationHandler::start_element(const xml::StartElement& element) {
    if (element.name.text() != "Relationship") return;
    std::string target{attribute_of(element.attributes, "Target")};
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    targets[std::string{attribute_of(element.attributes, "Id")}] = std::move(target);
}

void SharedStringHandler::start_element(const xml::StartElement& element) {
    ++depth_;
    const std::string_view name = element.name.text();
    if (name == "si") {
        if (strings.size() > limits::table_cells_max)
            return stop(Error{"E-LIMIT-TABLE", "the file holds more texts than are read", {}, {}});
        strings.emplace_back();
    }
    if (name == "rPh" && phonetic_depth_ == 0) phonetic_depth_ = depth_;
    if (name == "t" && phonetic_depth_ == 0 && !strings.empty()) {
        text_depth_ = depth_;
        want_text(true);
    }
}

void SharedStringHandler::end_element() {
    if (depth_ == phonetic_depth_) phonetic_depth_ = 0;
    if (depth_ == text_depth_) {
        text_depth_ = 0;
        want_text(false);
    }
    --depth_;
}

void SharedStringHandler::text(std::string_view piece) {
    std::string& string = strings.back();
    if (string.size() + piece.size() > limits::table_cell_bytes_max)
        return stop(Error{"E-LIMIT-TABLE", "a cell holds more text than is read", {}, {}});
    string += piece;
}

void StyleHandler::start_element(const xml::StartElement& element) {
    ++depth_;
    const std::string_view name = element.name.text();
    if (name == "cellXfs") formats_depth_ = depth_;
    if (name == "numFmt") {
        own_formats_[number_of(attribute_of(element.attributes, "numFmtId"))] =
            shown_by(attribute_of(element.attributes, "formatCode"));
    }
    if (name != "xf" || formats_depth_ == 0) return;
    const std::uint32_t id = number_of(attribute_of(element.attributes, "numFmtId"));
    const auto own = own_formats_.find(id);
    cell_formats_.push_back(own == own_formats_.end() ? shown_by_id(id) : own->second);
}

void StyleHandler::end_element() {
    if (depth_ == formats_depth_) formats_depth_ = 0;
    --depth_;
}

}  // namespace proviso::table
