#include "parsers/table/events.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "model/base/line_index.hpp"
#include "model/base/unicode.hpp"
#include "model/dossier.hpp"
#include "parsers/table/values.hpp"

namespace proviso::table {
namespace {

constexpr std::size_t crowded_max = 20;

// Writes elements; names must live as long as the layout does.
class Elements {
public:
    explicit Elements(xml::Handler& handler) : handler_(handler) {}

    void open(const Step& step, std::uint32_t byte, std::string_view attribute = {},
              std::string_view value = {}) {
        if (handler_.passes_over()) return handler_.pass_start();
        const auto* const letters = reinterpret_cast<const unsigned char*>(value.data());
        const std::array<const unsigned char*, 5> slots{
            reinterpret_cast<const unsigned char*>(attribute.data()), nullptr, nullptr, letters,
            letters + value.size()};
        const std::size_t count = value.empty() ? 0 : 1;
        handler_.start_element(xml::StartElement{xml::Name{step.uri.empty() ? nullptr : step.uri.c_str()},
                                                 xml::Name{step.name.c_str()},
                                                 xml::Attributes{slots.data(), count}, byte});
    }
    void close() {
        if (handler_.passes_over()) return handler_.pass_end();
        handler_.end_element();
    }

    void leaf(const Step& step, std::uint32_t byte, std::string_view text) {
        open(step, byte);
        say(text);
        close();
    }
    void say(std::string_view text) {
        if (handler_.wants_text()) handler_.text(text);
    }

private:
    xml::Handler& handler_;
};

// What one line of a table says of one plan.
struct Part {
    const Plan* plan = nullptr;
    std::vector<std::pair<const ColumnUse*, const Cell*>> cells;
    std::string id;                                             // made, where the line gives none
    std::vector<std::pair<const Column*, std::string>> refers;  // to the other parts of the line
};

class Teller {
public:
    Teller(const Telling& telling, xml::Handler& handler)
        : vocabulary_(telling.vocabulary),
          layout_(telling.layout),
          workbook_(telling.workbook),
          understanding_(telling.understanding),
          elements_(handler),
          handler_(handler) {}

    std::vector<std::string> tell_all() {
        elements_.open(layout_.root, 0, layout_.version_attribute, layout_.version);
        for (const Found& table : understanding_.tables) {
            const Sheet& sheet = workbook_.sheets[table.sheet];
            for (std::size_t row = table.head + 1; row < table.end && !handler_.has_stopped(); ++row)
                tell_line(table, sheet, sheet.rows[row]);
        }
        elements_.close();
        return std::move(crowded_);
    }

private:
    void tell_line(const Found& table, const Sheet& sheet, const SheetRow& row) {
        if (row.cells.empty()) return;
        std::vector<Part> parts;
        for (const std::size_t plan : table.plans) {
            Part part{&layout_.plans[plan], {}, {}, {}};
            for (const ColumnUse& use : table.columns) {
                if (use.heading.plan != plan) continue;
                const auto cell = std::ranges::find(row.cells, use.column, &Cell::column);
                if (cell != row.cells.end()) part.cells.emplace_back(&use, &*cell);
            }
            if (is_told(part, table.plans.size() > 1)) parts.push_back(std::move(part));
        }
        if (table.plans.size() > 1) join(parts);
        for (const Part& part : parts) {
            note_crowded(part, sheet, row);
            tell_part(part, row.cells.front().byte);
        }
    }

    // In a line that tells of several things, words that fit several of them make none: a date or a source
    // alone is no site.
    [[nodiscard]] static bool is_told(const Part& part, bool is_one_of_several) {
        if (!is_one_of_several) return !part.cells.empty();
        return std::ranges::any_of(part.cells, [](const auto& told) { return told.first->is_certain; });
    }

    [[nodiscard]] static const Cell* cell_of(const Part& part, std::size_t column) {
        const auto found = std::ranges::find_if(
            part.cells, [&](const auto& told) { return told.first->heading.column == column; });
        return found == part.cells.end() ? nullptr : found->second;
    }

    // The same names are the same row, on whichever line they stand. Where a name is not whole, the next
    // thing that is said helps to tell rows apart, and where there is none, what the row belongs to.
    [[nodiscard]] std::string made_id(const Part& part, const std::string& belongs_to) const {
        std::string id;
        const auto add = [&id](std::string_view words) {
            if (!words.empty()) id += (id.empty() ? "" : ", ") + std::string{words};
        };
        bool is_whole = !part.plan->keys.empty();
        for (const std::size_t key : part.plan->keys) {
            const Cell* const cell = cell_of(part, key);
            is_whole = is_whole && cell != nullptr;
            if (cell != nullptr) add(cell->text);
        }
        if (is_whole) return id;
        const bool has_name = !id.empty();
        const auto other = std::ranges::find_if(part.cells, [&](const auto& told) {
            const std::size_t column = told.first->heading.column;
            const bool is_key = std::ranges::find(part.plan->keys, column) != part.plan->keys.end();
            const TypeKind kind = vocabulary_.field(part.plan->columns[column].field).type.kind;
            return !is_key && told.first->is_certain && (kind == TypeKind::Text || kind == TypeKind::Code);
        });
        if (other != part.cells.end()) add(other->second->text);
        if (!has_name) add(belongs_to);
        return id;
    }

