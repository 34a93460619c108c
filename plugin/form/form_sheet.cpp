#include "plugin/form/form_sheet.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/base/date.hpp"
#include "model/base/unicode.hpp"
#include "parsers/table/protection.hpp"

namespace proviso {
namespace {

using table::Column;
using table::Layout;
using table::Plan;

// A column of the form: one language of a text is one column.
struct FormColumn {
    const Column* column = nullptr;
    std::string language;
};

class SheetMaker {
public:
    SheetMaker(const Dossier& dossier, const Plan& plan, std::string_view language)
        : dossier_(dossier), vocabulary_(dossier.vocabulary()), plan_(plan), language_(language) {}

    FormSheet make(bool is_about_all) {
        const auto rows = dossier_.children(root_row, plan_.list);
        FormSheet sheet;
        sheet.title = Vocabulary::label(vocabulary_.field(plan_.list).labels,
                                        vocabulary_.field(plan_.list).name, language_);
        for (const Column& column : plan_.columns) add_columns(column, rows);
        for (const FormColumn& column : columns_) sheet.heads.push_back(head_of(column));
        for (const RowIndex row : rows) add_rows(row, sheet);
        if (rows.empty() && is_about_all) sheet.rows.push_back(known_row());
        return sheet;
    }

private:
    void add_columns(const Column& column, std::span<const RowIndex> rows) {
        if (column.language_attribute.empty()) {
            columns_.push_back(FormColumn{&column, {}});
            return;
        }
        std::set<std::string> languages{std::string{language_}};
        for (const RowIndex row : rows) {
            for (const Cell& cell : dossier_.cells(row, column.field))
                languages.emplace(cell.language.text());
        }
        for (const std::string& one : languages) columns_.push_back(FormColumn{&column, one});
    }

    // A register has columns of its own; its name tells which.
    [[nodiscard]] std::string head_of(const FormColumn& column) const {
        if (!column.column->fixed_value.empty()) return column.column->fixed_head;
        std::string head = table::heading_of(vocabulary_, *column.column, language_);
        if (!column.language.empty()) head += " (" + column.language + ")";
        return head;
    }

    // A row with several rows below it takes several lines, which come back as one by its id.
    void add_rows(RowIndex row, FormSheet& sheet) const {
        const std::size_t lines = std::max<std::size_t>(1, rows_below(row));
        for (std::size_t line = 0; line < lines; ++line) {
            std::vector<FormCell> cells;
            for (const FormColumn& column : columns_) cells.push_back(cell_of(row, line, column));
            sheet.rows.push_back(std::move(cells));
        }
    }

    [[nodiscard]] std::size_t rows_below(RowIndex row) const {
        std::size_t most = 0;
        for (const FormColumn& column : columns_) {
            if (column.column->list == no_field || !column.column->fixed_value.empty()) continue;
            most = std::max(most, loose_rows(row, *column.column).size());
        }
        return most;
    }

    [[nodiscard]] std::string_view given(RowIndex row, std::string_view field) const {
        const FieldId id = vocabulary_.find_field(dossier_.row(row).entity, field);
        for (const Cell& cell : dossier_.cells(row, id)) {
            if (cell.state == State::Given) return cell.text;
        }
        return {};
    }

    // Those below a row that no column with a fixed value tells already.
    [[nodiscard]] std::vector<RowIndex> loose_rows(RowIndex row, const Column& column) const {
        std::vector<RowIndex> rows;
        std::set<std::string_view> told;
        for (const RowIndex below : dossier_.children(row, column.list)) {
            const bool is_told = std::ranges::any_of(plan_.columns, [&](const Column& fixed) {
                return fixed.list == column.list && !fixed.fixed_value.empty() &&
                       given(below, fixed.fixed.name) == fixed.fixed_value &&
                       told.insert(fixed.fixed_value).second;
            });
            if (!is_told) rows.push_back(below);
        }
        return rows;
    }

