// Compiles the rows of a map: what is in a row, where it begins, which line of it fills which field.
//
// Thread rule: one owner. Lifetime: refers to the vocabulary, the draft, the paths and the reporter.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/vocabulary.hpp"
#include "parsers/maps/draft.hpp"
#include "parsers/maps/guards.hpp"
#include "parsers/maps/paths.hpp"
#include "parsers/maps/reporter.hpp"
#include "rules/language/map_tree.hpp"

namespace proviso::maps {

class RowCompiler {
public:
    RowCompiler(const Vocabulary& vocabulary, Draft& draft, PathCompiler& paths, Reporter& reporter)
        : vocabulary_(vocabulary), draft_(draft), paths_(paths), reporter_(reporter) {}

    // Blocks come before what uses them; a second one of the same name adds to the first.
    void add_block(const clause::MapBlock& block);
    void add_body(const clause::MapRow& body, const Target& at);
    // Puts the line where its target says; its slot, path and place in the order of events are set here.
    void add_line(Line line, const Target& target, clause::MapSpan span);
    // The attribute in which the element at `state` says its language.
    void add_language(const clause::MapStep& attribute, StateId state);
    // Once all files are in: of a field's rules only those count that name subtypes, if there are any.
    void finish_carried();

private:
    // The row that lines, leaves and rows belong to.
    struct Owner {
        EntityId entity = no_entity;
        RowId row = dossier_row;
        Target at;
    };

    void add_contents(const clause::MapRow& row, const Owner& owner);
    void add_use(const clause::MapUse& use, const Owner& owner);
    void add_row(const clause::MapRow& row, const Owner& owner);
    void add_every(const clause::MapRow& every, const Owner& owner);
    void add_row_at(const clause::MapRow& row, const clause::MapPath& path, const RowPlan& plan,
                    const Owner& owner);
    void add_row_to(const clause::MapRow& row, Target at, RowPlan plan);
    [[nodiscard]] RowId row_for(const RowPlan& plan);
    void add_value(const clause::MapLine& line, const Owner& owner);
    void add_outer(const clause::MapOuter& source, Line line, const Owner& owner);
    [[nodiscard]] std::optional<EntityId> find_enclosing(const clause::MapWord& entity, RowId row);
    void add_value_at(const clause::MapPath& path, const clause::MapLine& source, const Line& line,
                      const Owner& owner);
    void add_anchor(const clause::MapAnchor& anchor, const Owner& owner);
    void add_join(const clause::MapRow& join, const Owner& owner);
    void add_key(const clause::MapRow& row, const Target& at, RowId id);
    void add_mark(const clause::MapMark& mark, const Owner& owner);
    void add_leave(const clause::MapLeave& leave, const Owner& owner);
    void add_dates(const clause::MapLine& source, Line& line);
    [[nodiscard]] bool is_spoken(StateId state) const;
    [[nodiscard]] std::optional<FieldId> find_field(EntityId entity, const clause::MapWord& name);
    [[nodiscard]] bool fits(const clause::MapLine& line, const Field& field);
    void carry(FieldId field, Guard guard);

    const Vocabulary& vocabulary_;
    Draft& draft_;
    PathCompiler& paths_;
    Reporter& reporter_;
    // A block of a file, and the file: what is wrong in it is reported there.
    struct Block {
        std::string source;
        clause::MapRow body;
    };
    std::map<std::string, std::vector<Block>> blocks_;
    std::size_t used_ = 0;               // how deeply blocks are used by blocks at the moment
    std::map<std::string, RowId> rows_;  // by what makes them one
    // What has an anchor of a name, and how the name stands in the automaton.
    struct Anchored {
        EntityId entity = no_entity;
        AnchorId id = 0;
    };
    std::map<std::string, Anchored> anchors_;
    std::size_t contents_ = 0;
};

}  // namespace proviso::maps
