#include "tests/parsers/disclosure/sheet_parts.hpp"

#include <algorithm>
#include <vector>

#include "tests/support/zip_bytes.hpp"

namespace proviso::test {
namespace {

const std::string main_namespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

std::string relations(std::size_t sheets) {
    std::string text =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (std::size_t i = 1; i <= sheets; ++i) {
        const std::string number = std::to_string(i);
        text += "<Relationship Id=\"rId" + number + "\" Type=\"worksheet\" Target=\"worksheets/sheet" +
                number + ".xml\"/>";
    }
    return text + "</Relationships>";
}

std::string styles() {
    return "<styleSheet " + main_namespace +
           "><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-407]d. mmmm yyyy;@\"/><numFmt "
           "numFmtId=\"171\" "
           "formatCode=\"0.0&quot; d&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
           "numFmtId=\"14\"/><xf "
           "numFmtId=\"170\"/><xf numFmtId=\"9\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>";
}

std::string text_cell(const std::string& name, const std::string& text) {
    return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string sheet(const std::string& before, const std::string& rows, const std::string& behind) {
    return "<worksheet " + main_namespace + ">" + before + "<sheetData>" + rows + "</sheetData>" + behind +
           "</worksheet>";
}

std::string workbook(const std::string& properties, const std::string& sheets) {
    return "<workbook " + main_namespace + ">" + properties + "<sheets>" + sheets + "</sheets></workbook>";
}

}  // namespace

std::string spreadsheet_with_date(const std::string& serial, bool counts_from_1904) {
    const std::string head =
        text_cell("A1", "Supplier") + text_cell("B1", "Made on") + text_cell("C1", "Signed by");
    const std::string line = text_cell("A2", "Brunnhild") + "<c r=\"B2\" s=\"1\"><v>" + serial + "</v></c>" +
                             text_cell("C2", "Voskamp");
    const std::string properties = counts_from_1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>";
    return zip_of(
        {{"xl/workbook.xml", workbook(properties, "<sheet name=\"Form\" sheetId=\"1\" id=\"rId1\"/>")},
         {"xl/_rels/workbook.xml.rels", relations(1)},
         {"xl/styles.xml", styles()},
         {"xl/worksheets/sheet1.xml",
          sheet("", "<row r=\"1\">" + head + "</row><row r=\"2\">" + line + "</row>", "")}});
}

std::string spreadsheet_with_everything() {
    const std::string head = text_cell("A1", "Model") + text_cell("B1", "Brand") +
                             text_cell("C1", "Factory name") + text_cell("D1", "City") +
                             text_cell("E1", "Country") + text_cell("F1", "Workers") +
                             text_cell("G1", "Share of women") + text_cell("H1", "As of");
    const std::string first = text_cell("A2", "Fen 14") + text_cell("B2", "Aldermoor") +
                              "<c r=\"C2\" t=\"s\"><v>0</v></c>" + text_cell("D2", "Zhongshan") +
                              text_cell("E2", "CN") + "<c r=\"F2\"><f>SUM(Z1:Z9)</f><v>4200</v></c>" +
                              "<c r=\"G2\" s=\"3\"><v>0.46</v></c><c r=\"H2\" s=\"2\"><v>46042</v></c>";
    const std::string second = text_cell("C3", "Hwarim") + text_cell("D3", "Gumi") + text_cell("E3", "KR") +
                               "<c r=\"F3\" t=\"e\"><v>#REF!</v></c><c r=\"G3\" s=\"4\"><v>12.5</v></c>";
    const std::string rows = "<row r=\"1\">" + head + "</row><row r=\"2\">" + first +
                             "</row><row r=\"3\" hidden=\"1\">" + second + "</row>";
    const std::string merged =
        "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B9\"/></mergeCells>";
    const std::string other = "<row r=\"4\">" + text_cell("B4", "Scheme") + text_cell("C4", "Audit date") +
                              text_cell("D4", "Auditor") + "</row><row r=\"5\">" +
                              text_cell("B5", "Meridian") + "<c r=\"C5\" s=\"1\"><v>45825</v></c>" +
                              text_cell("D5", "Corvane") + "</row>";
    return zip_of(
        {{"xl/workbook.xml",
          workbook("",
                   "<sheet name=\"Sites\" sheetId=\"1\" id=\"rId1\"/><sheet name=\"Audits\" sheetId=\"2\" "
                   "state=\"veryHidden\" id=\"rId2\"/>")},
         {"xl/_rels/workbook.xml.rels", relations(2)},
         {"xl/styles.xml", styles()},
         {"xl/sharedStrings.xml", "<sst " + main_namespace +
                                      "><si><r><t>Linhe </t></r><r><rPr><b/></rPr><t>Assembly</t></r>"
                                      "<rPh sb=\"0\" eb=\"1\"><t>rinha</t></rPh></si></sst>"},
         {"xl/worksheets/sheet1.xml",
          sheet("<cols><col min=\"7\" max=\"7\" hidden=\"1\"/></cols>", rows, merged)},
         {"xl/worksheets/sheet2.xml", sheet("", other, "")}});
}

std::string sorted_blocks(const std::string& notation) {
    std::vector<std::string> blocks;
    for (std::size_t begin = 0; begin < notation.size();) {
        const std::size_t end = notation.find("\n\n", begin);
        blocks.push_back(notation.substr(begin, end == std::string::npos ? end : end - begin));
        while (!blocks.back().empty() && blocks.back().back() == '\n') blocks.back().pop_back();
        if (end == std::string::npos) break;
        begin = end + 2;
    }
    std::ranges::sort(blocks);
    std::string sorted;
    for (const std::string& block : blocks) sorted += block + "\n\n";
    return sorted;
}

}  // namespace proviso::test
