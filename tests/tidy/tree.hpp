// The files of the source tree as lines, for the tests that hold the laws of the house.
//
// Doors: `source_tree`, `code`. Thread rule: the tree is read once, at the first call, and not changed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

struct File {
    std::string path;  // from the root, `model/base/date.hpp`
    std::vector<std::string> lines;

    [[nodiscard]] bool is_below(std::string_view folder) const { return path.starts_with(folder); }
    [[nodiscard]] bool is_header() const { return path.ends_with(".hpp") || path.ends_with(".h"); }
    [[nodiscard]] bool is_code() const {
        return is_header() || path.ends_with(".cpp") || path.ends_with(".c");
    }
};

// Every text file that we write, sorted by path; the fixtures are documents, and hostile ones among them.
[[nodiscard]] std::span<const File> source_tree();

[[nodiscard]] std::vector<File> code();

struct Include {
    std::string path;
    bool is_ours = false;  // in quotes, so from the root
};

[[nodiscard]] std::vector<Include> includes_of(const File& file);

// `model/base/date.hpp:12: what is wrong`, one a line, so that one run shows them all.
class Complaints {
public:
    void add(const File& file, std::size_t line, std::string_view what);
    void add(const File& file, std::string_view what);

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace tidy
