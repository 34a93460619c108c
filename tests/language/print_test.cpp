// What is parsed, printed and parsed again is the same tree: over every rule, profile and calendar that is
// shipped, over the cases of the grammar and over random rules.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "rules/language/parse.hpp"
#include "tests/language/cases.hpp"
#include "tests/language/clause_printer.hpp"
#include "tests/language/rule_generator.hpp"
#include "tests/language/tree_text.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::Node;
using clause::NodeKind;
using clause::Parsed;
using clause::Source;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

// How many items were compared.
std::size_t check_same(const Source& source, std::set<NodeKind>& kinds) {
    const Parsed parsed = clause::parse_clause(source);
    INFO(source.name);
    CHECK(parsed.diagnostics.empty());
    for (const Node& item : parsed.items) {
        test::kinds_in(item, kinds);
        const Source printed{"printed", test::clause_text(item)};
        const Parsed again = clause::parse_clause(printed);
        INFO(printed.text);
        for (const auto& diagnostic : again.diagnostics) {
            INFO(clause::render(diagnostic, printed));
            CHECK(again.diagnostics.empty());
        }
        REQUIRE(again.items.size() == 1);
        if (test::is_same_tree(item, again.items.front())) continue;
        CHECK(test::tree_text(item) == test::tree_text(again.items.front()));
        FAIL_CHECK("another tree");
    }
    return parsed.items.size();
}

std::size_t check_random(std::set<NodeKind>& kinds) {
    std::size_t items = 0;
    for (std::uint32_t seed = 1; seed <= 500; ++seed) {
        test::RuleGenerator generator{seed};
        items += check_same({"seed " + std::to_string(seed), generator.rules()}, kinds);
    }
    return items;
}

}  // namespace

TEST_CASE("shipped and random rules, profiles and calendars are the same when printed and read again") {
    std::set<NodeKind> kinds;
    std::size_t items = 0;
    for (const char* folder : {"/rules", "/docs", "/fixtures", "/tests/language"}) {
        const std::filesystem::path root{std::string{PROVISO_SOURCE_DIR} + folder};
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
            const std::string name = entry.path().filename().string();
            const std::string extension = entry.path().extension().string();
            if (extension == ".md")
                items += check_same(clause::read_markdown(name, read_file(entry.path())), kinds);
            if (extension == ".clause") items += check_same({name, read_file(entry.path())}, kinds);
        }
    }
    for (const auto& a_case : test::read_cases("grammar_trees.cases"))
        items += check_same({a_case.title, a_case.text}, kinds);
    for (const auto& a_case : test::read_cases("grammar_conditions.cases"))
        items += check_same({a_case.title, "rule R \"t\" unless " + a_case.text + " end"}, kinds);
    CHECK(items > 300);
    items = check_random(kinds);
    CHECK(items >= 1'000);
    // Nothing that the language has is left out.
    for (std::size_t kind = 0; kind <= static_cast<std::size_t>(NodeKind::YesNo); ++kind) {
        Node node;
        node.kind = static_cast<NodeKind>(kind);
        INFO(test::tree_text(node));
        CHECK(kinds.contains(node.kind));
    }
}
