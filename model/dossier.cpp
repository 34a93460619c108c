#include "model/dossier.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "model/base/date.hpp"
#include "model/base/limits.hpp"
#include "model/base/period.hpp"
#include "model/money.hpp"

namespace proviso {
namespace {

constexpr std::array<std::string_view, 7> state_names{
    "given", "silent", "declared-elsewhere", "withheld", "unreadable", "not-supplied", "not-carried"};

// Cells and children carry a field by which they are grouped within their row.
FieldId group_of(const Cell& cell) { return cell.field; }

// The run of `items` (sorted by field) that belongs to `field`.
template <class Item, class GetField>
std::span<const Item> run_of(std::span<const Item> items, FieldId field, GetField get_field) {
    const auto* first = items.data();
    const auto* const end = first + items.size();
    while (first != end && get_field(*first) < field) ++first;
    const auto* last = first;
    while (last != end && get_field(*last) == field) ++last;
    return {first, last};
}

void set_number(Cell& cell, TypeKind kind) {
    bool is_understood = true;
    if (kind == TypeKind::Date) {
        const auto date = parse_date(cell.text);
        is_understood = date.has_value();
        if (date) cell.number = date->days;
    } else if (kind == TypeKind::YesNo) {
        const bool is_true = cell.text == "true" || cell.text == "1";
        is_understood = is_true || cell.text == "false" || cell.text == "0";
        cell.number = is_true ? 1 : 0;
    } else if (kind == TypeKind::Number || kind == TypeKind::Percentage) {
        is_understood = parse_decimal(cell.text, cell.number);
    } else if (kind == TypeKind::Money) {
        const auto amount = parse_money(cell.text);
        is_understood = amount.has_value();
        cell.number = amount.value_or(0);
    } else if (kind == TypeKind::Period) {
        const auto period = parse_period(cell.text);
        is_understood = period.has_value();
        cell.number = period.value_or(Period{}).count;
    }
    if (!is_understood) cell.state = State::Unreadable;
}

// What stands in a row: its field, and its number in document order. Ordered by both at once.
using Entry = std::uint64_t;
Entry make_entry(FieldId field, std::size_t number) {
    return (std::uint64_t{static_cast<std::uint32_t>(field)} << 32U) | number;
}
std::uint32_t number_of(Entry entry) { return static_cast<std::uint32_t>(entry); }

// The entries by owner row, and where each row's begin.
struct Grouped {
    std::vector<Entry> entries;
    std::vector<std::uint32_t> begin_of;  // one more than rows
};

// `owner(i)` and `field(i)` for each of `count` items. Linear in the items but for the few of one row.
template <class Owner, class GetField>
Grouped group(std::size_t count, std::size_t rows, Owner owner, GetField field) {
    Grouped grouped;
    grouped.entries.resize(count);
    std::vector<std::uint32_t>& begin_of = grouped.begin_of;
    begin_of.assign(rows + 1, 0);
    for (std::size_t i = 0; i < count; ++i) ++begin_of[owner(i) + 1];
    std::partial_sum(begin_of.begin(), begin_of.end(), begin_of.begin());
    std::vector<std::uint32_t> next(begin_of.begin(), begin_of.end() - 1);
    for (std::size_t i = 0; i < count; ++i) grouped.entries[next[owner(i)]++] = make_entry(field(i), i);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto begin = grouped.entries.begin() + begin_of[row];
        const auto end = grouped.entries.begin() + begin_of[row + 1];
        if (!std::is_sorted(begin, end)) std::sort(begin, end);
    }
    return grouped;
}

}  // namespace

std::string cell_name(SheetCell cell) {
    constexpr std::uint32_t letters = 26;
    std::string name;
    for (std::uint32_t column = cell.column; column > 0; column = (column - 1) / letters)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % letters));
    return name + std::to_string(cell.row);
}

const PaperPlace* find_place(std::span<const PaperPlace> places, std::uint64_t byte) {
    const auto after = std::ranges::upper_bound(places, byte, {}, &PaperPlace::byte);
    return after == places.begin() ? nullptr : &*std::prev(after);
}

std::string_view state_name(State state) { return state_names[static_cast<std::size_t>(state)]; }

std::span<const RowIndex> Dossier::children(RowIndex parent, FieldId list) const {
    const std::span<const RowIndex> all{children_.data() + children_of_[parent],
                                        children_.data() + children_of_[parent + 1]};
    return run_of(all, list, [this](RowIndex child) { return rows_[child].list; });
}

std::span<const Cell> Dossier::cells(RowIndex row, FieldId field) const {
    const std::span<const Cell> all{cells_.data() + cells_of_[row], cells_.data() + cells_of_[row + 1]};
    return run_of(all, field, group_of);
}

