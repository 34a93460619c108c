// The rule checker's part about deadlines: `by … after …, done on …`.
#include <utility>

#include "rules/language/check/rule.hpp"

namespace proviso::clause {
namespace {

// The `some` of a condition, or of one of the conditions that `and` joins, that binds the name.
const Node* find_some(const Node& condition, std::string_view name) {
    if (condition.kind == NodeKind::Quantifier && condition.text == "some") {
        const bool binds = condition.children.front().text == name;
        return binds ? &condition : nullptr;
    }
    if (condition.kind != NodeKind::And) return nullptr;
    for (const Node& child : condition.children) {
        if (const Node* found = find_some(child, name)) return found;
    }
    return nullptr;
}

// `earliest s.received-on for s in L where W and B`, of `some s in L where W satisfies B`.
Node first_found(const Node& some, const Node& path) {
    Node bind = some.children.front();
    Node where = some.children.back();
    if (bind.children.size() > 1) {
        Node both;
        both.kind = NodeKind::And;
        both.begin = bind.begin;
        both.end = where.end;
        both.children = {std::move(bind.children[1]), std::move(where)};
        where = std::move(both);
        bind.children.pop_back();
    }
    bind.children.push_back(std::move(where));
    Node earliest;
    earliest.kind = NodeKind::Quantifier;
    earliest.text = "earliest";
    earliest.begin = path.begin;
    earliest.end = path.end;
    earliest.children = {std::move(bind), path};
    return earliest;
}

}  // namespace

void RuleChecker::by(const Node& clause, CompiledRule& rule) {
    const Checked due = expressions_.deadline(clause.children[0], clause.children[1], false);
    rule.due = due.expr;
    expressions_.name("due", due);
}

void RuleChecker::done_on(const Node& node, CompiledRule& rule) {
    const Node* path = nullptr;
    std::vector<const Node*> requirements;
    for (const Node& clause : node.children) {
        constexpr std::size_t place_of_path = 2;
        const bool says_done = clause.kind == NodeKind::ClauseBy && clause.children.size() > place_of_path;
        if (says_done) path = &clause.children[place_of_path];
        if (clause.kind == NodeKind::ClauseRequire) requirements.push_back(&clause.children.back());
    }
    if (path != nullptr) rule.in_time = in_time(*path, requirements, rule);
}

ExprId RuleChecker::in_time(const Node& path, const std::vector<const Node*>& conditions,
                            const CompiledRule& rule) {
    const std::string& first = path.children.front().text;
    const Node* some = nullptr;
    for (const Node* condition : conditions) {
        if (some == nullptr) some = find_some(*condition, first);
    }
    const bool is_found = some != nullptr && expressions_.find_name(first) == nullptr;
    const Checked done = expressions_.value(is_found ? first_found(*some, path) : path);
    if (done.expr == no_expr || rule.due == no_expr) {
        if (done.expr == no_expr || expressions_.find_name("due") != nullptr) return no_expr;
        Diagnostic& diagnostic =
            reporter_.error("E0401", "`done on` needs a due date", path, "late against what");
        diagnostic.help.emplace_back("add `by PERIOD after DATE`, or `due DATE`");
        return no_expr;
    }
    if (done.type.kind != ValueKind::Date || done.type.is_many) {
        reporter_.error("E0301", "`done on` needs a date", path,
                        describe_type(done.type, *program_.vocabulary));
        return no_expr;
    }
    return expressions_.add_comparison(Comparison::LessOrEqual, done.expr, rule.due);
}

}  // namespace proviso::clause
