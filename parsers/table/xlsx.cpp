#include "parsers/table/xlsx.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "model/base/limits.hpp"
#include "parsers/archive/zip.hpp"
#include "parsers/documents/office/xml_part.hpp"
#include "parsers/table/xlsx_parts.hpp"
#include "parsers/table/xlsx_sheet.hpp"

namespace proviso::table {
namespace {

using Parts = std::vector<archive::Entry>;

bool is_wanted(std::string_view name) {
    constexpr std::string_view folder = "xl/worksheets/";
    return name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" || name == "xl/styles.xml" ||
           name == "xl/sharedStrings.xml" || (name.starts_with(folder) && name.ends_with(".xml"));
}

// A part that a file need not have.
Status read_optional(const Parts& parts, std::string_view name, xml::Handler& handler) {
    const archive::Entry* const part = find_part(parts, name);
    return part == nullptr ? Status{Done{}} : read_part(*part, handler);
}

// A value merged downwards is each row's; sideways it stays where it stands.
void spread_merged(SheetHandler& sheet) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, const Area*> areas;
    for (const Area& area : sheet.merged) {
        if (area.last_row > area.first_row) areas[{area.first_row, area.first_column}] = &area;
    }
    if (areas.empty()) return;
    std::vector<RawCell> spread;
    for (const RawCell& cell : sheet.cells) {
        const auto found = areas.find({cell.row, cell.column});
        if (found == areas.end()) continue;
        const std::uint32_t last = std::min(found->second->last_row, limits::table_rows_max);
        for (std::uint32_t row = cell.row + 1; row <= last; ++row) {
            if (sheet.cells.size() + spread.size() >= limits::table_cells_max) break;
            spread.push_back(RawCell{row, cell.column, cell.text, cell.is_broken});
        }
    }
    std::ranges::move(spread, std::back_inserter(sheet.cells));
}

// A spread value that no row of its own has would make rows out of a merged margin.
void drop_empty_tail(std::vector<RawCell>& cells, std::uint32_t last_own_row) {
    std::erase_if(cells, [&](const RawCell& cell) { return cell.row > last_own_row; });
}

class Writer {
public:
    explicit Writer(Workbook& workbook) : workbook_(workbook) {}

    void add(const std::string& name, SheetHandler& read) {
        std::uint32_t last_own_row = 0;
        for (const RawCell& cell : read.cells) last_own_row = std::max(last_own_row, cell.row);
        spread_merged(read);
        drop_empty_tail(read.cells, last_own_row);
        std::ranges::stable_sort(read.cells, {}, [](const RawCell& cell) {
            return std::pair{cell.row, cell.column};
        });
        Sheet& sheet = workbook_.sheets.emplace_back();
        sheet.name = name;
        text_ += name + "\n";
        for (RawCell& cell : read.cells) {
            const bool is_new_row = sheet.rows.empty() || sheet.rows.back().number != cell.row;
            if (is_new_row) sheet.rows.push_back(SheetRow{cell.row, {}});
            SheetRow& row = sheet.rows.back();
            if (!is_new_row && row.cells.back().column == cell.column) continue;
            if (text_.back() != '\n') text_ += is_new_row ? '\n' : '\t';
            const auto byte = static_cast<std::uint32_t>(text_.size());
            text_ += cell.text;
            const std::string& kept = workbook_.made->emplace_back(std::move(cell.text));
            row.cells.push_back(Cell{cell.column, byte, kept, cell.is_broken});
        }
        if (text_.back() != '\n') text_ += '\n';
        note(name, read);
    }

    void finish() {
        auto storage = std::make_shared<const std::string>(std::move(text_));
        workbook_.text = *storage;
        workbook_.storage = std::move(storage);
    }

private:
    void note(const std::string& name, const SheetHandler& read) {
        const auto count = [&](const char* text, std::size_t number) {
            if (number == 0) return;
            workbook_.notes.emplace_back(text,
                                         Remark::Pairs{{"sheet", name}, {"count", std::to_string(number)}});
        };
        count("remark-table-hidden-rows", read.hidden_rows);
        count("remark-table-hidden-columns", read.hidden_columns);
        count("remark-table-formulas", read.formulas);
        count("remark-table-merged", read.merged.size());
        count("remark-table-errors", read.errors);
    }

    Workbook& workbook_;
    std::string text_;
};

Error no_workbook() {
    return Error{"E-NO-TABLE", "the archive is no spreadsheet: it has no `xl/workbook.xml`",
                 "save the table as XLSX or CSV", Place{}};
}

}  // namespace

Result<Workbook> read_xlsx(std::string_view bytes) {
    PROVISO_TRY(parts, archive::read_zip(bytes, is_wanted));
    if (find_part(parts, "xl/workbook.xml") == nullptr) return no_workbook();
    WorkbookHandler book;
    RelationHandler relations;
    SharedStringHandler strings;
    StyleHandler styles;
    PROVISO_TRY(book_read, read_optional(parts, "xl/workbook.xml", book));
    PROVISO_TRY(relations_read, read_optional(parts, "xl/_rels/workbook.xml.rels", relations));
    PROVISO_TRY(strings_read, read_optional(parts, "xl/sharedStrings.xml", strings));
    PROVISO_TRY(styles_read, read_optional(parts, "xl/styles.xml", styles));
    static_cast<void>(book_read);
    static_cast<void>(relations_read);
    static_cast<void>(strings_read);
    static_cast<void>(styles_read);

    Workbook workbook;
    workbook.has_cells_by_name = true;
    Writer writer{workbook};
    std::size_t cells_left = limits::table_cells_max;
    for (const SheetEntry& entry : book.sheets) {
        const auto target = relations.targets.find(entry.relation);
        if (target == relations.targets.end()) continue;
        const archive::Entry* const part = find_part(parts, target->second);
        if (part == nullptr) continue;  // a chart has a sheet of its own, which holds no cells
        SheetHandler sheet{XlsxContext{&strings.strings, &styles, book.counts_from_1904}, cells_left};
        PROVISO_TRY(read, read_part(*part, sheet));
        static_cast<void>(read);
        cells_left -= sheet.cells.size();
        if (entry.is_hidden) {
            workbook.notes.emplace_back("remark-table-hidden-sheet", Remark::Pairs{{"sheet", entry.name}});
        }
        writer.add(entry.name, sheet);
    }
    writer.finish();
    return workbook;
}

}  // namespace proviso::table
