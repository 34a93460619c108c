// A syntax tree as a text of Clause that stands for the same tree, for the property that what is parsed,
// printed and parsed again has not changed. Brackets stand only where the ladder of precedence needs them.
//
// Doors: `clause_text` for one item, `kinds_in` for what a tree holds. A kind of node without a form does not
// compile. Thread rule: no state.
#pragma once

#include <set>
#include <string>

#include "rules/language/syntax_tree.hpp"

namespace proviso::test {

[[nodiscard]] std::string clause_text(const clause::Node& node);

// The kinds of the node and of all below it are added.
void kinds_in(const clause::Node& node, std::set<clause::NodeKind>& kinds);

// Of the same kinds, texts and children; places do not count.
[[nodiscard]] bool is_same_tree(const clause::Node& left, const clause::Node& right);

}  // namespace proviso::test
