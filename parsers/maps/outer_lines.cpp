#include <string>
#include <utility>

#include "parsers/maps/rows.hpp"

// What rows take from the rows around them, and the lists further out that hold them.
namespace proviso::maps {

std::optional<EntityId> RowCompiler::find_enclosing(const clause::MapWord& entity, RowId row) {
    const std::vector<RowPlan>& rows = draft_.automaton.rows;
    const EntityId wanted = vocabulary_.find_entity(entity.text);
    std::string around;
    for (RowId at = row;; at = rows[at].parent) {
        const EntityId here = at == dossier_row ? vocabulary_.root() : rows[at].entity;
        if (here == wanted) return wanted;
        around += (around.empty() ? "`" : ", `") + vocabulary_.entity(here).name + "`";
        if (at == dossier_row) break;
    }
    reporter_.add(entity.span, Fault{"E0802",
                                     "no row of `" + entity.text + "` stands around this one",
                                     "not around it",
                                     "it stands in " + around,
                                     {}});
    return std::nullopt;
}

void RowCompiler::add_outer(const clause::MapOuter& source, Line line, const Owner& owner) {
    const auto entity = find_enclosing(source.entity, draft_.automaton.rows[owner.row].parent);
    if (!entity) return;
    const auto field = find_field(*entity, source.field);
    if (!field) return;
    if (vocabulary_.field(*field).is_rows()) {
        reporter_.add(source.field.span, Fault{"E0806",
                                               "the field `" + source.field.text + "` is a list of rows",
                                               "no value",
                                               "name a field that holds values",
                                               {}});
        return;
    }
    line.kind = Line::Kind::Value;
    line.scope = owner.at.scope;
    line.path = draft_.automaton.paths[owner.at.state];
    draft_.outer_lines.emplace_back(OuterLine{owner.row, 0, *entity, *field}, std::move(line));
}

}  // namespace proviso::maps
