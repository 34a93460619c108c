#include "tests/bench/instructions.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace bench {
namespace {

// callgrind closes with `Collected : 123456`.
std::uint64_t collected(const std::string& program, Work work, const std::string& file, int count) {
    const std::string command =
        fmt::format("valgrind --tool=callgrind --callgrind-out-file=/dev/null '{}' --once {} '{}' {} 2>&1",
                    program, name_of(work), file, count);
    std::FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) stop("valgrind did not start");
    std::uint64_t instructions = 0;
    std::array<char, 512> line{};
    while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
        const std::string_view text{line.data()};
        const std::size_t at = text.find("Collected : ");
        if (at != std::string_view::npos) instructions = std::strtoull(line.data() + at + 12, nullptr, 10);
    }
    if (pclose(pipe) != 0 || instructions == 0) stop("`" + command + "` failed");
    return instructions;
}

}  // namespace

std::uint64_t instructions_of(const std::string& program, Work work, const std::string& file) {
    return collected(program, work, file, 3) - collected(program, work, file, 2);
}

}  // namespace bench
