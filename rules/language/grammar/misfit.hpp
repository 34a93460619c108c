// Where a grammar stopped and what it would have taken there, and the diagnostic that says so.
//
// Door: `report`. Thread rule: no state.
#pragma once

#include <string>

#include "rules/language/grammar/faults.hpp"
#include "rules/language/grammar/scanner.hpp"

namespace proviso::clause::grammar {

struct Misfit {
    Iterator where = nullptr;
    std::string expected;  // in words; empty when the nesting is too deep
};

// E0102, E0108 or E0009. Says nothing about a token that the scanner has reported.
void report(const Misfit& misfit, Faults& faults);

}  // namespace proviso::clause::grammar