State Dossier::state(RowIndex row, FieldId field) const {
    if (!children(row, field).empty()) return State::Given;
    State marker = State::Silent;
    for (const Cell& cell : cells(row, field)) {
        if (cell.state == State::Given) return State::Given;
        if (marker == State::Silent) marker = cell.state;
    }
    if (marker != State::Silent) return marker;
    if (row == root_row || documents_.empty()) return State::Silent;
    const auto joined = carried_.find(row);
    const std::vector<bool>& carried =
        joined == carried_.end() ? documents_[rows_[row].document].carried : joined->second;
    const auto index = static_cast<std::size_t>(field);
    return index < carried.size() && !carried[index] ? State::NotCarried : State::Silent;
}

State Dossier::openness(RowIndex row, FieldId list) const {
    for (const Cell& cell : cells(row, list)) {
        if (is_blocked(cell.state)) return cell.state;
    }
    return state(row, list);
}

std::string_view Dossier::row_id(RowIndex row) const {
    const Entity& entity = vocabulary_->entity(rows_[row].entity);
    const FieldId id = vocabulary_->find_field(rows_[row].entity, "id");
    if (id != no_field) {
        for (const Cell& cell : cells(row, id)) {
            if (cell.state == State::Given) return cell.text;
        }
    }
    for (const FieldId field : entity.fields) {
        if (vocabulary_->field(field).is_rows()) continue;
        for (const Cell& cell : cells(row, field)) {
            if (cell.state == State::Given) return cell.text;
        }
    }
    return {};
}

DossierBuilder::DossierBuilder(const Vocabulary& vocabulary) {
    dossier_.vocabulary_ = &vocabulary;
    Row root;
    root.entity = vocabulary.root();
    dossier_.rows_.push_back(root);
}

DocumentIndex DossierBuilder::add_document(DocumentRecord document) {
    dossier_.documents_.push_back(std::move(document));
    return static_cast<DocumentIndex>(dossier_.documents_.size() - 1);
}

RowIndex DossierBuilder::add_row(const Row& row) {
    dossier_.rows_.push_back(row);
    return static_cast<RowIndex>(dossier_.rows_.size() - 1);
}

void DossierBuilder::add_cell(RowIndex row, Cell cell) {
    if (cell.state == State::Given) set_number(cell, dossier_.vocabulary_->field(cell.field).type.kind);
    pending_.push_back(PendingCell{row, cell});
}

void DossierBuilder::replace(std::vector<Row> rows, std::vector<PendingCell> cells, CarriedByRow carried) {
    dossier_.rows_ = std::move(rows);
    pending_ = std::move(cells);
    dossier_.carried_ = std::move(carried);
}

Result<Dossier> DossierBuilder::finish() && {
    Dossier& dossier = dossier_;
    if (dossier.rows_.size() > limits::rows_max || pending_.size() > limits::cells_max ||
        dossier.documents_.size() > limits::documents_max) {
        return Error{"E-LIMIT-ROWS", "the documents hold more rows, values or documents than a dossier may",
                     "check the documents in smaller groups", Place{}};
    }

    const std::vector<Row>& rows = dossier.rows_;
    Grouped cells = group(
        pending_.size(), rows.size(), [this](std::size_t i) { return pending_[i].row; },
        [this](std::size_t i) { return pending_[i].cell.field; });
    dossier.cells_.reserve(pending_.size());
    for (const Entry entry : cells.entries) dossier.cells_.push_back(pending_[number_of(entry)].cell);
    dossier.cells_of_ = std::move(cells.begin_of);

    Grouped children = group(
        rows.size() - 1, rows.size(), [&rows](std::size_t i) { return rows[i + 1].parent; },
        [&rows](std::size_t i) { return rows[i + 1].list; });
    dossier.children_.reserve(children.entries.size());
    for (const Entry entry : children.entries) dossier.children_.push_back(number_of(entry) + 1);
    dossier.children_of_ = std::move(children.begin_of);
    return std::move(dossier);
}

bool parse_decimal(std::string_view text, std::int64_t& millionths) {
    bool is_negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        is_negative = text.front() == '-';
        text.remove_prefix(1);
    }
    constexpr int places = 6;
    constexpr std::int64_t whole_max = 9'000'000'000'000;  // keeps the millionths within 64 bits
    std::int64_t value = 0;
    int decimals = -1;  // before the point
    int digits = 0;
    for (const char character : text) {
        if (character == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (character < '0' || character > '9') return false;
        ++digits;
        if (decimals >= places) {
            if (character != '0') return false;  // Finer than we can keep exactly: say so rather than round.
            continue;
        }
        value = value * 10 + (character - '0');
        if (decimals >= 0) ++decimals;
        if (decimals < 0 && value > whole_max) return false;
    }
    if (digits == 0) return false;
    for (int place = std::max(decimals, 0); place < places; ++place) value *= 10;
    millionths = is_negative ? -value : value;
    return true;
}

}  // namespace proviso
