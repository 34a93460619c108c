// The sentences of a dossier in which rules find the words that they look for.
// Door: `collect_passages`. Thread rule: no state.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "model/comparison.hpp"
#include "model/dossier.hpp"
#include "rules/language/pack.hpp"

namespace proviso {

struct CollectedPassages {
    std::vector<Passage> passages;  // in the order of the dossier
    std::uint32_t left_out = 0;
};

// A text that several lots share is looked at once.
[[nodiscard]] CollectedPassages collect_passages(
    const Dossier& dossier, std::span<const std::shared_ptr<const clause::RulePack>> packs,
    std::string_view language);

}  // namespace proviso
