// Texts of Clause and their trees: the cases stand in `grammar_trees.cases` and `grammar_conditions.cases`.
#include "rules/language/parse.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/language/cases.hpp"
#include "tests/language/tree_text.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::Node;
using clause::NodeKind;
using clause::Parsed;
using clause::Source;

namespace {

std::string rendered(const Parsed& parsed, const Source& source) {
    std::string text;
    for (const auto& diagnostic : parsed.diagnostics) text += clause::render(diagnostic, source);
    return text;
}

std::string read_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

// The tree of a condition, or what is wrong with it.
std::string tree_of_condition(const std::string& condition) {
    const Source source{"condition", "rule R \"t\" unless " + condition + " end"};
    const Parsed parsed = clause::parse_clause(source);
    if (!parsed.diagnostics.empty()) return rendered(parsed, source);
    return test::brief_tree_text(parsed.items.at(0).children.at(1).children.at(0));
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

}  // namespace

TEST_CASE("items, rules and tests become the trees that they stand for") {
    const auto cases = test::read_cases("grammar_trees.cases");
    REQUIRE(cases.size() > 10);
    for (const auto& a_case : cases) {
        INFO(a_case.title);
        const Source source{"case", a_case.text};
        const Parsed parsed = clause::parse_clause(source);
        CHECK(rendered(parsed, source).empty());
        std::vector<std::string> trees;
        for (const Node& item : parsed.items) trees.push_back(test::brief_tree_text(item));
        CHECK(joined(trees) == joined(a_case.expected));
    }
}

TEST_CASE("conditions become the trees that they stand for") {
    const auto cases = test::read_cases("grammar_conditions.cases");
    REQUIRE(cases.size() > 15);
    for (const auto& a_case : cases) {
        INFO(a_case.title);
        CHECK(tree_of_condition(a_case.text) == joined(a_case.expected));
    }
}

TEST_CASE("each pair of operators binds as the ladder of precedence says") {
    struct Operator {
        std::string sign;
        std::string node;
    };
    // From the loosest to the tightest.
    const std::vector<Operator> ladder = {{"or", "Or"}, {"and", "And"}, {"=", "Compare ="}, {"+", "Sum +"}};
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        for (std::size_t j = i + 1; j < ladder.size(); ++j) {
            const Operator& loose = ladder[i];
            const Operator& tight = ladder[j];
            CHECK(tree_of_condition("a " + loose.sign + " b " + tight.sign + " c") ==
                  "(" + loose.node + " a (" + tight.node + " b c))");
            CHECK(tree_of_condition("a " + tight.sign + " b " + loose.sign + " c") ==
                  "(" + loose.node + " (" + tight.node + " a b) c)");
            CHECK(tree_of_condition("(a " + loose.sign + " b) " + tight.sign + " c") ==
                  "(" + tight.node + " (" + loose.node + " a b) c)");
        }
    }
    CHECK(tree_of_condition("not a and b") == "(And (Not a) b)");
    CHECK(tree_of_condition("not a or b") == "(Or (Not a) b)");
    CHECK(tree_of_condition("not a = b") == "(Not (Compare = a b))");
    CHECK(tree_of_condition("not a in b") == "(Not (In in a b))");
    CHECK(tree_of_condition("a + b else 3 = c") == "(Compare = (Sum + a (Else b 3)) c)");
    CHECK(tree_of_condition("a = b else gap and c") == "(And (Compare = a (Else gap b)) c)");
    CHECK(tree_of_condition("a - b - c") == "(Sum - (Sum - a b) c)");
    CHECK(tree_of_condition("a or b or c") == "(Or a b c)");
}

TEST_CASE("a text can hold a tab") { CHECK(tree_of_condition("\"a\\tb\"") == "\"a\tb\""); }

TEST_CASE("a comparison compares two values, not three") {
    CHECK(tree_of_condition("a = b = c").find("E0102") != std::string::npos);
}

