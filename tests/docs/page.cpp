#include "tests/docs/page.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace docs {
namespace {

namespace fs = std::filesystem;

// A fence closes with as many backticks as opened it, so that a page can show a page.
std::size_t backticks_of(const std::string& line) {
    const std::size_t count = std::min(line.find_first_not_of('`'), line.size());
    return count < 3 ? 0 : count;
}

std::vector<Fence> fences_of(const std::vector<Line>& lines) {
    std::vector<Fence> fences;
    std::size_t open = 0;
    for (const Line& line : lines) {
        const std::size_t backticks = backticks_of(line.text);
        if (open == 0 && backticks > 0) {
            open = backticks;
            fences.push_back({line.text.substr(backticks), {}});
        } else if (open != 0 && backticks == open && line.text.size() == open) {
            open = 0;
        } else if (open != 0) {
            fences.back().lines.push_back(line);
        }
    }
    return fences;
}

Page read_page(const fs::path& root, const fs::path& path) {
    Page page{fs::relative(path, root).generic_string(), {}, {}};
    std::ifstream stream{path};
    for (std::string text; std::getline(stream, text);) {
        page.lines.push_back({text, page.lines.size() + 1});
    }
    page.fences = fences_of(page.lines);
    return page;
}

}  // namespace

std::vector<Page> read_pages() {
    const fs::path root{PROVISO_SOURCE_DIR};
    std::vector<Page> pages;
    for (const auto& entry : fs::directory_iterator{root}) {
        if (entry.path().extension() == ".md") pages.push_back(read_page(root, entry.path()));
    }
    for (const auto& entry : fs::recursive_directory_iterator{root / "docs"}) {
        if (entry.path().extension() == ".md") pages.push_back(read_page(root, entry.path()));
    }
    std::ranges::sort(pages, {}, &Page::path);
    return pages;
}

}  // namespace docs
