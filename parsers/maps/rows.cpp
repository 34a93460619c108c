#include "parsers/maps/rows.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso::maps {
namespace {

std::string range_text(const std::optional<VersionRange>& range) {
    return range ? range->text() : std::string{};
}

}  // namespace

void RowCompiler::add_block(const clause::MapBlock& block) {
    blocks_[block.name.text].push_back(Block{reporter_.source(), block.body});
}

void RowCompiler::add_use(const clause::MapUse& use, const Owner& owner) {
    const clause::MapWord& name = use.block;
    const auto found = blocks_.find(name.text);
    // A block that used itself would never end.
    constexpr std::size_t used_max = 16;
    if (found == blocks_.end() || used_ >= used_max) {
        std::string known;
        for (const auto& [other, parts] : blocks_) known += (known.empty() ? "" : ", ") + other;
        const bool is_known = found != blocks_.end();
        reporter_.add(name.span, Fault{"E0803",
                                       is_known ? "the block `" + name.text + "` uses itself"
                                                : "there is no block `" + name.text + "`",
                                       is_known ? "again here" : "unknown block",
                                       known.empty() ? "write `block " + name.text + " … end` before"
                                                     : "there are " + known,
                                       {}});
        draft_.is_too_large = draft_.is_too_large || is_known;
        return;
    }
    const std::optional<Target> at = paths_.resolve(use.path, owner.at);
    if (!at) return;
    Owner user = owner;
    user.at = *at;
    ++used_;
    const std::string source = reporter_.source();
    for (const Block& block : found->second) {
        reporter_.enter(block.source);
        add_contents(block.body, user);
    }
    reporter_.enter(source);
    --used_;
}

void RowCompiler::add_body(const clause::MapRow& body, const Target& at) {
    // What is left may stand beside the dossier, in the document that holds it.
    for (const clause::MapLeave& leave : body.leaves)
        add_leave(leave, Owner{vocabulary_.root(), dossier_row, {}});
    clause::MapRow rows = body;
    rows.leaves.clear();
    add_contents(rows, Owner{vocabulary_.root(), dossier_row, at});
}

void RowCompiler::add_contents(const clause::MapRow& row, const Owner& owner) {
    // Fallback places multiply: a row with two places in a row with two places is read at four.
    constexpr std::size_t contents_max = 5'000;
    if (++contents_ > contents_max) draft_.is_too_large = true;
    if (draft_.is_too_large) return;
    for (const clause::MapAnchor& anchor : row.anchors) add_anchor(anchor, owner);
    for (const clause::MapLine& line : row.lines) add_value(line, owner);
    for (const clause::MapMark& mark : row.marks) add_mark(mark, owner);
    for (const clause::MapLeave& leave : row.leaves) add_leave(leave, owner);
    for (const clause::MapRow& inner : row.rows)
        inner.is_every ? add_every(inner, owner) : add_row(inner, owner);
    for (const clause::MapRow& join : row.joins) add_join(join, owner);
    for (const clause::MapUse& use : row.uses) add_use(use, owner);
}