TEST_CASE("places are the bytes that a node was written with") {
    const Source source{"places",
                        "rule R \"t\"\n  require \"a\": (b else 3) = \"ü\"  # so\n  stage x\nend\n"};
    const Parsed parsed = clause::parse_clause(source);
    REQUIRE(parsed.diagnostics.empty());
    const auto written = [&](const Node& node) {
        return source.text.substr(node.begin, node.end - node.begin);
    };
    const Node& rule = parsed.items.at(0);
    CHECK(written(rule) == source.text.substr(0, source.text.size() - 1));
    CHECK(written(rule.children.at(0)) == "\"t\"");
    const Node& require = rule.children.at(1);
    CHECK(written(require) == "require \"a\": (b else 3) = \"ü\"");
    const Node& compare = require.children.at(0);
    CHECK(written(compare) == "(b else 3) = \"ü\"");
    CHECK(written(compare.children.at(0)) == "(b else 3)");
    CHECK(written(compare.children.at(1)) == "\"ü\"");
    CHECK(written(rule.children.at(2)) == "stage x");
}

TEST_CASE("tests are skipped unread when a check does not need them") {
    const Source source{"skipped",
                        "rule R \"t\" end\n"
                        "test \"a\" for R given x { end: \"end\"; a: [ { b: c.end } ] } end\n"
                        "rule S \"t\" end\n"};
    const Parsed without = clause::parse_clause(source, {.with_tests = false});
    REQUIRE(without.items.size() == 2);
    CHECK(without.diagnostics.empty());
    CHECK(without.items[1].text == "S");
    // The test is wrong, so reading it says so.
    CHECK(clause::parse_clause(source).diagnostics.size() == 1);
}

TEST_CASE("the notation of a dossier is read as pairs of a name and a value") {
    const Source source{
        "notation",
        "notice {\n  id: \"N\"  # 3:5 /ContractNotice/ID\n  published-on: withheld \"1970-01-01\"\n}\n"
        "organisations [\n  {\n    id: \"ORG-1\"\n    name: de \"Stadt\"\n  }\n]\n"};
    const Parsed parsed = clause::parse_value(source);
    CHECK(rendered(parsed, source).empty());
    REQUIRE(parsed.items.size() == 2);
    CHECK(test::brief_tree_text(parsed.items[0]) ==
          "(Member notice (Record (Member id (TextValue N)) (Member published-on (StateValue withheld "
          "\"1970-01-01\"))))");
    CHECK(test::brief_tree_text(parsed.items[1]) ==
          "(Member organisations (List (Record (Member id (TextValue ORG-1)) (Member name (TextValue Stadt "
          "de)))))");
}

TEST_CASE("a fault in one part of a notation does not hide the next") {
    const Source source{"notation", "notice {\n  id \"N\"\n}\nprocedure { id: }\nlots [ { id: \"L\" } ]\n"};
    const Parsed parsed = clause::parse_value(source);
    CHECK(parsed.diagnostics.size() == 2);
    REQUIRE(parsed.items.size() == 1);
    CHECK(parsed.items[0].text == "lots");
}

TEST_CASE("only the clause fences of a Markdown page are read, at their own places") {
    const std::string page =
        "# A *rule*, `rule X`\n\nPröse.\n```clause\nrule R \"ü\" end\n```\n```text\nrule S \"no\" end\n```\n"
        "````clause\ntext t \"```\"\n````\n  ```clause\r\ntext u \"x\"\r\n  ```\r\nrule Z\n";
    const Source source = clause::read_markdown("page.md", page);
    REQUIRE(source.text.size() == page.size());
    const Parsed parsed = clause::parse_clause(source);
    CHECK(rendered(parsed, source).empty());
    REQUIRE(parsed.items.size() == 3);
    CHECK(page.substr(parsed.items[0].begin, 4) == "rule");
    CHECK(parsed.items[1].children.at(0).children.at(1).text == "```");
    CHECK(parsed.items[2].text == "u");
}

TEST_CASE("every rule of the packs and every page of the documentation can be read") {
    std::size_t pages = 0;
    for (const char* folder : {"/rules/packs", "/docs"}) {
        const std::filesystem::path root{std::string{PROVISO_SOURCE_DIR} + folder};
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
            if (entry.path().extension() != ".md") continue;
            const Source source =
                clause::read_markdown(entry.path().filename().string(), read_file(entry.path()));
            CHECK(rendered(clause::parse_clause(source), source).empty());
            ++pages;
        }
    }
    CHECK(pages > 10);
}
