// Turns the paths and conditions of a map into states and scopes of a draft: prefixes become namespaces,
// ladders are unrolled, conditions become programs over bits.
//
// Thread rule: one owner. Lifetime: refers to the draft and the reporter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parsers/maps/draft.hpp"
#include "parsers/maps/reporter.hpp"
#include "rules/language/map_tree.hpp"

namespace proviso::maps {

// Where a path ends: a state, the scope of the last step with a condition, and the attribute if it names one.
struct Target {
    StateId state = 0;
    ScopeId scope = always;
    std::optional<SymbolId> attribute;
    bool has_condition = false;
};

class PathCompiler {
public:
    PathCompiler(Draft& draft, Reporter& reporter) : draft_(draft), reporter_(reporter) {}

    // Declarations; a second one of the same name is reported.
    void add_namespace(const clause::MapNamespace& declaration);
    void add_elements(const clause::MapElements& set);
    void add_ladder(const clause::MapLadder& ladder);
    void add_table(const clause::MapTable& table);

    // Nothing when a name is unknown, or a step repeats where just one place is meant; that has been
    // reported.
    [[nodiscard]] std::optional<Target> resolve(const clause::MapPath& path, const Target& from);
    // Every place that the path means: a step that repeats means one for each number of levels.
    [[nodiscard]] std::vector<Target> resolve_all(const clause::MapPath& path, const Target& from);

    // The scope for a condition on the element at `at`, shared by all who state the same there.
    [[nodiscard]] ScopeId scope_for(const clause::MapCondition& condition, const Target& at);

    [[nodiscard]] std::optional<std::uint16_t> find_table(const clause::MapWord& name);
    // The namespace that stands for all of the prefix.
    [[nodiscard]] std::optional<std::string> find_uri(const std::string& prefix, clause::MapSpan span);
    [[nodiscard]] const std::vector<std::string>* find_uris(const std::string& prefix, clause::MapSpan span);
    [[nodiscard]] std::optional<SymbolId> attribute_symbol(const clause::MapStep& step);

private:
    using Steps = std::vector<const clause::MapStep*>;

    [[nodiscard]] bool unroll(const clause::MapPath& path, Steps& steps);
    [[nodiscard]] bool take(const clause::MapStep& step, Target& target);
    void take_element(SymbolId symbol, const std::string& label, const clause::MapStep& step, Target& target);
    [[nodiscard]] bool take_repeated(const clause::MapStep& step, std::vector<Target>& targets);
    void compile(const clause::MapCondition& condition, ScopeId scope);
    void compile_comparison(const clause::MapCondition& condition, ScopeId scope);
    [[nodiscard]] bool add_comparison(const clause::MapCondition& condition, const Target& target,
                                      ScopeId scope);
    [[nodiscard]] std::optional<std::uint8_t> new_bit(ScopeId scope, clause::MapSpan span);
    [[nodiscard]] std::string signature(const clause::MapCondition& condition) const;
    [[nodiscard]] std::string signature(const clause::MapPath& path) const;

    Draft& draft_;
    Reporter& reporter_;
    std::map<std::string, std::vector<std::string>> uris_;  // by prefix
    std::map<std::string, SymbolId> elements_;              // sets of them, by name
    std::map<std::string, clause::MapPath> ladders_;
    std::map<std::string, std::uint16_t> tables_;
    std::map<std::string, ScopeId> scopes_;  // by signature
};

}  // namespace proviso::maps
