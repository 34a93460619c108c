// What is measured: fixtures of this project, and, where the corpus is at hand, real notices of three sizes.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct Document {
    std::string name;  // for the table
    std::string bytes;
};

// Contract notices nearest to 10 KB, 56 KB and 1.8 MB from `$PROVISO_CORPUS` or `../shared/corpus`.
[[nodiscard]] std::vector<Document> documents();

// All contract notices of the corpus, in the order of their paths; none where it is not at hand.
[[nodiscard]] std::vector<Document> contract_notices();

// Every XML document of the corpus, in the order of their paths.
[[nodiscard]] std::vector<Document> all_documents();

[[nodiscard]] std::string fixture_path();

}  // namespace bench
