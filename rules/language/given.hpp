// The notation of a dossier, read back into rows and cells: what the tests of rules are given, and golden
// files.
//
// Door: `read_given`. Thread rule: the builder's owner calls it.
#pragma once

#include <span>

#include "model/dossier.hpp"
#include "rules/language/check/scope.hpp"

namespace proviso::clause {

// Each member is a field of the dossier and its value (`Member` or `TestGiven` nodes). All of it becomes one
// document, which carries every field. Errors: E0201 unknown field, E0301 a value of another type; what can
// be read is read all the same.
void read_given(std::span<const Node> members, DossierBuilder& builder, Reporter& reporter);

}  // namespace proviso::clause
