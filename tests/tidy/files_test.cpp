// The laws about files: size, width, tabs, the shape of headers, macros.
#include "tests/support/catch.hpp"
#include "tests/tidy/tree.hpp"

#include <algorithm>
#include <array>
#include <regex>

using tidy::Complaints;
using tidy::File;

namespace {

constexpr std::size_t lines_max = 500;
constexpr std::size_t test_lines_max = 600;
constexpr std::size_t columns_max = 110;

constexpr std::array macros = {"PROVISO_API", "PROVISO_ASSERT", "PROVISO_LIFETIME_BOUND", "PROVISO_TRY"};

// Characters, not bytes: a test may quote Greek.
std::size_t columns_of(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

// The C header needs its guard, its C++ bracket and its version as macros; the test framework is configured
// by some.
bool may_define(const File& file, std::string_view name) {
    const bool is_public = file.path.starts_with("plugin/include/") && file.path.ends_with(".h");
    if (is_public) return name.starts_with("PROVISO_");
    if (file.is_below("tests/")) return name.starts_with("CATCH_CONFIG_");
    return std::ranges::any_of(macros, [&](std::string_view macro) { return macro == name; });
}

std::string_view macro_of(std::string_view line) {
    constexpr std::string_view word = "#define ";
    if (!line.starts_with(word)) return {};
    const std::string_view rest = line.substr(word.size());
    return rest.substr(0, rest.find_first_of(" (\\"));
}

}  // namespace

TEST_CASE("no source file is longer than a reader can hold") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        const std::size_t allowed = file.is_below("tests/") ? test_lines_max : lines_max;
        if (file.lines.size() > allowed)
            complaints.add(file, "longer than " + std::to_string(allowed) + " lines");
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
    CHECK(tidy::code().size() > 10);
}

TEST_CASE("no line of code is wider than the page") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (columns_of(file.lines[i]) > columns_max)
                complaints.add(file, i + 1, "wider than 110 columns");
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("files hold no tabs") {
    Complaints complaints;
    for (const File& file : tidy::source_tree()) {
        if (file.path.ends_with(".cases")) continue;  // Where a tab is what is tried.
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (file.lines[i].find('\t') != std::string::npos) complaints.add(file, i + 1, "a tab");
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("a header says first what it is for, and is included once") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        if (!file.is_header() || file.lines.empty()) continue;
        const std::string& first = file.lines.front();
        if (!first.starts_with("//") && !first.starts_with("/*")) complaints.add(file, "no opening comment");
        const bool is_guarded = std::ranges::any_of(file.lines, [](const std::string& line) {
            return line == "#pragma once" || line.starts_with("#ifndef PROVISO_");
        });
        if (!is_guarded) complaints.add(file, "no `#pragma once`");
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("the house has its few macros and no further one") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string_view name = macro_of(file.lines[i]);
            if (!name.empty() && !may_define(file, name)) complaints.add(file, i + 1, "a macro of its own");
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("no namespace is opened wholesale") {
    // Literals excepted: a text that holds NUL bytes can be written in no other short way. A test may open
    // what it tries.
    const std::regex opening{R"(^\s*using namespace (?!std::\w*literals;))"};
    Complaints complaints;
    for (const File& file : tidy::code()) {
        if (file.is_below("tests/") && !file.is_header()) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const bool opens = std::regex_search(file.lines[i], opening);
            if (opens) complaints.add(file, i + 1, "opens a namespace wholesale");
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}
