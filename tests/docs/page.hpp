// The Markdown pages of the project, cut into fences, for the tests that try what the pages show.
// Thread rule: plain values.
#pragma once

#include <string>
#include <vector>

namespace docs {

struct Line {
    std::string text;
    std::size_t number = 0;  // from 1
};

struct Fence {
    std::string language;  // `console`, `clause`; may be empty
    std::vector<Line> lines;
};

struct Page {
    std::string path;  // from the root
    std::vector<Line> lines;
    std::vector<Fence> fences;
};

// README.md, CONTRIBUTING.md, CHANGELOG.md and everything below `docs/`, sorted by path.
[[nodiscard]] std::vector<Page> read_pages();

}  // namespace docs
