#include "tests/docs/command_line.hpp"

#include <sys/wait.h>

#include <cstdio>
#include <sstream>

namespace docs {

Outcome run(const std::string& arguments) {
    const std::string shell =
        "cd '" PROVISO_SOURCE_DIR "' && '" PROVISO_COMMAND_LINE "'" + arguments + " 2>&1";
    FILE* const pipe = popen(shell.c_str(), "r");
    if (pipe == nullptr) return {-1, {"no shell"}};
    std::string text;
    for (int byte = std::fgetc(pipe); byte != EOF; byte = std::fgetc(pipe)) {
        text += static_cast<char>(byte);
    }
    Outcome outcome{WEXITSTATUS(pclose(pipe)), {}};
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) {
        outcome.lines.push_back(line);
    }
    return outcome;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

}  // namespace docs
