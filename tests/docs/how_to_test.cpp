// The examples of the how-to pages are tried as they stand there.
#include "tests/docs/command_line.hpp"
#include "tests/docs/page.hpp"
#include "tests/support/catch.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

namespace {

// A folder of our own, gone when the test ends.
class Folder {
public:
    Folder() : path_{fs::temp_directory_path() / ("proviso-docs-" + std::to_string(getpid()))} {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// Writes each fence of that language into a file of its own, `1.md`, `2.md`, and says how many there were.
std::size_t write_fences(const std::string& page_path, const std::string& language,
                         const std::string& extension, const fs::path& folder) {
    const auto pages = docs::read_pages();
    const auto page = std::ranges::find(pages, page_path, &docs::Page::path);
    REQUIRE(page != pages.end());
    std::size_t written = 0;
    for (const docs::Fence& fence : page->fences) {
        if (fence.language != language) continue;
        std::ofstream file{folder / (std::to_string(++written) + extension)};
        for (const docs::Line& line : fence.lines) file << line.text << '\n';
    }
    return written;
}

bool prints(const docs::Outcome& outcome, std::string_view words) {
    return std::ranges::any_of(
        outcome.lines, [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("the rule of the page `add a rule` is sound and passes its own tests") {
    const Folder folder;
    REQUIRE(write_fences("docs/how-to/add-a-rule.md", "markdown", ".md", folder.path()) == 2);
    for (const std::string command : {"check", "test"}) {
        const docs::Outcome outcome = docs::run(" rules " + command + " '" + folder.path().string() + "'");
        INFO("rules " << command << ":\n" << docs::joined(outcome.lines));
        CHECK(outcome.status == 0);
    }
}

TEST_CASE("the map of the page `add a format` reads the document that the page shows") {
    const Folder folder;
    REQUIRE(write_fences("docs/how-to/add-a-format.md", "map", ".map", folder.path()) == 1);
    REQUIRE(write_fences("docs/how-to/add-a-format.md", "xml", ".xml", folder.path()) == 1);
    const std::string base = folder.path().string() + "/1";
    const docs::Outcome outcome = docs::run(" show '" + base + ".xml' --map '" + base + ".map'");
    INFO(docs::joined(outcome.lines));
    CHECK(outcome.status == 0);
    CHECK(prints(outcome, "main-cpv: cpv:30213100"));
    CHECK(prints(outcome, "0 unknown"));
}
