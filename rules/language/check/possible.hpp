// Can conditions hold together? A bounded search over what they say of single values: comparisons with
// literals, sets of codes, yes-no, presence. What it does not understand it takes as possible, and says so.
//
// Door: `find_case`. Thread rule: no state.
#pragma once

#include <string>
#include <vector>

#include "rules/language/program.hpp"

namespace proviso::clause {

struct Assumption {
    ExprId condition = no_expr;
    bool holds = true;  // certainly true, else certainly false
};

struct Case {
    enum class Kind : std::uint8_t {
        Impossible,  // for certain
        Found,       // `example` is one
        Open         // not ruled out: something in it was not understood, or the search was given up
    };
    Kind kind = Kind::Open;
    std::string example;            // `lot { size: 3; kind: kind:works }`
    ExprId contradicted = no_expr;  // of Impossible: the value of which too much is asked
};

[[nodiscard]] Case find_case(const Program& program, const std::vector<Assumption>& assumptions);

}  // namespace proviso::clause
