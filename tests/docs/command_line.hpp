// Runs the built command line as a person would, from the root of the source tree.
#pragma once

#include <string>
#include <vector>

namespace docs {

struct Outcome {
    int status = 0;
    std::vector<std::string> lines;  // standard output and standard error, as they came
};

// `arguments` is what follows `./dev run`, with its leading blank; the shell reads it.
[[nodiscard]] Outcome run(const std::string& arguments);

[[nodiscard]] std::string joined(const std::vector<std::string>& lines);

}  // namespace docs
