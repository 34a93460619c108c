#include "tests/tidy/tree.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace tidy {
namespace {

namespace fs = std::filesystem;

constexpr std::array folders = {"model", "parsers", "rules", "plugin", "tests", "docs", "cmake", ".ci"};

std::vector<std::string> read_lines(const fs::path& path) {
    std::ifstream stream{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<File> read_tree() {
    const fs::path root{PROVISO_SOURCE_DIR};
    std::vector<File> files;
    const auto add = [&](const fs::path& path) {
        // Pictures have no lines, and in a further worktree git keeps a file of its own at the root.
        if (path.extension() == ".png" || path.filename() == ".git") return;
        files.push_back({fs::relative(path, root).generic_string(), read_lines(path)});
    };
    for (const auto& entry : fs::directory_iterator{root}) {
        if (entry.is_regular_file()) add(entry.path());
    }
    for (const char* folder : folders) {
        if (!fs::exists(root / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
            if (entry.is_regular_file()) add(entry.path());
        }
    }
    std::ranges::sort(files, {}, &File::path);
    return files;
}

}  // namespace

std::span<const File> source_tree() {
    static const std::vector<File> files = read_tree();
    return files;
}

std::vector<File> code() {
    std::vector<File> files;
    std::ranges::copy_if(source_tree(), std::back_inserter(files), &File::is_code);
    return files;
}

std::vector<Include> includes_of(const File& file) {
    constexpr std::string_view word = "#include ";
    std::vector<Include> includes;
    for (const std::string& line : file.lines) {
        if (!line.starts_with(word) || line.size() < word.size() + 2) continue;
        const bool is_ours = line[word.size()] == '"';
        const std::size_t begin = word.size() + 1;
        const std::size_t end = line.find(is_ours ? '"' : '>', begin);
        includes.push_back({line.substr(begin, end - begin), is_ours});
    }
    return includes;
}

void Complaints::add(const File& file, std::size_t line, std::string_view what) {
    text_ += file.path + ":" + std::to_string(line) + ": " + std::string{what} + "\n";
}

void Complaints::add(const File& file, std::string_view what) {
    text_ += file.path + ": " + std::string{what} + "\n";
}

}  // namespace tidy