void RowCompiler::add_row(const clause::MapRow& row, const Owner& owner) {
    const EntityId entity = vocabulary_.find_entity(row.entity.text);
    if (entity == no_entity) {
        reporter_.add(row.entity.span, Fault{"E0802",
                                             "there is no entity `" + row.entity.text + "`",
                                             "unknown entity",
                                             "see the list of entities in docs/model.md",
                                             {}});
        return;
    }
    EntityId holder = owner.entity;
    if (row.holder) {
        const auto enclosing = find_enclosing(*row.holder, owner.row);
        if (!enclosing) return;
        holder = *enclosing;
    }
    const auto list = find_field(holder, row.list);
    if (!list) return;
    const Field& field = vocabulary_.field(*list);
    if (!field.is_rows() || field.type.entity != entity) {
        const std::string what = field.is_rows()
                                     ? "lists `" + vocabulary_.entity(field.type.entity).name + "`"
                                     : std::string{"is no list of rows"};
        reporter_.add(row.list.span, Fault{"E0805",
                                           "`" + row.list.text + "` " + what,
                                           "no list of `" + row.entity.text + "`",
                                           "name a field that lists this entity",
                                           {}});
        return;
    }
    if (row.is_joined && !row.rows.empty()) {
        reporter_.add(row.list.span, Fault{"E0801",
                                           "a row that stands once for each join holds values only",
                                           "there are rows in it",
                                           "drop `for each join`, or put the rows beside it",
                                           {}});
        return;
    }
    const Guard guard = checked_guard(row.guard, reporter_);
    carry(*list, guard);
    RowPlan plan;
    plan.entity = entity;
    plan.list = *list;
    plan.parent = owner.row;
    if (row.holder) plan.holder = holder;
    plan.versions = guard.versions;
    if (row.constant_key) plan.constant_key = row.constant_key->text;
    plan.is_joined = row.is_joined;
    add_row_at(row, row.path, plan, owner);
    for (const clause::MapPath& path : row.others) add_row_at(row, path, plan, owner);
    plan.is_fallback = true;
    for (const clause::MapPath& path : row.fallbacks) add_row_at(row, path, plan, owner);
}

void RowCompiler::add_every(const clause::MapRow& every, const Owner& owner) {
    const auto list = find_field(owner.entity, every.list);
    if (!list) return;
    const Field& field = vocabulary_.field(*list);
    const bool is_nested = draft_.automaton.rows[owner.row].is_every;
    if (!field.is_rows() || is_nested) {
        reporter_.add(every.list.span, Fault{"E0805",
                                             is_nested ? "what is handed down cannot hand down"
                                                       : "`" + every.list.text + "` is no list of rows",
                                             "nothing to hand down to",
                                             "name a list of the enclosing row",
                                             {}});
        return;
    }
    RowPlan plan;
    plan.entity = field.type.entity;
    plan.list = *list;
    plan.parent = owner.row;
    plan.scope = owner.at.scope;
    plan.state = owner.at.state;
    plan.is_every = true;
    add_contents(every, Owner{plan.entity, row_for(plan), owner.at});
}

void RowCompiler::add_row_at(const clause::MapRow& row, const clause::MapPath& path, const RowPlan& plan,
                             const Owner& owner) {
    for (const Target& at : paths_.resolve_all(path, owner.at)) {
        if (at.attribute) {
            reporter_.add(path.span, Fault{"E0801",
                                           "a row begins at an element",
                                           "this is an attribute",
                                           "end the path with an element",
                                           {}});
            return;
        }
        draft_.read(at.state, reporter_.spot(path.span));
        add_row_to(row, at, plan);
    }
}

void RowCompiler::add_row_to(const clause::MapRow& row, Target at, RowPlan plan) {
    if (!row.condition.empty()) at.scope = paths_.scope_for(row.condition.front(), at);
    plan.scope = at.scope;
    plan.state = at.state;
    const Owner inner{plan.entity, row_for(plan), at};
    if (row.key) add_key(row, at, inner.row);
    add_contents(row, inner);
}

void RowCompiler::add_key(const clause::MapRow& row, const Target& at, RowId id) {
    draft_.automaton.rows[id].has_key = true;
    const auto target = paths_.resolve(*row.key, at);
    if (!target) return;
    Line key;
    key.kind = Line::Kind::Key;
    key.row = id;
    key.scope = target->scope;
    add_line(std::move(key), *target, row.key->span);
}

// A further file may add to a row by describing it again: same list, same place, same condition.
RowId RowCompiler::row_for(const RowPlan& plan) {
    std::vector<RowPlan>& rows = draft_.automaton.rows;
    const std::string key = std::to_string(plan.parent) + " " + std::to_string(static_cast<int>(plan.list)) +
                            " " + std::to_string(plan.state) + " " + std::to_string(plan.scope) + " " +
                            range_text(plan.versions) + " " + std::to_string(plan.anchor) +
                            (plan.is_every ? " every" : "");
    const auto [known, is_new] = rows_.try_emplace(key, static_cast<RowId>(rows.size()));
    if (is_new) {
        rows.push_back(plan);
        draft_.states[plan.state].rows.push_back(known->second);
    }
    return known->second;
}

