// Checks one rule, clause by clause, and translates it.
//
// Door: `RuleChecker::check`. Thread rule: one owner. Lifetime: everything that it is made of must outlive
// it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/language/check/expression.hpp"
#include "rules/language/check/texts.hpp"

namespace proviso::clause {

// A clause of a rule, or one that an exception takes over from what it is an exception to.
struct PlacedClause {
    const Node* node = nullptr;
    std::uint32_t file = 0;
    bool is_inherited = false;  // what is wrong in it was said before
};

class RuleChecker {
public:
    RuleChecker(Program& program, const Declarations& declarations, const Symbols& symbols,
                Reporter& reporter)
        : program_(program),
          declarations_(declarations),
          reporter_(reporter),
          expressions_(program, declarations, symbols, reporter),
          texts_(program, expressions_, reporter) {}

    [[nodiscard]] ExpressionChecker& expressions() { return expressions_; }

    [[nodiscard]] CompiledRule check(const Declared& rule);
    // An exception, with the clauses that it has and takes over.
    [[nodiscard]] CompiledRule check(const Declared& rule, const std::vector<PlacedClause>& clauses);

private:
    using Handler = void (RuleChecker::*)(const Node&, CompiledRule&);
    static Handler handler_of(NodeKind kind);
    static bool names_something(NodeKind kind);

    void title(const Node& clause, CompiledRule& rule);
    void kind_note(const Node& clause, CompiledRule& rule);
    void basis(const Node& clause, CompiledRule& rule);
    bool basis_of_contract(const Node& clause, CompiledRule& rule);
    void complete(const Node& node, const TextsByLanguage& texts, std::string_view what);
    void in_force(const Node& clause, CompiledRule& rule);
    void word(const Node& clause, CompiledRule& rule);
    void severity(const Node& clause, CompiledRule& rule);
    void audience(const Node& clause, CompiledRule& rule);
    void follows_from(const Node& clause, CompiledRule& rule);
    void for_each(const Node& clause, CompiledRule& rule);
    void let(const Node& clause, CompiledRule& rule);
    void trigger(const Node& clause, CompiledRule& rule);
    void obligation(const Node& clause, CompiledRule& rule);
    void due(const Node& clause, CompiledRule& rule);
    void by(const Node& clause, CompiledRule& rule);
    // Was `done on` on or before the due date? The path may begin with the name that a `some` of the
    // conditions binds: then the first of the rows that it found counts.
    [[nodiscard]] ExprId in_time(const Node& path, const std::vector<const Node*>& conditions,
                                 const CompiledRule& rule);
    void done_on(const Node& node, CompiledRule& rule);
    void silence(const Node& clause, CompiledRule& rule);
    void not_carried(const Node& clause, CompiledRule& rule);
    void evidence(const Node& clause, CompiledRule& rule);
    void message_or_fix(const Node& clause, CompiledRule& rule);

    void proposal(const Node& clause, CompiledRule& rule);
    void speaks_to(const Node& clause, CompiledRule& rule);

    void handle(const PlacedClause& clause, CompiledRule& rule);
    void refuse_repetition(const Node& clause);
    void require_clauses(const Node& rule, const std::vector<PlacedClause>& clauses,
                         const CompiledRule& compiled);
    void require_silence(const CompiledRule& compiled);

    Program& program_;
    const Declarations& declarations_;
    Reporter& reporter_;
    ExpressionChecker expressions_;
    TextChecker texts_;
    std::map<std::string, const Node*, std::less<>> seen_;  // clauses of this rule that may stand only once
    std::optional<SilentPlace> silence_;                    // of its obligations
    bool is_exception_ = false;
};

// Follows the chains of `follows from`; E0203 where one comes back to its beginning.
void check_chains(const Program& program, const Declarations& declarations, Reporter& reporter);

}  // namespace proviso::clause
