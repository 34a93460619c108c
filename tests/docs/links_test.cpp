// Links between the pages, and from the pages to files of the tree.
#include "tests/docs/page.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <regex>

namespace fs = std::filesystem;

namespace {

bool is_outside(const std::string& target) {
    return target.starts_with("http:") || target.starts_with("https:") || target.starts_with("mailto:");
}

std::vector<std::string> links_of(const std::string& line) {
    static const std::regex link{R"(\]\(([^)#\s]+)(#[^)]*)?\))"};
    std::vector<std::string> targets;
    for (auto it = std::sregex_iterator{line.begin(), line.end(), link}; it != std::sregex_iterator{}; ++it) {
        targets.push_back((*it)[1]);
    }
    return targets;
}

}  // namespace

TEST_CASE("every link between the pages leads somewhere") {
    const fs::path root{PROVISO_SOURCE_DIR};
    std::string broken;
    std::size_t links = 0;
    for (const docs::Page& page : docs::read_pages()) {
        const fs::path folder = (root / page.path).parent_path();
        for (const docs::Line& line : page.lines) {
            for (const std::string& target : links_of(line.text)) {
                if (is_outside(target)) continue;
                ++links;
                const bool leads = fs::exists(folder / target);
                if (!leads) broken += page.path + ":" + std::to_string(line.number) + ": " + target + "\n";
            }
        }
    }
    INFO(broken);
    CHECK(broken.empty());
    CHECK(links > 5);
}
