// Runs a Spirit parser; its exceptions end here.
//
// Door: `attempt`. Thread rule: no state.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/language/grammar/misfit.hpp"
#include "rules/language/grammar/tokens.hpp"

namespace proviso::clause::grammar {

// Thrown within a grammar by what counts nesting.
struct TooDeep {
    Iterator where;
};

// What a misfit expects where a parser declined its first token; who knows better says so.
inline constexpr std::string_view something_else = "something else";

// Nothing, if the parse took its text; `first` is where the parse began, or where it has come to.
template <class Parse>
std::optional<Misfit> attempt(const Parse& parse, const Iterator& first) {
    try {
        if (parse()) return std::nullopt;
        return Misfit{first, std::string{something_else}};
    } catch (const x3::expectation_failure<Iterator>& failure) {
        return Misfit{failure.where(), failure.which()};
    } catch (const TooDeep& failure) {
        return Misfit{failure.where, {}};
    }
}

}  // namespace proviso::clause::grammar
