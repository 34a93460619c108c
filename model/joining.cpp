#include "model/joining.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace proviso {
namespace {

using GroupIndex = std::uint32_t;
constexpr GroupIndex no_group = 0xffffffffU;
using PendingCell = DossierBuilder::PendingCell;

// Rows of several documents that are one row from now on. The first member is of the newest document.
struct Group {
    GroupIndex parent = 0;
    std::vector<RowIndex> members;
};

class Joiner {
public:
    Joiner(DossierBuilder& builder, std::span<const Standing> standings)
        : builder_(builder), vocabulary_(builder.vocabulary()), standings_(standings) {}

    void run();

private:
    using ListOfGroup = std::pair<GroupIndex, FieldId>;

    [[nodiscard]] const Row& row(RowIndex index) const { return builder_.rows()[index]; }
    [[nodiscard]] std::uint32_t rank(DocumentIndex document) const { return standings_[document].rank; }
    [[nodiscard]] std::uint32_t rank_of(RowIndex index) const { return rank(row(index).document); }

    void sort_cells();
    [[nodiscard]] std::vector<RowIndex> newest_first() const;
    void place(RowIndex index);
    [[nodiscard]] std::optional<GroupIndex> find_same(RowIndex index, GroupIndex parent) const;
    void remember(RowIndex index, GroupIndex parent, GroupIndex group);
    [[nodiscard]] bool is_same(RowIndex left, RowIndex right, const std::vector<FieldId>& key) const;
    [[nodiscard]] std::vector<std::string_view> texts_of(RowIndex index, FieldId field) const;
    [[nodiscard]] bool is_told_by_newer(GroupIndex parent, RowIndex index) const;
    [[nodiscard]] bool has_own_id(EntityId entity) const;
    void name(RowIndex index, GroupIndex group, bool is_new);
    [[nodiscard]] std::string_view id_of(RowIndex index) const;
    [[nodiscard]] std::vector<GroupIndex> oldest_first() const;
    void add_cells(GroupIndex group, RowIndex target, std::vector<PendingCell>& cells);
    void rename(Cell& cell) const;
    [[nodiscard]] std::vector<bool> carried_by(const Group& group) const;

    DossierBuilder& builder_;
    const Vocabulary& vocabulary_;
    std::span<const Standing> standings_;
    std::vector<std::uint32_t> cells_;     // numbers of the builder's cells, by row
    std::vector<std::uint32_t> cells_of_;  // row -> first of `cells_`; one more than rows
    std::vector<Group> groups_;
    std::vector<GroupIndex> group_of_;                              // by row
    std::map<ListOfGroup, GroupIndex> lists_;                       // the first, so of the newest document
    std::map<std::pair<RowIndex, FieldId>, std::uint32_t> marked_;  // lists with a marker, and its rank
    std::map<std::tuple<GroupIndex, FieldId, std::string_view>, std::vector<GroupIndex>> by_key_;
    std::map<std::pair<EntityId, std::string_view>, GroupIndex> ids_;  // those given out
    std::map<std::tuple<DocumentIndex, EntityId, std::string_view>, std::string_view> new_ids_;
};

void Joiner::sort_cells() {
    const auto cells = builder_.cells();
    cells_.resize(cells.size());
    std::iota(cells_.begin(), cells_.end(), 0U);
    std::ranges::stable_sort(cells_, {}, [&](std::uint32_t cell) { return cells[cell].row; });
    cells_of_.assign(builder_.rows().size() + 1, 0);
    for (const PendingCell& pending : cells) {
        ++cells_of_[pending.row + 1];
        const Cell& cell = pending.cell;
        if (!vocabulary_.field(cell.field).is_rows()) continue;
        std::uint32_t& newest = marked_[{pending.row, cell.field}];
        newest = std::max(newest, rank(cell.document));
    }
    std::partial_sum(cells_of_.begin(), cells_of_.end(), cells_of_.begin());
}

// Parents stand before their children, for both are of one document.
std::vector<RowIndex> Joiner::newest_first() const {
    std::vector<RowIndex> order;
    for (RowIndex index = 1; index < builder_.rows().size(); ++index) {
        if (standings_[row(index).document].counts) order.push_back(index);
    }
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [this](RowIndex index) { return rank_of(index); });
    return order;
}

