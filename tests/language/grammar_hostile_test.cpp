// What no text may do: crash the reader, hang it, or make it point outside of the text.
#include "rules/language/model_file.hpp"
#include "rules/language/parse.hpp"

#include <random>
#include <string>
#include <vector>

#include "model/base/limits.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::Node;
using clause::Parsed;
using clause::Source;

namespace {

const std::string valid_rule =
    "pack p 1.0 en \"P\" languages en, de\n"
    "codes hardware = cpv:302*, cpv:325\n"
    "classification goods in cpv:302 out cpv:3 otherwise out end\n"
    "phrase terms en \"fair\" near 3 \"work\" or \"decent\" de \"fair\"\n"
    "define f(lot: lot, c: code cpv): yes-no = lot.title mentions terms or c in hardware\n"
    "rule R-1 \"A title\"\n"
    "  title de \"Ein Titel\"\n"
    "  basis LAW \"article 3\"\n"
    "  in force from 2020-01-01 on notice.dispatched-on\n"
    "  severity urgent\n"
    "  for each lot in procedure.lots where lot.id is given\n"
    "  applies when f(lot, lot.main-cpv) and not (class of lot.main-cpv in goods = goods:out)\n"
    "  require \"named\": every d in lot.documents, if any, satisfies (d.text else gap) matches \"a\\\"b\"\n"
    "  due notice.dispatched-on + 30 days\n"
    "  silence means gap\n"
    "  message gap en \"{lot.id}\" de \"{lot.id} ü\"\n"
    "end\n"
    "test \"t\" for R-1\n"
    "  as of 2026-01-01\n"
    "  given procedure { lots: [ { id: \"L\"; main-cpv: cpv:302; nda: true }, declared-elsewhere \"x\" ] }\n"
    "  expect gap on lot \"L\" because \"x\"\n"
    "end\n";

bool is_inside(const Node& node, std::size_t begin, std::size_t end) {
    if (node.begin < begin || node.end > end || node.begin > node.end) return false;
    for (const Node& child : node.children) {
        if (!is_inside(child, node.begin, node.end)) return false;
    }
    return true;
}

// Spirit's names of parsers are no words of ours.
bool names_no_parser(const std::string& message) {
    for (const char* word : {"boost", "spirit", "proviso", "N5", "something else"}) {
        if (message.find(word) != std::string::npos) return false;
    }
    return true;
}

// Everything that must hold of any text.
std::string fault_of(const Source& source, const Parsed& parsed) {
    if (parsed.diagnostics.size() > limits::diagnostics_max) return "too many diagnostics";
    for (const Node& item : parsed.items) {
        if (!is_inside(item, 0, source.text.size())) return "a node outside of its parent";
    }
    std::uint32_t before = 0;
    for (const auto& diagnostic : parsed.diagnostics) {
        if (diagnostic.begin < before) return "diagnostics out of order";
        if (diagnostic.end > source.text.size() || diagnostic.begin > diagnostic.end)
            return "a place outside";
        const std::string shown = clause::render(diagnostic, source);
        if (shown.empty()) return "nothing shown";
        if (!names_no_parser(diagnostic.message + diagnostic.label))
            return "a parser's name: " + diagnostic.message;
        before = diagnostic.begin;
    }
    return {};
}

std::string fault_of(const std::string& text) {
    const Source source{"hostile", text};
    for (const bool with_tests : {true, false}) {
        const std::string fault = fault_of(source, clause::parse_clause(source, {.with_tests = with_tests}));
        if (!fault.empty()) return fault;
    }
    const Source page = clause::read_markdown("hostile.md", "```clause\n" + text);
    if (page.text.size() != text.size() + 10) return "a page of another length";
    return fault_of(source, clause::parse_value(source));
}

std::string mutated(std::string text, std::mt19937& random) {
    const std::string signs =
        "\"(){}[],;:.=<>-#\n\\ \0\x80\xFFü!&'aE0"
        "9";
    const std::vector<std::string> words = {" end ",      " and ",  " not ",      " in ", " where ",
                                            " rule ",     " test ", "2026-13-01", " is ", " else ",
                                            "\nrequire ", "\ndue ", " at "};
    const auto pick = [&](std::size_t size) {
        return std::uniform_int_distribution<std::size_t>{0, size - 1}(random);
    };
    for (std::size_t left = 1 + pick(4); left > 0 && text.size() > 40; --left) {
        const std::size_t place = pick(text.size());
        const std::size_t length = std::min(1 + pick(20), text.size() - place);
        switch (pick(6)) {
            case 0:
                text.erase(place, length);
                break;
            case 1:
                text.insert(place, 1, signs[pick(signs.size())]);
                break;
            case 2:
                text[place] = signs[pick(signs.size())];
                break;
            case 3:
                text.insert(pick(text.size()), text.substr(place, length));
                break;
            case 4:
                text.insert(place, words[pick(words.size())]);
                break;
            default:
                text.resize(place);
                break;
        }
    }
    return text;
}

void check_mutations(std::size_t rounds) {
    std::mt19937 random{20260101};
    for (std::size_t i = 0; i < rounds; ++i) {
        const std::string text = mutated(valid_rule, random);
        const std::string fault = fault_of(text);
        if (fault.empty()) continue;
        INFO(text);
        FAIL_CHECK(fault);
    }
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

}  // namespace

TEST_CASE("the text that is mutated below is a valid one") {
    const Source source{"valid", valid_rule};
    const Parsed parsed = clause::parse_clause(source);
    CHECK(parsed.diagnostics.empty());
    CHECK(parsed.items.size() == 7);
    CHECK(fault_of(valid_rule) == "");
}

TEST_CASE("no mutation of a rule crashes the reader or leads it outside of the text") {
    check_mutations(1'500);
}

TEST_CASE("no mutation of a rule crashes the reader, many of them", "[.][long]") { check_mutations(200'000); }

TEST_CASE("every beginning of a rule can be read") {
    for (std::size_t length = 0; length < valid_rule.size(); ++length) {
        CHECK(fault_of(valid_rule.substr(0, length)) == "");
    }
}

TEST_CASE("nesting of every kind ends in a diagnostic and not in an exhausted stack") {
    const std::string rule = "rule R \"t\"\n  require \"a\": ";
    for (const char* part :
         {"(", "not ", "surely ", "f(", "class of ", "some x in a satisfies ", "some x in a where ",
          "the x in a where ", "a + ", "a else 1 else ", "a = (b + "}) {
        const Source source{"nested", rule + repeated(part, 5'000) + "a"};
        const Parsed parsed = clause::parse_clause(source);
        INFO(part);
        CHECK_FALSE(parsed.diagnostics.empty());
        CHECK(fault_of(source, parsed) == "");
    }
    for (const char* part : {"[", "{ a: ", "[ { a: "}) {
        const Source source{"nested", std::string{"test \"t\" for R\n  given a "} + repeated(part, 5'000)};
        const Parsed parsed = clause::parse_clause(source);
        REQUIRE_FALSE(parsed.diagnostics.empty());
        CHECK(parsed.diagnostics[0].code == "E0009");
        CHECK(fault_of(source, clause::parse_value(Source{"value", "a " + repeated(part, 5'000)})) == "");
    }
}

TEST_CASE("nesting at the limit is read, and one level beyond it is not") {
    const auto brackets = [](std::size_t levels) {
        const std::string text =
            "rule R \"t\" unless " + std::string(levels, '(') + "a" + std::string(levels, ')') + " end";
        return clause::parse_clause(Source{"brackets", text});
    };
    CHECK(brackets(limits::nesting_max).diagnostics.empty());
    const Parsed beyond = brackets(limits::nesting_max + 1);
    REQUIRE(beyond.diagnostics.size() == 1);
    CHECK(beyond.diagnostics[0].code == "E0009");
}

TEST_CASE("long chains of conditions are flat and have no limit of their own") {
    const Source source{"chain", "rule R \"t\" unless a" + repeated(" or a", 20'000) + " end"};
    const Parsed parsed = clause::parse_clause(source);
    REQUIRE(parsed.diagnostics.empty());
    CHECK(parsed.items.at(0).children.at(1).children.at(0).children.size() == 20'001);
}

TEST_CASE("a long run of anything ends soon, with few words") {
    const std::string rule = "rule R \"t\"\n  unless ";
    const auto run_of = [](std::string_view part, std::size_t bytes) {
        return repeated(part, bytes / part.size());
    };
    for (const char* part :
         {"(", "\"", "-", ".", "#", "\xFF", "ü", "“", "a", "0", "a:", "1-", "\\", "=", "e\n", "end "}) {
        INFO(part);
        CHECK(fault_of(run_of(part, 20'000)) == "");
        CHECK(fault_of(rule + run_of(part, 20'000)) == "");
    }
    CHECK(fault_of(std::string(50'000, '\0')) == "");
    for (const char* part : {"(", "\"", "a "}) CHECK(fault_of(rule + run_of(part, 1'000'000)) == "");
}

TEST_CASE("a text at the size limit is read, and a larger one is refused as a whole") {
    std::string text = "rule R \"t\" end\n";
    text.resize(limits::source_bytes_max, ' ');
    CHECK(clause::parse_clause(Source{"large", text}).diagnostics.empty());
    text += ' ';
    const Parsed parsed = clause::parse_clause(Source{"large", text});
    CHECK(parsed.items.empty());
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(parsed.diagnostics[0].code == "E0009");
}

TEST_CASE("bytes that are no text are named and do not stop the rest") {
    const std::string text = std::string{"rule R \"t\"\n  stage \0x\n  severity info\nend\n", 42};
    const Source source{"nul", text};
    const Parsed parsed = clause::parse_clause(source);
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(parsed.diagnostics[0].code == "E0112");
    CHECK(parsed.items.at(0).children.size() == 2);
}
