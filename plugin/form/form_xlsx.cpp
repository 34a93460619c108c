#include "plugin/form/form_xlsx.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <vector>

#include "model/base/unicode.hpp"
#include "parsers/archive/zip_writer.hpp"

namespace proviso {
namespace {

constexpr std::string_view prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_uri = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office_uri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_uri = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view media = "application/vnd.openxmlformats-officedocument.spreadsheetml";

std::string escaped(std::string_view text) {
    std::string result;
    for (const char sign : make_visible(text)) {
        if (sign == '&') {
            result += "&amp;";
        } else if (sign == '<') {
            result += "&lt;";
        } else if (sign == '>') {
            result += "&gt;";
        } else if (sign == '"') {
            result += "&quot;";
        } else {
            result += sign;
        }
    }
    return result;
}

// Excel takes 31 letters, some signs never, and each name once.
std::string sheet_name(std::string_view title, std::set<std::string>& taken) {
    constexpr std::size_t bytes_max = 28;
    std::string name;
    for (const char sign : shorten(title, bytes_max))
        name += std::string_view{"[]:*?/\\'"}.find(sign) == std::string_view::npos ? sign : ' ';
    std::string unique = name;
    for (int number = 2; !taken.insert(unique).second; ++number) unique = name + " " + std::to_string(number);
    return unique;
}

std::string cell_text(const std::string& name, const FormCell& cell) {
    constexpr std::int32_t day_zero = 25'569;  // 1970-01-01 as spreadsheets count from 1900
    constexpr std::int32_t first_sure_day = 61;
    const std::int32_t serial = cell.day + day_zero;
    if (cell.kind == FormCell::Kind::Number) return fmt::format("<c r=\"{}\"><v>{}</v></c>", name, cell.text);
    if (cell.kind == FormCell::Kind::Date && serial >= first_sure_day)
        return fmt::format("<c r=\"{}\" s=\"2\"><v>{}</v></c>", name, serial);
    return fmt::format("<c r=\"{}\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                       name, escaped(cell.text));
}

std::string sheet_part(const FormSheet& sheet) {
    constexpr std::uint32_t width = 24;
    std::string text = fmt::format(
        "{}<worksheet xmlns=\"{}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
        "topLeftCell=\"A2\" "
        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" "
        "max=\"{}\" "
        "width=\"{}\" customWidth=\"1\"/></cols><sheetData><row r=\"1\">",
        prolog, main_uri, sheet.heads.size(), width);
    std::uint32_t column = 0;
    for (const std::string& head : sheet.heads) {
        text += fmt::format("<c r=\"{}\" s=\"1\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                            cell_name({++column, 1}), escaped(head));
    }
    text += "</row>";
    std::uint32_t row = 1;
    for (const std::vector<FormCell>& cells : sheet.rows) {
        text += fmt::format("<row r=\"{}\">", ++row);
        column = 0;
        for (const FormCell& cell : cells) {
            ++column;
            if (!cell.text.empty()) text += cell_text(cell_name({column, row}), cell);
        }
        text += "</row>";
    }
    return text + "</sheetData></worksheet>";
}

std::string styles_part() {
    return fmt::format(
        "{}<styleSheet xmlns=\"{}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" "
        "formatCode=\"yyyy\\-mm\\-dd\"/>"
        "</numFmts><fonts count=\"2\"><font/><font><b/></font></fonts><fills count=\"2\"><fill><patternFill "
        "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders "
        "count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs "
        "count=\"4\"><xf/>"
        "<xf fontId=\"1\" applyFont=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" "
        "applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
        prolog, main_uri);
}

}  // namespace

Result<std::string> form_as_xlsx(std::span<const FormSheet> sheets) {
    std::string types = fmt::format(
        "{}<Types xmlns=\"{}/content-types\"><Default Extension=\"rels\" ContentType=\"application/"
        "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
        "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
        "ContentType=\"{}.sheet.main+xml\"/>"
        "<Override PartName=\"/xl/styles.xml\" ContentType=\"{}.styles+xml\"/>",
        prolog, package_uri, media, media);
    std::string book =
        fmt::format("{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets>", prolog, main_uri, office_uri);
    std::string relations = fmt::format(
        "{}<Relationships xmlns=\"{}/relationships\"><Relationship Id=\"styles\" Type=\"{}/styles\" "
        "Target=\"styles.xml\"/>",
        prolog, package_uri, office_uri);
    std::vector<archive::Part> parts(1);  // the content types come first
    parts.push_back(
        {"_rels/.rels", fmt::format("{}<Relationships xmlns=\"{}/relationships\"><Relationship "
                                    "Id=\"book\" Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/>"
                                    "</Relationships>",
                                    prolog, package_uri, office_uri)});
    std::set<std::string> names;
    std::size_t number = 0;
    for (const FormSheet& sheet : sheets) {
        const std::string part = fmt::format("worksheets/sheet{}.xml", ++number);
        types += fmt::format("<Override PartName=\"/xl/{}\" ContentType=\"{}.worksheet+xml\"/>", part, media);
        book += fmt::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"sheet{}\"/>",
                            escaped(sheet_name(sheet.title, names)), number, number);
        relations += fmt::format("<Relationship Id=\"sheet{}\" Type=\"{}/worksheet\" Target=\"{}\"/>", number,
                                 office_uri, part);
        parts.push_back({"xl/" + part, sheet_part(sheet)});
    }
    parts.front() = {"[Content_Types].xml", types + "</Types>"};
    parts.push_back({"xl/workbook.xml", book + "</sheets></workbook>"});
    parts.push_back({"xl/_rels/workbook.xml.rels", relations + "</Relationships>"});
    parts.push_back({"xl/styles.xml", styles_part()});
    return archive::write_zip(parts);
}

}  // namespace proviso
