// Text to syntax tree. The grammars stand in `rules/language/grammar/`, the only folder that includes
// Boost.Spirit.
//
// Doors: `parse_clause` for rules, `parse_value` for the notation of a dossier, `read_markdown` for rule
// files, `render` for people. No function throws or keeps state; all may be called from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/language/source.hpp"
#include "rules/language/syntax_tree.hpp"

namespace proviso::clause {

struct Parsed {
    std::vector<Node> items;  // the items that could be parsed, also when others could not
    std::vector<Diagnostic> diagnostics;
};

// Blanks everything outside fences that begin with ```clause, keeping lengths and line ends.
[[nodiscard]] Source read_markdown(std::string name, std::string_view markdown);

struct ParseOptions {
    bool with_tests = true;  // without: `test` items are skipped unread, which is what a check needs
};

// Recovers at the next clause or item, so that independent errors are all reported (limits::diagnostics_max
// at most).
[[nodiscard]] Parsed parse_clause(const Source& source, const ParseOptions& options = {});

// The dossier's notation: `NAME value` pairs, such as `notice { id: "…" }`. Items are Member nodes.
[[nodiscard]] Parsed parse_value(const Source& source);

// As a person reads it, with the line, a caret under the place, why, help and notes. `diagnostic.source`
// names `source`.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Source& source);

}  // namespace proviso::clause
