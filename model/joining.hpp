// Several documents of one procedure as one dossier: rows that mean the same thing become one row, and each
// field is told by the newest document that says anything about it (decisions 17 and 19, ADR 0011).
//
// Door: `join_documents`, after all documents were read and before others are attached to them. Thread rule:
// the builder's owner calls it.
#pragma once

#include <cstdint>
#include <span>

#include "model/dossier.hpp"

namespace proviso {

struct Standing {
    std::uint32_t rank = 0;  // the higher the newer; the same: nobody can say which is the newer one
    bool counts = true;      // false: another document took its place, and nothing is taken from it
};

// `standings` by document. Rows of one list are one row by the keys of their entity; a list that holds one
// row at most has one. An id that is good in one document only is changed where it meets another row's,
// together with what refers to it. Documents of one rank that differ are both kept, and a rule cannot tell.
void join_documents(DossierBuilder& builder, std::span<const Standing> standings);

}  // namespace proviso
