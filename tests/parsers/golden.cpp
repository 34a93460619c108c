#include "tests/parsers/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/catch.hpp"

namespace proviso::test {
namespace {

std::string read_if_there(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream bytes;
    if (stream) bytes << stream.rdbuf();
    return bytes.str();
}

std::string first_difference(const std::string& expected, const std::string& actual) {
    std::istringstream left{expected};
    std::istringstream right{actual};
    std::string expected_line;
    std::string actual_line;
    for (int line = 1;; ++line) {
        const bool has_left = static_cast<bool>(std::getline(left, expected_line));
        const bool has_right = static_cast<bool>(std::getline(right, actual_line));
        if (!has_left && !has_right) return "only the line ends differ";
        if (has_left && has_right && expected_line == actual_line) continue;
        return "line " + std::to_string(line) + "\n  expected: " + (has_left ? expected_line : "(end)") +
               "\n  actual:   " + (has_right ? actual_line : "(end)");
    }
}

}  // namespace

bool is_approving() {
    const char* const word = std::getenv("PROVISO_APPROVE");
    return word != nullptr && std::string{word} == "1";
}

void check_golden(const std::filesystem::path& file, const std::string& actual) {
    if (is_approving()) {
        std::ofstream{file, std::ios::binary} << actual;
        return;
    }
    const std::string expected = read_if_there(file);
    const bool is_same = expected == actual;
    INFO(file.filename().string() << ": " << (is_same ? std::string{} : first_difference(expected, actual)));
    CHECK(is_same);
}

}  // namespace proviso::test
