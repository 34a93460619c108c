#include "parsers/maps/join_rows.hpp"

#include "model/base/limits.hpp"

namespace proviso::maps {

std::span<const RowIndex> JoinRows::rows_of(std::uint32_t staged) const {
    const auto found = found_.find(staged);
    return found == found_.end() ? std::span<const RowIndex>{} : std::span<const RowIndex>{found->second};
}

// Whether the staged row became a row, or would become one by a join.
bool JoinRows::is_there(std::uint32_t staged, const Source& source) const {
    const StagedRow& row = source.staging.rows[staged];
    const RowPlan& plan = source.automaton.rows[row.plan];
    if (!plan.is_joined) return rows_->index(staged) != no_row;
    return rows_->index(row.parent) != no_row && source.scope_holds[row.scope] &&
           is_in(plan.versions, source.version);
}

void JoinRows::find_anchors(const Source& source) {
    // A hostile document may give one key to very many rows.
    constexpr std::size_t rows_max = 64;
    std::set<std::pair<std::uint32_t, AnchorId>> seen;
    for (const StagedCell& cell : source.staging.cells) {
        const Line& line = source.automaton.lines[cell.line];
        const bool is_anchor = line.kind == Line::Kind::Anchor && !cell.text.empty();
        if (!is_anchor || !source.scope_holds[cell.scope] || !is_there(cell.row, source)) continue;
        if (line.is_first && !seen.emplace(cell.row, line.anchor).second) continue;
        std::vector<std::uint32_t>& rows = targets_[AnchorValue{line.anchor, cell.text}].rows;
        const bool is_known = std::ranges::find(rows, cell.row) != rows.end();
        if (!is_known && rows.size() < rows_max) rows.push_back(cell.row);
    }
}

// The row that the number-th join of one key makes of a row that stands once for each join.
RowIndex JoinRows::instance(std::uint32_t staged, std::uint32_t number, const Row& place) {
    std::vector<RowIndex>& made = found_[staged];
    while (made.size() <= number && builder_->rows().size() <= limits::rows_max) {
        made.push_back(builder_->add_row(place));
    }
    return made.size() > number ? made[number] : no_row;
}

void JoinRows::join(std::uint32_t staged, Target& target, const Source& source) {
    std::vector<RowIndex> rows;
    for (const std::uint32_t aim : target.rows) {
        const StagedRow& row = source.staging.rows[aim];
        const RowPlan& plan = source.automaton.rows[row.plan];
        if (!plan.is_joined) {
            rows_->mark_merged(rows_->index(aim));
            rows.push_back(rows_->index(aim));
            continue;
        }
        Row place;
        place.entity = plan.entity;
        place.list = plan.list;
        place.parent = rows_->index(row.parent);
        place.byte = row.byte;
        place.document = source.document;
        place.path = source.automaton.paths[plan.state];
        const RowIndex made = instance(aim, target.joins, place);
        if (made != no_row) rows.push_back(made);
    }
    ++target.joins;
    if (target.rows.size() > 1) ambiguous_.insert(staged);
    found_[staged] = std::move(rows);
}

void JoinRows::run(const Source& source, RowMerge& rows, DossierBuilder& builder) {
    const auto is_join = [&](const StagedRow& row) {
        return source.automaton.rows[row.plan].anchor != no_anchor;
    };
    if (std::ranges::none_of(source.staging.rows, is_join)) return;
    rows_ = &rows;
    builder_ = &builder;
    find_anchors(source);
    for (std::uint32_t i = 1; i < source.staging.rows.size(); ++i) {
        const StagedRow& row = source.staging.rows[i];
        const RowPlan& plan = source.automaton.rows[row.plan];
        const bool counts = is_join(row) && source.scope_holds[row.scope] && !row.key.empty() &&
                            is_in(plan.versions, source.version);
        if (!counts) continue;
        const auto target = targets_.find(AnchorValue{plan.anchor, row.key});
        bool& is_found = elements_[row.byte];
        is_found = is_found || target != targets_.end();
        if (target != targets_.end()) join(i, target->second, source);
    }
}

}  // namespace proviso::maps