    [[nodiscard]] FormCell cell_of(RowIndex row, std::size_t line, const FormColumn& column) const {
        if (column.column->list == no_field) {
            const bool is_told = line == 0 || vocabulary_.field(column.column->field).name == "id";
            return is_told ? joined(row, column) : FormCell{};
        }
        if (!column.column->fixed_value.empty()) {
            for (const RowIndex below : dossier_.children(row, column.column->list)) {
                if (line == 0 && given(below, column.column->fixed.name) == column.column->fixed_value)
                    return joined(below, column);
            }
            return {};
        }
        const std::vector<RowIndex> below = loose_rows(row, *column.column);
        return line < below.size() ? joined(below[line], column) : FormCell{};
    }

    [[nodiscard]] FormCell joined(RowIndex row, const FormColumn& column) const {
        FormCell cell;
        const Field& field = vocabulary_.field(column.column->field);
        std::size_t values = 0;
        for (const Cell& one : dossier_.cells(row, column.column->field)) {
            const bool is_spoken_here = column.language.empty() || one.language.text() == column.language;
            if (one.state != State::Given || !is_spoken_here) continue;
            cell.text += (values++ == 0 ? "" : "\n") + make_visible(one.text);
            cell.day = static_cast<std::int32_t>(one.number);
        }
        const bool is_number = field.type.kind == TypeKind::Number || field.type.kind == TypeKind::Percentage;
        if (values == 1 && is_number) cell.kind = FormCell::Kind::Number;
        if (values == 1 && field.type.kind == TypeKind::Date) {
            cell.kind = FormCell::Kind::Date;
            cell.text = format_date(Date{cell.day});
        }
        if (cell.kind == FormCell::Kind::Text) cell.text = table::protect(cell.text);
        return cell;
    }

    // What the documents tell anywhere under the same number of a standard, such as the contract (BT-150).
    [[nodiscard]] std::vector<FormCell> known_row() const {
        std::vector<FormCell> cells;
        for (const FormColumn& column : columns_) {
            FormCell cell;
            std::set<std::string_view> values;
            for (RowIndex row = 1; row < dossier_.row_count(); ++row) add_known(row, *column.column, values);
            for (const std::string_view value : values)
                cell.text += (cell.text.empty() ? "" : "\n") + make_visible(value);
            cell.text = table::protect(cell.text);
            cells.push_back(std::move(cell));
        }
        return cells;
    }

    void add_known(RowIndex row, const Column& column, std::set<std::string_view>& values) const {
        const auto& wanted = vocabulary_.field(column.field).standard_ids;
        for (const FieldId id : vocabulary_.entity(dossier_.row(row).entity).fields) {
            const bool is_same =
                std::ranges::any_of(vocabulary_.field(id).standard_ids, [&](const StandardId& one) {
                    return std::ranges::any_of(wanted, [&](const StandardId& other) {
                        return one.standard == other.standard && one.id == other.id;
                    });
                });
            if (!is_same) continue;
            for (const Cell& cell : dossier_.cells(row, id)) {
                if (cell.state == State::Given) values.insert(cell.text);
            }
        }
    }

    const Dossier& dossier_;
    const Vocabulary& vocabulary_;
    const Plan& plan_;
    std::string_view language_;
    std::vector<FormColumn> columns_;
};

}  // namespace

std::vector<FormSheet> form_sheets(const Layout& layout, const Dossier& dossier, std::string_view language) {
    std::vector<FormSheet> sheets;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < layout.plans.size(); ++i) {
        if (layout.plans[i].has_own_columns) order.push_back(i);
    }
    // What the whole disclosure is about comes first: the list that the longest line begins with.
    const auto longest =
        std::ranges::max_element(layout.lines, {}, [](const auto& line) { return line.size(); });
    const std::size_t first =
        longest == layout.lines.end() || longest->empty() ? layout.plans.size() : longest->front();
    std::ranges::stable_partition(order, [&](std::size_t plan) { return plan == first; });
    for (const std::size_t plan : order)
        sheets.push_back(SheetMaker{dossier, layout.plans[plan], language}.make(plan == first));
    return sheets;
}

}  // namespace proviso
