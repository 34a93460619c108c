// Cases as data: a `.cases` file holds, for each case, a heading line `=== what it shows`, the text, a line
// `---`, and the lines that are expected.
//
// Door: `read_cases`. Thread rule: no state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proviso::test {

struct Case {
    std::string title;
    std::string text;
    std::vector<std::string> expected;
};

// `file` stands in this folder.
[[nodiscard]] std::vector<Case> read_cases(std::string_view file);

}  // namespace proviso::test
