// The reference evaluator's part about exceptions: what decides in place of a rule.
#include <algorithm>
#include <utility>

#include "tests/language/reference_evaluator.hpp"

namespace proviso::test {
namespace {

using clause::NodeKind;
using Kind = RefTruth::Kind;

bool is_said_by_the_rule_alone(NodeKind kind) {
    return kind == NodeKind::ClauseAppliesWhen || kind == NodeKind::ClauseUnless;
}

bool says(const Node& item, NodeKind kind) {
    return std::ranges::count(item.children, kind, &Node::kind) > 0;
}

}  // namespace

const Node& Reference::completed(const Node& exception, const Node& outer) {
    const auto known = completed_.find(exception.text);
    if (known != completed_.end()) return known->second;
    Node whole;
    whole.kind = NodeKind::Exception;
    whole.text = exception.text;
    for (const Node& clause : outer.children) {
        const bool is_own = is_said_by_the_rule_alone(clause.kind);
        const bool is_name = clause.kind == NodeKind::ClauseLet;
        if (is_name || (!is_own && !says(exception, clause.kind))) whole.children.push_back(clause);
    }
    whole.children.insert(whole.children.end(), exception.children.begin(), exception.children.end());
    return completed_.emplace(exception.text, std::move(whole)).first->second;
}

void Reference::add_ways(const Node& rule, const Names& names, Ways& ways) {
    std::vector<const Node*> applying;
    bool is_one_sure = false;
    for (const Node& node : items_) {
        if (node.kind != NodeKind::Exception || node.children.front().text != rule.text) continue;
        const Node& exception = completed(node, rule);
        const RefTruth applies = applies_to(exception, rule_names(exception, names));
        if (applies.is(Kind::False)) continue;
        applying.push_back(&exception);
        ways.open.insert(applies.why.begin(), applies.why.end());
        if (!applies.is(Kind::True)) continue;
        ways.is_conflict = ways.is_conflict || is_one_sure;
        is_one_sure = true;
    }
    if (!is_one_sure) ways.deciders.push_back(&rule);
    for (const Node* exception : applying) add_ways(*exception, rule_names(*exception, names), ways);
}

Reference::Outcome Reference::judge_deciding(const Node& rule, const Names& names, const RefTruth& a) {
    Ways ways;
    add_ways(rule, names, ways);
    std::vector<Outcome> outcomes;
    for (const Node* decider : ways.deciders)
        outcomes.push_back(judge_obligation(*decider, rule_names(*decider, names), a));
    if (ways.is_conflict) {
        ways.open.insert("conflict");
        return {{}, "cannot-tell", ways.open};
    }
    Outcome shared = outcomes.front();
    for (const Outcome& outcome : outcomes) {
        if (outcome.outcome != shared.outcome) return {{}, "cannot-tell", ways.open};
        shared.why.insert(outcome.why.begin(), outcome.why.end());
    }
    return shared;
}

}  // namespace proviso::test
