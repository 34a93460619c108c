#include "tests/support/catch.hpp"

#include "tests/cli/program.hpp"

using program::has;
using program::Outcome;
using program::run;

namespace {

const std::string notice = program::fixture("eforms/laptops-without-conditions.xml");

// Exit code 3, nothing on stdout, and the words on stderr.
void check_usage_error(const std::vector<std::string>& arguments, std::string_view words) {
    const Outcome outcome = run(arguments);
    INFO(outcome.err);
    CHECK(outcome.code == 3);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, words));
}

}  // namespace

TEST_CASE("wrong usage ends with 3 and a hint") {
    check_usage_error({}, "--help");
    check_usage_error({"chek", notice}, "did you mean `check`");
    check_usage_error({"check"}, "FILE");
    check_usage_error({"check", notice, "--formt", "json"}, "did you mean `--format`");
    check_usage_error({"check", notice, "--as-of"}, "--as-of");
    check_usage_error({"rules"}, "--help");
    check_usage_error({"rules", "lst"}, "did you mean `list`");
}

TEST_CASE("a value that an option does not know is named, with what it knows") {
    check_usage_error({"check", notice, "--format", "jsn"}, "did you mean `json`");
    check_usage_error({"check", notice, "--format", "spreadsheet"}, "`text`, `html`, `json`");
    check_usage_error({"check", notice, "--fail-on", "gaps"}, "did you mean `gap`");
    check_usage_error({"check", notice, "--lang", "tlh"}, "`en`");
    check_usage_error({"check", notice, "--as-of", "25.11.2026"}, "is no date");
    check_usage_error({"check", notice, "--as-of", "2026-02-30"}, "is no date");
    check_usage_error({"check", notice, "--pack", "electronic-watch"}, "did you mean `electronics-watch`");
    check_usage_error({"check", notice, "--map", "no-such.map"}, "there is no file");
    check_usage_error({"explain", "EW-B2"}, "did you mean `EW-B02`");
    check_usage_error({"explain", "something"}, "rules list");
}

TEST_CASE("a folder without rules is no pack") {
    const program::Folder folder;
    check_usage_error({"check", notice, "--pack", folder.path().string()}, "holds no rules");
}

TEST_CASE("help and version are answers, not errors") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--help"}, {"check", "--help"}, {"rules", "test", "--help"}}) {
        const Outcome outcome = run(arguments);
        CHECK(outcome.code == 0);
        CHECK(has(outcome.out, "Usage"));
    }
    CHECK(has(run({"check", "--help"}).out, "--documents-complete"));
    const Outcome version = run({"version"});
    CHECK(version.code == 0);
    CHECK(has(version.out, "proviso 0."));
}

TEST_CASE("an option takes one value, and what stands behind it is the document") {
    const std::string notice = program::fixture("eforms/laptops-without-conditions.xml");
    const program::Outcome outcome =
        program::run({"check", "--pack", "electronics-watch", notice, "--as-of", "2025-10-20"});
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(program::has(outcome.out, "NM-2025-117"));
}
