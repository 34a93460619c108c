// Which clauses can stand at a place, and which of them a misspelt word was probably meant to be.
//
// Doors: `possible_clauses`, `nearest_clause`. Thread rule: no state.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rules/language/grammar/clause_words.hpp"
#include "rules/language/grammar/scanner.hpp"

namespace proviso::clause::grammar {

using Openings = std::vector<const Opening*>;

// Of those that a block can hold: what is said already is not said again, and an exception leaves much to its
// rule.
[[nodiscard]] Openings possible_clauses(std::span<const Opening> all, const Openings& said,
                                        bool is_exception);

// The first word of a clause; empty where none is near. Within a line it may as well join two conditions, and
// is then no clause.
[[nodiscard]] std::string_view nearest_clause(const Openings& possible, const Token& word);

// How they are written in full, the nearest first.
[[nodiscard]] std::vector<std::string_view> in_words(const Openings& possible, std::string_view nearest);

}  // namespace proviso::clause::grammar