std::vector<std::string_view> Joiner::texts_of(RowIndex index, FieldId field) const {
    std::vector<std::string_view> texts;
    const auto cells = builder_.cells();
    for (std::uint32_t i = cells_of_[index]; i < cells_of_[index + 1]; ++i) {
        const Cell& cell = cells[cells_[i]].cell;
        if (cell.field == field && cell.state == State::Given) texts.push_back(cell.text);
    }
    return texts;
}

bool Joiner::is_same(RowIndex left, RowIndex right, const std::vector<FieldId>& key) const {
    return std::ranges::all_of(key, [&](FieldId field) {
        const std::vector<std::string_view> others = texts_of(right, field);
        return std::ranges::any_of(texts_of(left, field), [&](std::string_view text) {
            return std::ranges::find(others, text) != others.end();
        });
    });
}

// Rows that could be the same say the same in the first field of a key. A hostile document may say it very
// often, so only so many are looked at.
std::optional<GroupIndex> Joiner::find_same(RowIndex index, GroupIndex parent) const {
    const Row& wanted = row(index);
    const auto is_free = [&](GroupIndex group) {
        return std::ranges::none_of(groups_[group].members,
                                    [&](RowIndex member) { return row(member).document == wanted.document; });
    };
    if (!vocabulary_.field(wanted.list).is_list()) {
        const auto known = lists_.find({parent, wanted.list});
        if (known == lists_.end() || !is_free(known->second)) return std::nullopt;
        return known->second;
    }
    for (const std::vector<FieldId>& key : vocabulary_.entity(wanted.entity).keys) {
        for (const std::string_view text : texts_of(index, key.front())) {
            const auto found = by_key_.find({parent, key.front(), text});
            if (found == by_key_.end()) continue;
            for (const GroupIndex group : found->second) {
                const auto is_same_row = [&](RowIndex member) { return is_same(index, member, key); };
                if (is_free(group) && std::ranges::any_of(groups_[group].members, is_same_row)) return group;
            }
        }
    }
    return std::nullopt;
}

void Joiner::remember(RowIndex index, GroupIndex parent, GroupIndex group) {
    constexpr std::size_t same_max = 64;
    for (const std::vector<FieldId>& key : vocabulary_.entity(row(index).entity).keys) {
        for (const std::string_view text : texts_of(index, key.front())) {
            std::vector<GroupIndex>& groups = by_key_[{parent, key.front(), text}];
            if (groups.size() < same_max) groups.push_back(group);
        }
    }
}

bool Joiner::has_own_id(EntityId entity) const {
    const FieldId id = vocabulary_.find_field(entity, "id");
    return id != no_field && vocabulary_.field(id).cardinality == Cardinality::One;
}

// Rows that are a part of their parent and nothing in their own right: the newest document lists them all.
bool Joiner::is_told_by_newer(GroupIndex parent, RowIndex index) const {
    const Row& part = row(index);
    const bool is_own_thing = !vocabulary_.entity(part.entity).keys.empty() || has_own_id(part.entity);
    if (is_own_thing || !vocabulary_.field(part.list).is_list()) return false;
    const auto first = lists_.find({parent, part.list});
    if (first != lists_.end() && rank_of(groups_[first->second].members.front()) > rank(part.document)) {
        return true;
    }
    return std::ranges::any_of(groups_[parent].members, [&](RowIndex member) {
        const auto marked = marked_.find({member, part.list});
        return marked != marked_.end() && marked->second > rank(part.document);
    });
}

void Joiner::place(RowIndex index) {
    const GroupIndex parent = group_of_[row(index).parent];
    if (parent == no_group || is_told_by_newer(parent, index)) return;
    const std::optional<GroupIndex> same = find_same(index, parent);
    const GroupIndex group = same.value_or(static_cast<GroupIndex>(groups_.size()));
    if (!same) groups_.push_back(Group{parent, {}});
    lists_.try_emplace({parent, row(index).list}, group);
    groups_[group].members.push_back(index);
    remember(index, parent, group);
    group_of_[index] = group;
    if (has_own_id(row(index).entity)) name(index, group, !same);
}

std::string_view Joiner::id_of(RowIndex index) const {
    const auto ids = texts_of(index, vocabulary_.find_field(row(index).entity, "id"));
    return ids.empty() ? std::string_view{} : ids.front();
}