    // A part refers to the nearest one behind it that it has a field for: a site to its component, or else
    // to its model.
    void join(std::vector<Part>& parts) const {
        for (std::size_t i = parts.size(); i-- > 0;) {
            Part& part = parts[i];
            std::string belongs_to;
            for (std::size_t other = i + 1; other < parts.size(); ++other) {
                const Column* const link = link_between(*part.plan, *parts[other].plan);
                if (link == nullptr) continue;
                belongs_to = parts[other].id;
                part.refers.emplace_back(link, belongs_to);
                break;
            }
            const Cell* const id = cell_of(part, part.plan->id);
            part.id = id == nullptr ? made_id(part, belongs_to) : std::string{id->text};
        }
    }

    [[nodiscard]] const Column* link_between(const Plan& from, const Plan& to) const {
        const auto found = std::ranges::find_if(from.columns, [&](const Column& column) {
            const Type& type = vocabulary_.field(column.field).type;
            return column.list == no_field && type.kind == TypeKind::Id && type.entity == to.entity;
        });
        return found == from.columns.end() ? nullptr : &*found;
    }

    void tell_part(const Part& part, std::uint32_t byte) {
        for (const Step& step : part.plan->path) elements_.open(step, byte);
        const bool has_id = part.plan->id != no_column && cell_of(part, part.plan->id) != nullptr;
        if (!has_id && !part.id.empty())
            elements_.leaf(part.plan->columns[part.plan->id].leaf, byte, part.id);
        std::map<FieldId, std::vector<std::pair<const ColumnUse*, const Cell*>>> below;
        for (const auto& [use, cell] : part.cells) {
            const Column& column = part.plan->columns[use->heading.column];
            if (column.list == no_field) {
                tell_value(column, *use, *cell);
            } else if (column.fixed_value.empty()) {
                below[column.list].emplace_back(use, cell);
            } else {
                tell_fixed(column, *use, *cell);
            }
        }
        for (const auto& [column, id] : part.refers) elements_.leaf(column->leaf, byte, id);
        for (const auto& [list, told] : below) tell_below(*part.plan, told);
        for (std::size_t i = 0; i < part.plan->path.size(); ++i) elements_.close();
    }

    void tell_value(const Column& column, const ColumnUse& use, const Cell& cell) {
        for (const std::string& value : values_of(vocabulary_.field(column.field), cell.text)) {
            elements_.open(column.leaf, cell.byte, column.language_attribute, use.language);
            elements_.say(value);
            elements_.close();
        }
    }

    void tell_fixed(const Column& column, const ColumnUse& use, const Cell& cell) {
        for (const Step& step : column.wrapper) elements_.open(step, cell.byte);
        elements_.leaf(column.fixed, cell.byte, column.fixed_value);
        tell_value(column, use, cell);
        for (std::size_t i = 0; i < column.wrapper.size(); ++i) elements_.close();
    }

    void tell_below(const Plan& plan, const std::vector<std::pair<const ColumnUse*, const Cell*>>& told) {
        const Steps& wrapper = plan.columns[told.front().first->heading.column].wrapper;
        for (const Step& step : wrapper) elements_.open(step, told.front().second->byte);
        for (const auto& [use, cell] : told) tell_value(plan.columns[use->heading.column], *use, *cell);
        for (std::size_t i = 0; i < wrapper.size(); ++i) elements_.close();
    }

    // Only where people name a thing: an address may well hold a slash.
    void note_crowded(const Part& part, const Sheet& sheet, const SheetRow& row) {
        if (part.plan->keys.empty() || crowded_.size() >= crowded_max) return;
        const Cell* const cell = cell_of(part, part.plan->keys.front());
        const Column& column = part.plan->columns[part.plan->keys.front()];
        const bool is_one = !vocabulary_.field(column.field).is_list();
        if (cell == nullptr || !is_one || !is_crowded(cell->text)) return;
        const std::string name = cell_name({cell->column, row.number});
        crowded_.push_back(sheet.name.empty() ? name : make_visible(sheet.name) + "!" + name);
    }

    const Vocabulary& vocabulary_;
    const Layout& layout_;
    const Workbook& workbook_;
    const Understanding& understanding_;
    Elements elements_;
    xml::Handler& handler_;
    std::vector<std::string> crowded_;
};

}  // namespace

std::vector<std::string> tell(const Telling& telling, xml::Handler& handler) {
    return Teller{telling, handler}.tell_all();
}

}  // namespace proviso::table
