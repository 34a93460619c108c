// Which sentence of the older version is which of the newer one, and which words differ.
// Doors: `match_passages`, `compare_words`. Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/comparison.hpp"

namespace proviso {

// Sentences that say the same, word for word, are unchanged wherever they stand; case, quotation marks,
// hyphens and line breaks do not count. Of the rest, the likeliest pairs that share at least half of their
// words are changed; what is left is gone or new.
[[nodiscard]] std::vector<ComparedPassage> match_passages(std::vector<Passage> before,
                                                          std::vector<Passage> after);

// The words of both in reading order; what was removed stands before what was added.
[[nodiscard]] std::vector<WordRun> compare_words(std::string_view before, std::string_view after);

}  // namespace proviso
