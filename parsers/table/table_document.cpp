#include "parsers/table/table_document.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/unicode.hpp"
#include "parsers/maps/commit.hpp"
#include "parsers/maps/reader.hpp"
#include "parsers/table/events.hpp"
#include "parsers/table/understanding.hpp"
#include "parsers/table/workbook.hpp"

namespace proviso::table {
namespace {

constexpr std::size_t rows_named_max = 10;

class OneMap final : public maps::MapChooser {
public:
    explicit OneMap(const maps::Automaton& automaton) : automaton_(automaton) {}
    Result<const maps::Automaton*> choose(const xml::StartElement& /*root*/) const override {
        return &automaton_;
    }

private:
    const maps::Automaton& automaton_;
};

struct Chosen {
    const TableMap* map = nullptr;
    Understanding understanding;
};

Chosen choose(std::span<const TableMap> maps, const Workbook& workbook) {
    Chosen best;
    for (const TableMap& map : maps) {
        Understanding understanding = understand(*map.layout, workbook);
        const bool is_better = best.map == nullptr ? understanding.understood > 0
                                                   : understanding.understood > best.understanding.understood;
        if (is_better) best = Chosen{&map, std::move(understanding)};
    }
    return best;
}

// A letter has lines too: rows of several cells make a table of it.
bool has_rows(const Workbook& workbook) {
    constexpr std::size_t cells_min = 3;
    constexpr std::ptrdiff_t rows_min = 2;
    return std::ranges::any_of(workbook.sheets, [](const Sheet& sheet) {
        return std::ranges::count_if(
                   sheet.rows, [](const SheetRow& row) { return row.cells.size() >= cells_min; }) >= rows_min;
    });
}

Error not_understood(const Workbook& workbook, const std::string& document) {
    Error error = no_columns(document);
    if (!has_rows(workbook)) error.code = "E-NO-TABLE";
    return error;
}

std::string cell_of(const Sheet& sheet, SheetCell cell) {
    const std::string name = cell_name(cell);
    return sheet.name.empty() ? name : make_visible(sheet.name) + "!" + name;
}

// By byte: each text may be where it was first put into the document's text.
std::vector<PaperPlace> places_of(const Workbook& workbook) {
    std::vector<PaperPlace> places;
    if (!workbook.has_cells_by_name) return places;
    std::uint32_t number = 0;
    for (const Sheet& sheet : workbook.sheets) {
        ++number;
        for (const SheetRow& row : sheet.rows) {
            for (const Cell& cell : row.cells) {
                PaperPlace place;
                place.byte = cell.byte;
                place.sheet = number;
                place.sheet_row = row.number;
                place.sheet_column = cell.column;
                places.push_back(place);
            }
        }
    }
    return places;
}

void add_unknown(const Workbook& workbook, const Understanding& understanding, DocumentRecord& record) {
    std::string words;
    for (const Found& table : understanding.tables) {
        const Sheet& sheet = workbook.sheets[table.sheet];
        for (const Cell* const cell : table.unknown) {
            constexpr std::size_t shown_bytes_max = 80;
            const std::string head = make_visible(shorten(cell->text, shown_bytes_max));
            const auto below = static_cast<std::uint32_t>(table.end - table.head - 1);
            record.coverage.unknown += below;
            const std::string place = cell_of(sheet, {cell->column, sheet.rows[table.head].number});
            if (record.coverage.unknown_paths.size() < limits::unknown_paths_max)
                record.coverage.unknown_paths.push_back({place + " " + head, below});
        }
    }
    std::string rows;
    for (std::size_t i = 0; i < understanding.unread.size() && i < rows_named_max; ++i) {
        const auto& [sheet, row] = understanding.unread[i];
        const SheetRow& unread = workbook.sheets[sheet].rows[row];
        rows += (rows.empty() ? "" : ", ") +
                cell_of(workbook.sheets[sheet], {unread.cells.front().column, unread.number});
    }
    if (rows.empty()) return;
    const std::string count = std::to_string(understanding.unread.size());
    record.notes.emplace_back("remark-table-unread-rows", Remark::Pairs{{"count", count}, {"cells", rows}});
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

struct KeptWorkbook {
    std::shared_ptr<const std::string> text;
    std::shared_ptr<std::deque<std::string>> made;
};

}  // namespace

Error no_columns(const std::string& document) {
    return Error{
        "E-NO-COLUMNS", "this is no XML, and no column of it is understood when it is read as a table",
        "head the columns as the form of `proviso form` does; `proviso maps columns FILE` shows what "
        "is understood",
        Place{document, {}, 0, 0, 0}};
}

Result<DocumentIndex> read_table(std::span<const TableMap> maps, const Input& input,
                                 DossierBuilder& builder) {
    auto read = read_workbook(input);
    if (!read) {
        read.error().place.document = input.name;
        return std::move(read).error();
    }
    Workbook& workbook = read.value();
    const Chosen chosen = choose(maps, workbook);
    if (chosen.map == nullptr) return not_understood(workbook, input.name);

    const OneMap chooser{*chosen.map->automaton};
    maps::Workspace workspace;
    maps::Reader reader{chooser, workbook.text, builder, workspace};
    const std::vector<std::string> crowded =
        tell(Telling{builder.vocabulary(), *chosen.map->layout, workbook, chosen.understanding}, reader);
    if (reader.has_stopped()) {
        Error error = reader.take_stop();
        error.place.document = input.name;
        return error;
    }
    auto kept = std::make_shared<const KeptWorkbook>(KeptWorkbook{workbook.storage, workbook.made});
    maps::DocumentTexts texts{input.name, workbook.text, input.bytes, std::move(kept)};
    auto added = maps::commit(reader.automaton(), workspace, std::move(texts), builder);
    if (!added) return added;
    DocumentRecord& record = builder.documents()[added.value()];
    record.places = places_of(workbook);
    for (const Sheet& sheet : workbook.sheets) record.sheets.push_back(sheet.name);
    for (Remark& note : workbook.notes) record.notes.push_back(std::move(note));
    add_unknown(workbook, chosen.understanding, record);
    if (!crowded.empty())
        record.notes.emplace_back("remark-table-crowded", Remark::Pairs{{"cells", joined(crowded)}});
    return added;
}

Result<const TableMap*> choose_map(std::span<const TableMap> maps, const Input& input) {
    PROVISO_TRY(workbook, read_workbook(input));
    const Chosen chosen = choose(maps, workbook);
    if (chosen.map == nullptr) return not_understood(workbook, input.name);
    return chosen.map;
}

Result<std::vector<ColumnWords>> describe_columns(std::span<const TableMap> maps,
                                                  const Vocabulary& vocabulary, const Input& input) {
    PROVISO_TRY(workbook, read_workbook(input));
    const Chosen chosen = choose(maps, workbook);
    if (chosen.map == nullptr) return not_understood(workbook, input.name);
    const Layout& layout = *chosen.map->layout;
    std::vector<ColumnWords> all;
    for (const Found& table : chosen.understanding.tables) {
        const Sheet& sheet = workbook.sheets[table.sheet];
        const SheetRow& head = sheet.rows[table.head];
        for (const Cell& cell : head.cells) {
            ColumnWords words{sheet.name, cell_name({cell.column, head.number}), std::string{cell.text}, {}};
            const auto use = std::ranges::find(table.columns, cell.column, &ColumnUse::column);
            if (use != table.columns.end()) {
                const Plan& plan = layout.plans[use->heading.plan];
                const Column& column = plan.columns[use->heading.column];
                words.field = vocabulary.field(plan.list).name;
                if (column.list != no_field) words.field += "." + vocabulary.field(column.list).name;
                words.field += "." + vocabulary.field(column.field).name;
                if (!column.fixed_value.empty())
                    words.field += " (" + column.fixed.name + " " + column.fixed_value + ")";
                if (!use->language.empty()) words.field += " (" + use->language + ")";
            }
            all.push_back(std::move(words));
        }
    }
    return all;
}

}  // namespace proviso::table