void RowCompiler::add_mark(const clause::MapMark& mark, const Owner& owner) {
    const auto field = find_field(owner.entity, mark.field);
    if (!field) return;
    static constexpr std::array states{State::DeclaredElsewhere, State::Withheld, State::Unreadable,
                                       State::NotCarried};
    const auto state = std::ranges::find(states, mark.state.text, state_name);
    if (state == states.end()) {
        reporter_.add(mark.state.span,
                      Fault{"E0801",
                            "`" + mark.state.text + "` is no state that a map can mark",
                            "unknown state",
                            "write `declared-elsewhere`, `withheld`, `unreadable` or `not-carried`",
                            {}});
        return;
    }
    carry(*field, {});
    Line line;
    line.kind = Line::Kind::Mark;
    line.state = *state;
    line.field = *field;
    line.row = owner.row;
    line.scope = owner.at.scope;
    const ScopeId scope = paths_.scope_for(mark.condition, owner.at);
    line.path = draft_.automaton.scopes[scope].path;
    draft_.marks.emplace_back(scope, std::move(line));
}

void RowCompiler::add_leave(const clause::MapLeave& leave, const Owner& owner) {
    for (const Target& target : paths_.resolve_all(leave.path, owner.at)) {
        if (target.attribute || target.state == owner.at.state) {
            reporter_.add(leave.path.span, Fault{"E0804",
                                                 "only elements below the row can be left",
                                                 "this path",
                                                 "name the element that is not read",
                                                 {}});
            return;
        }
        DraftState& state = draft_.states[target.state];
        if (!state.left_at) state.left_at = reporter_.spot(leave.path.span);
        if (target.has_condition) state.is_left_under_condition = true;
        if (state.parent != no_state) draft_.read(state.parent, reporter_.spot(leave.path.span));
    }
}

void RowCompiler::add_language(const clause::MapStep& attribute, StateId state) {
    const auto symbol = paths_.attribute_symbol(attribute);
    if (!symbol) return;
    const Slot slot = draft_.slot(state, *symbol);
    Slot& language = draft_.states[state].language;
    if (language != no_slot && language != slot) {
        reporter_.add(attribute.span, Fault{"E0806",
                                            "the element has its language in another attribute already",
                                            "a second one",
                                            "name one attribute in all lines for this element",
                                            {}});
    }
    language = slot;
}

std::optional<FieldId> RowCompiler::find_field(EntityId entity, const clause::MapWord& name) {
    const FieldId field = vocabulary_.find_field(entity, name.text);
    if (field != no_field) return field;
    const Entity& owner = vocabulary_.entity(entity);
    std::string known;
    for (const FieldId other : owner.fields)
        known += (known.empty() ? "" : ", ") + vocabulary_.field(other).name;
    reporter_.add(name.span, Fault{"E0802",
                                   "the entity `" + owner.name + "` has no field `" + name.text + "`",
                                   "unknown field",
                                   "it has " + known,
                                   {}});
    return std::nullopt;
}

void RowCompiler::carry(FieldId field, Guard guard) {
    draft_.automaton.carried.push_back(
        CarriedRule{field, std::move(guard.versions), std::move(guard.subtypes)});
}

void RowCompiler::finish_carried() {
    std::vector<CarriedRule>& rules = draft_.automaton.carried;
    std::vector<bool> has_subtypes(vocabulary_.fields().size());
    for (const CarriedRule& rule : rules) {
        if (!rule.subtypes.empty()) has_subtypes[static_cast<std::size_t>(rule.field)] = true;
    }
    std::erase_if(rules, [&](const CarriedRule& rule) {
        return rule.subtypes.empty() && has_subtypes[static_cast<std::size_t>(rule.field)];
    });
}

}  // namespace proviso::maps