// Within one document an id means one row; over all documents the newer row keeps it.
void Joiner::name(RowIndex index, GroupIndex group, bool is_new) {
    const std::string_view id = id_of(index);
    if (id.empty()) return;
    const EntityId entity = row(index).entity;
    std::string_view given = id;
    if (!is_new) {
        const RowIndex newest = groups_[group].members.front();
        given = id_of(newest);
        const auto renamed = new_ids_.find({row(newest).document, entity, given});
        if (renamed != new_ids_.end()) given = renamed->second;
    }
    for (int number = 2; is_new && !ids_.try_emplace({entity, given}, group).second; ++number) {
        given = builder_.store(std::string{id} + " (" + std::to_string(number) + ")");
    }
    if (given != id && !given.empty()) new_ids_[{row(index).document, entity, id}] = given;
}

// As the procedure went: what the oldest document lists comes first.
std::vector<GroupIndex> Joiner::oldest_first() const {
    std::vector<GroupIndex> order(groups_.size());
    std::iota(order.begin(), order.end(), GroupIndex{0});
    std::stable_sort(order.begin() + 1, order.end(), [this](GroupIndex left, GroupIndex right) {
        const RowIndex one = groups_[left].members.back();
        const RowIndex other = groups_[right].members.back();
        return std::pair{rank_of(one), one} < std::pair{rank_of(other), other};
    });
    return order;
}

void Joiner::rename(Cell& cell) const {
    const Field& field = vocabulary_.field(cell.field);
    const bool is_reference = field.type.kind == TypeKind::Id;
    if (!is_reference && field.name != "id") return;
    const EntityId entity = is_reference ? field.type.entity : field.owner;
    const auto found = new_ids_.find({cell.document, entity, cell.text});
    if (found == new_ids_.end()) return;
    if (cell.raw.empty()) cell.raw = cell.text;
    cell.text = found->second;
}

// Of each field, what the newest document says; of documents that are equally new, what all of them say.
void Joiner::add_cells(GroupIndex group, RowIndex target, std::vector<PendingCell>& cells) {
    const auto all = builder_.cells();
    std::map<FieldId, std::uint32_t> told;  // the rank that tells the field
    using Saying = std::tuple<FieldId, State, LanguageTag, std::string_view>;
    std::map<Saying, DocumentIndex> said;  // and which document said it first
    for (const RowIndex member : groups_[group].members) {
        for (std::uint32_t i = cells_of_[member]; i < cells_of_[member + 1]; ++i) {
            Cell cell = all[cells_[i]].cell;
            if (!standings_[cell.document].counts) continue;
            const std::uint32_t newest = told.try_emplace(cell.field, rank(cell.document)).first->second;
            // What keeps a list open keeps it open, whoever says so.
            if (newest != rank(cell.document) && !vocabulary_.field(cell.field).is_rows()) continue;
            rename(cell);
            const Saying saying{cell.field, cell.state, cell.language, cell.text};
            const DocumentIndex first = said.try_emplace(saying, cell.document).first->second;
            if (first == cell.document) cells.push_back(PendingCell{target, cell});
        }
    }
}

// What one of the documents can hold, the row can hold. None: every field.
std::vector<bool> Joiner::carried_by(const Group& group) const {
    std::vector<bool> carried;
    for (const RowIndex member : group.members) {
        const std::vector<bool>& one = builder_.documents()[row(member).document].carried;
        if (one.empty()) return {};
        carried.resize(std::max(carried.size(), one.size()));
        for (std::size_t i = 0; i < one.size(); ++i) carried[i] = carried[i] || one[i];
    }
    return carried;
}

void Joiner::run() {
    sort_cells();
    group_of_.assign(builder_.rows().size(), no_group);
    groups_.push_back(Group{0, {root_row}});
    group_of_[root_row] = 0;
    for (const RowIndex index : newest_first()) place(index);

    std::vector<Row> rows;
    std::vector<PendingCell> cells;
    DossierBuilder::CarriedByRow carried;
    std::vector<RowIndex> new_row(groups_.size());
    for (const GroupIndex group : oldest_first()) {
        const auto target = static_cast<RowIndex>(rows.size());
        new_row[group] = target;
        rows.push_back(row(groups_[group].members.front()));
        add_cells(group, target, cells);
        if (groups_[group].members.size() > 1) carried[target] = carried_by(groups_[group]);
    }
    for (const GroupIndex group : oldest_first())
        rows[new_row[group]].parent = new_row[groups_[group].parent];
    builder_.replace(std::move(rows), std::move(cells), std::move(carried));
}

}  // namespace

void join_documents(DossierBuilder& builder, std::span<const Standing> standings) {
    Joiner{builder, standings}.run();
}

}  // namespace proviso
