// Did a corrigendum, an answer to a question, or the contract as signed change the clause? Compares what the
// rules say about two versions, and the sentences in which the rules found their words.
//
// Door: `compare`. Thread rule: a pure function; the same two versions give the same comparison. Lifetime:
// nothing of its arguments is kept.
#pragma once

#include <memory>
#include <span>

#include "model/comparison.hpp"
#include "model/dossier.hpp"
#include "rules/language/pack.hpp"

namespace proviso {

struct Version {
    const Report& report;
    const Dossier& dossier;
};

// Both reports come from the same packs, as of the same day and in the same language. Words of phrases that
// no rule looks for are not compared, so a change elsewhere in a document is not seen.
[[nodiscard]] Comparison compare(const Version& before, const Version& after,
                                 std::span<const std::shared_ptr<const clause::RulePack>> packs);

}  // namespace proviso
