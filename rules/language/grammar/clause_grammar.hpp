// The grammar of Clause, piece by piece: what stands around the pieces (items, blocks, recovery) is the
// reader's business.
//
// Door: `take`. Thread rule: no state.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rules/language/grammar/builder.hpp"
#include "rules/language/grammar/misfit.hpp"

namespace proviso::clause::grammar {

enum class Piece : std::uint8_t {
    Item,
    RuleHead,
    RuleClause,
    TestHead,
    TestClause,
    Member,
    ExceptionHead,
    ProfileHead,
    ProfileClause
};

// Parses one piece at `next` and pushes its node (of a head: its children) onto the builder; `next` moves
// behind it. A piece that does not fit pushes nothing, and `next` moves to where it stopped fitting. `last`
// is the End token. The text of a head (a rule's id, a test's title) goes to `*builder.head`.
[[nodiscard]] std::optional<Misfit> take(Piece piece, Builder& builder, Iterator& next, Iterator last);

}  // namespace proviso::clause::grammar
