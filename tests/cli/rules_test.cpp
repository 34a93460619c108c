// What those who write rules do, from a folder of their own: a rule, a field of the model, a line of a map.
// Nothing is compiled but text.
#include "tests/support/catch.hpp"

#include "tests/cli/program.hpp"

#include <fstream>
#include <iterator>

using program::has;
using program::Outcome;
using program::run;

namespace {

constexpr std::string_view pack_page = R"(# My pack

```clause
pack my-pack 0.1.0 en "My pack" languages en
authority ME "Rules of the house" version "1"
```
)";

// The rule asks for a field that the shipped model lacks.
constexpr std::string_view rule_page = R"(# MY-01 The lot has a colour

Each lot names its colour.

```clause
rule MY-01 "The lot has a colour"
  basis ME "section 1"
  in force from 2020-01-01
  version 1.0.0
  stage call
  severity major
  actor buyer
  for each lot in procedure.lots
  require "a colour": lot.colour is given
  silence means gap
  message "Lot {lot.id} names its colour: {lot.colour}."
  fix "Name the colour."
end

test "a lot with a colour" for MY-01
  as of 2026-11-25
  given procedure { lots: [ { id: "LOT-0001"; colour: "red" } ] }
  expect met on lot "LOT-0001"
end

test "a lot without one" for MY-01
  as of 2026-11-25
  given procedure { lots: [ { id: "LOT-0001" } ] }
  expect gap on lot "LOT-0001"
end
```
)";

constexpr std::string_view model = R"(entity lot "Lot"
  colour : text 0..1 "colour" meaning "what the lot looks like"
end
)";

struct Author {
    program::Folder folder;
    std::string pack = (folder.path() / "pack").string();
    std::string model_file = folder.write("colour.model", model);

    Author() {
        folder.write("pack/pack.md", pack_page);
        folder.write("pack/my-01.md", rule_page);
    }
};

// The shipped map with one line more: the lot's colour stands in its short note.
std::string map_with_colour(const program::Folder& folder) {
    std::ifstream file{PROVISO_SOURCE_DIR "/parsers/maps/eforms.map"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    const std::string row = "row lot in lots at ";
    const std::size_t line_end = text.find('\n', text.find(row));
    REQUIRE(line_end != std::string::npos);
    text.insert(line_end + 1, "      colour = cbc:ID\n");
    return folder.write("eforms.map", text);
}

}  // namespace

TEST_CASE("the shipped rules are listed, checked and tested") {
    const Outcome list = run({"rules", "list"});
    CHECK(list.code == 0);
    CHECK(has(list.out, "EW-B02"));
    const Outcome check = run({"rules", "check"});
    INFO(check.out << check.err);
    CHECK(check.code == 0);
    CHECK(has(check.out, "0 errors"));
    const Outcome test = run({"rules", "test"});
    INFO(test.out << test.err);
    CHECK(test.code == 0);
    CHECK(has(test.out, " passed, 0 failed"));
}

TEST_CASE("a rule of one's own is one Markdown file, tested and run from its folder") {
    const Author author;
    const Outcome test = run({"rules", "test", author.pack, "--model", author.model_file});
    INFO(test.out << test.err);
    CHECK(test.code == 0);
    CHECK(has(test.out, "2 tests passed, 0 failed"));
    CHECK(has(run({"rules", "list", author.pack, "--model", author.model_file}).out, "MY-01"));
    const Outcome explain = run({"explain", "MY-01", "--pack", author.pack, "--model", author.model_file});
    CHECK(has(explain.out, "Each lot names its colour."));
}

TEST_CASE("a pack with an error says how much of it was checked all the same") {
    const program::Folder folder;
    folder.write("pack/pack.md",
                 std::string{"# Pack\n\n```clause\n"} + "pack own 1.0.0 en \"Own rules\" languages en\n" +
                     "authority LAW \"A law\"\n" + "rule R \"r\"\n  severty minor\nend\n```\n");
    const Outcome check = run({"rules", "check", (folder.path() / "pack").string()});
    INFO(check.out << check.err);
    CHECK(check.code == 1);
    CHECK(has(check.out, "did you mean `severity`?"));
    CHECK(has(check.out, "2 other items checked, without an error"));
}

TEST_CASE("a field is one line in a model file and one in a map") {
    const Author author;
    const std::string notice = program::fixture("eforms/laptops-terms-absent-no-documents.xml");
    const std::string map = map_with_colour(author.folder);
    const Outcome shown = run({"show", notice, "--model", author.model_file, "--map", map});
    INFO(shown.out << shown.err);
    CHECK(shown.code == 0);
    CHECK(has(shown.out, "colour: \"LOT-0001\""));

    const std::vector<std::string> check{"check",     notice,    "--pack",
                                         author.pack, "--model", author.model_file};
    const Outcome without = run(check);
    INFO(without.out << without.err);
    CHECK(without.code == 0);  // The shipped map has no place for a colour, so the rule cannot tell.
    CHECK(has(without.out, "cannot tell: "));
    std::vector<std::string> with_map = check;
    with_map.insert(with_map.end(), {"--map", map, "--all"});
    const Outcome with = run(with_map);
    CHECK(with.code == 0);
    CHECK(has(with.out, "met: 1"));
}

TEST_CASE("a failing test of a rule ends with 1 and says what came instead") {
    const Author author;
    std::string wrong{rule_page};
    wrong.replace(wrong.find("expect gap"), 10, "expect met");
    author.folder.write("pack/my-01.md", wrong);
    const Outcome test = run({"rules", "test", author.pack, "--model", author.model_file});
    CHECK(test.code == 1);
    CHECK(has(test.out, "1 failed"));
    CHECK(has(test.out, "a lot without one"));
    CHECK(has(test.out, "my-01.md:"));
}

TEST_CASE("a faulty rule is shown with its line, and no check runs on it") {
    const Author author;  // Without the model file the field `colour` is unknown.
    const Outcome check = run({"rules", "check", author.pack});
    CHECK(check.code == 1);
    CHECK(has(check.out, "E0201"));
    CHECK(has(check.out, "colour"));
    CHECK(has(check.out, "my-01.md:"));
    const std::string notice = program::fixture("eforms/laptops-terms-absent-no-documents.xml");
    const Outcome run_on_it = run({"check", notice, "--pack", author.pack});
    CHECK(run_on_it.code == 3);
    CHECK(run_on_it.out.empty());
    CHECK(has(run_on_it.err, "E0201"));
}
