#include "parsers/maps/rows.hpp"

namespace proviso::maps {

void RowCompiler::add_anchor(const clause::MapAnchor& anchor, const Owner& owner) {
    const auto next = static_cast<AnchorId>(anchors_.size());
    const auto [known, is_new] = anchors_.try_emplace(anchor.name.text, Anchored{owner.entity, next});
    if (!is_new && known->second.entity != owner.entity) {
        reporter_.add(anchor.name.span, Fault{"E0805",
                                              "`" + anchor.name.text + "` is an anchor of two entities",
                                              "stands in a row of another entity above",
                                              "give each entity anchors of its own",
                                              {}});
        return;
    }
    Line line;
    line.kind = Line::Kind::Anchor;
    line.anchor = known->second.id;
    line.is_first = anchor.is_first;
    line.row = owner.row;
    for (const Target& target : paths_.resolve_all(anchor.path, owner.at)) {
        line.scope = target.scope;
        add_line(line, target, anchor.path.span);
    }
}

void RowCompiler::add_join(const clause::MapRow& join, const Owner& owner) {
    const auto anchored = anchors_.find(join.list.text);
    const EntityId entity = vocabulary_.find_entity(join.entity.text);
    if (anchored == anchors_.end() || anchored->second.entity != entity) {
        reporter_.add(join.list.span,
                      Fault{"E0803",
                            "no row of `" + join.entity.text + "` has the anchor `" + join.list.text + "`",
                            "unknown anchor",
                            "write `anchor " + join.list.text + " = PATH` in such a row, above",
                            {}});
        return;
    }
    RowPlan plan;
    plan.entity = entity;
    plan.parent = owner.row;
    plan.anchor = anchored->second.id;
    plan.versions = checked_guard(join.guard, reporter_).versions;
    if (join.rows.empty() && join.joins.empty() && join.anchors.empty()) {
        add_row_at(join, join.path, plan, owner);
        return;
    }
    reporter_.add(join.list.span, Fault{"E0801",
                                        "a join holds values only",
                                        "there is a row, a join or an anchor in it",
                                        "put it beside the join",
                                        {}});
}

}  // namespace proviso::maps
