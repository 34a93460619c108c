#include "tests/support/catch.hpp"

#include "tests/cli/program.hpp"

using program::check;
using program::has;
using program::Outcome;

namespace {

constexpr const char* notice = "eforms/laptops-terms-absent-no-documents.xml";

Outcome check_into(const std::filesystem::path& path) { return check(notice, {"--output", path.string()}); }

}  // namespace

TEST_CASE("the file of --output holds what would have been printed, and nothing is printed") {
    const program::Folder folder;
    const Outcome outcome = check_into(folder.path() / "report.txt");
    CHECK(outcome.code == 1);
    CHECK(outcome.out.empty());
    CHECK(folder.read("report.txt") == check(notice).out);
    CHECK(folder.names() == std::vector<std::string>{"report.txt"});
}

TEST_CASE("the file of --output replaces an older report") {
    const program::Folder folder;
    folder.write("report.txt", "old");
    CHECK(check_into(folder.path() / "report.txt").code == 1);
    CHECK(folder.read("report.txt") == check(notice).out);
}

TEST_CASE("the file of --output follows no link and replaces none") {
    const program::Folder folder;
    folder.write("target.txt", "precious");
    std::filesystem::create_symlink("target.txt", folder.path() / "link.txt");
    const Outcome outcome = check_into(folder.path() / "link.txt");
    CHECK(outcome.code == 3);
    CHECK(has(outcome.err, "it is a link"));
    CHECK(folder.read("target.txt") == "precious");
    CHECK(std::filesystem::is_symlink(folder.path() / "link.txt"));
}

TEST_CASE("an output into a folder, a device or nowhere is refused and leaves nothing behind") {
    const program::Folder folder;
    std::filesystem::create_directory(folder.path() / "inner");
    for (const std::filesystem::path& path :
         {folder.path() / "inner", folder.path() / "none/report.txt", std::filesystem::path{"/dev/null"}}) {
        const Outcome outcome = check_into(path);
        INFO(path);
        CHECK(outcome.code == 3);
        CHECK(has(outcome.err, "cannot be written"));
    }
    CHECK(folder.names() == std::vector<std::string>{"inner"});
}

TEST_CASE("when the check fails an older report stays as it was") {
    const program::Folder folder;
    folder.write("report.txt", "old");
    const std::string broken = folder.write("broken.xml", "<a>");
    CHECK(program::run({"check", broken, "--output", (folder.path() / "report.txt").string()}).code == 2);
    CHECK(folder.read("report.txt") == "old");
}
