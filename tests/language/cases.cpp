#include "tests/language/cases.hpp"

#include <fstream>

namespace proviso::test {

std::vector<Case> read_cases(std::string_view file) {
    std::ifstream stream{std::string{PROVISO_SOURCE_DIR "/tests/language/"}.append(file)};
    std::vector<Case> cases;
    bool is_text = false;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back(Case{line.substr(4), {}, {}});
            is_text = true;
        } else if (cases.empty()) {
            continue;  // what the file says about itself
        } else if (line == "---") {
            is_text = false;
        } else if (is_text) {
            cases.back().text += line + '\n';
        } else if (!line.empty()) {
            cases.back().expected.push_back(line);
        }
    }
    return cases;
}

}  // namespace proviso::test
