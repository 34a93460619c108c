// A syntax tree as one line of text, so that a test can show what it expects: `(Compare = (Path (Name a))
// (Number 1))`.
//
// Thread rule: no state.
#pragma once

#include <string>

#include "rules/language/syntax_tree.hpp"

namespace proviso::test {

[[nodiscard]] std::string tree_text(const clause::Node& node);

// A path of names is written as in Clause (`lot.main-cpv`), and so is a leaf that its letters tell apart.
[[nodiscard]] std::string brief_tree_text(const clause::Node& node);

}  // namespace proviso::test
