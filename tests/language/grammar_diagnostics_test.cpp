// What a reader is told about a wrong text: the cases stand in `grammar_diagnostics.cases`.
#include "rules/language/parse.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "model/base/limits.hpp"
#include "model/base/line_index.hpp"
#include "tests/language/cases.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::Diagnostic;
using clause::Parsed;
using clause::Source;

namespace {

std::string place_of(const Diagnostic& diagnostic, const Source& source) {
    const LineColumn place = locate(source.text, diagnostic.begin);
    return diagnostic.code + ' ' + std::to_string(place.line) + ':' + std::to_string(place.column);
}

// `E0101 2:3 words | further words` as its place and its words.
std::vector<std::string> parts_of(const std::string& expected) {
    std::vector<std::string> parts;
    const std::size_t place_end = std::min(expected.find(' ', expected.find(' ') + 1), expected.size());
    parts.push_back(expected.substr(0, place_end));
    for (std::size_t begin = place_end + 1; begin < expected.size();) {
        const std::size_t end = std::min(expected.find(" | ", begin), expected.size());
        parts.push_back(expected.substr(begin, end - begin));
        begin = end + 3;
    }
    return parts;
}

Diagnostic at(std::uint32_t begin, std::uint32_t end) {
    Diagnostic diagnostic;
    diagnostic.code = "E0999";
    diagnostic.message = "this is wrong";
    diagnostic.begin = begin;
    diagnostic.end = end;
    return diagnostic;
}

}  // namespace

TEST_CASE("each fault is reported once, at its place, with what to write instead") {
    const auto cases = test::read_cases("grammar_diagnostics.cases");
    REQUIRE(cases.size() > 25);
    for (const auto& a_case : cases) {
        INFO(a_case.title);
        const Source source{"case.md", a_case.text};
        const Parsed parsed = clause::parse_clause(source);
        CHECK(parsed.diagnostics.size() == a_case.expected.size());
        const std::size_t both = std::min(parsed.diagnostics.size(), a_case.expected.size());
        for (std::size_t i = 0; i < both; ++i) {
            const Diagnostic& diagnostic = parsed.diagnostics[i];
            const std::string shown = clause::render(diagnostic, source);
            INFO(shown);
            const std::vector<std::string> parts = parts_of(a_case.expected[i]);
            CHECK(place_of(diagnostic, source) == parts.at(0));
            for (std::size_t part = 1; part < parts.size(); ++part) {
                CHECK(shown.find(parts[part]) != std::string::npos);
            }
        }
    }
}

TEST_CASE("a diagnostic shows the line, a caret, and what to do") {
    const Source source{"rules/x.md", "rule R \"t\"\n  severty urgent\nend\n"};
    const Parsed parsed = clause::parse_clause(source);
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(
        clause::render(parsed.diagnostics[0], source) ==
        "error E0101: this is not a rule clause\n"
        "  --> rules/x.md:2:3\n"
        "  |\n"
        "2 |   severty urgent\n"
        "  |   ^^^^^^^ not a clause\n"
        "  = help: did you mean `severity`?\n"
        "  = note: a rule can hold: severity, title, kind note, basis, in force from, version, stage, actor, "
        "audience,\n"
        "  =       follow-up, follows from, for each, let, applies when, unless, require, failing that, due, "
        "by,\n"
        "  =       silence means, not carried means, evidence, message, fix, speaks to; or `end`\n");
}

TEST_CASE("a second place is shown below the first, and line numbers share a gutter") {
    const Source source{"x.md", "rule R \"t\"\n\n\n\n\n\n\n\n\nrule S \"t\"\nend\n"};
    const Parsed parsed = clause::parse_clause(source);
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK(clause::render(parsed.diagnostics[0], source) ==
          "error E0105: rule `R` is not closed\n"
          "   --> x.md:10:1\n"
          "   |\n"
          "10 | rule S \"t\"\n"
          "   | ^^^^ a new item starts here\n"
          "   ...\n"
          "1  | rule R \"t\"\n"
          "   | ------ opened here\n"
          "   = help: add `end` on a line of its own before this line\n");
}

TEST_CASE(
    "carets count characters, tabs are four columns wide, and hostile characters are shown as replaced") {
    const Source source{"x", "ü\tß \x01\xFF\xE2\x80\xAE wrong\r\n"};
    const auto begin = static_cast<std::uint32_t>(source.text.find("wrong"));
    CHECK(clause::render(at(begin, begin + 5), source) ==
          "error E0999: this is wrong\n"
          "  --> x:1:9\n"
          "  |\n"
          "1 | ü    ß \uFFFD\uFFFD\uFFFD wrong\n"
          "  |            ^^^^^\n");
}

TEST_CASE("a long line is cut around the place") {
    const Source source{"x", std::string(300, 'a') + "wrong" + std::string(300, 'b')};
    const std::string shown = clause::render(at(300, 305), source);
    CHECK(shown.find("1 | …" + std::string(50, 'a') + "wrong" + std::string(45, 'b') + "…\n") !=
          std::string::npos);
    CHECK(shown.find("  | " + std::string(51, ' ') + "^^^^^\n") != std::string::npos);
}

TEST_CASE("places at the end of a text, behind it, over several lines and in an empty text can be shown") {
    CHECK(clause::render(at(3, 3), Source{"x", "abc"}).find("1 | abc\n  |    ^\n") != std::string::npos);
    CHECK(clause::render(at(99, 120), Source{"x", "abc"}).find("1 | abc\n  |    ^\n") != std::string::npos);
    CHECK(clause::render(at(0, 0), Source{"x", ""}).find("1 | \n  | ^\n") != std::string::npos);
    CHECK(clause::render(at(1, 6), Source{"x", "abc\ndef"}).find("1 | abc\n  |  ^^\n") != std::string::npos);
}

TEST_CASE("a warning says that it is one, with its reason") {
    Diagnostic warning = at(0, 1);
    warning.severity = Diagnostic::Severity::Warning;
    warning.why = "because";
    const std::string shown = clause::render(warning, Source{"x", "a"});
    CHECK(shown.starts_with("warning E0999: this is wrong\n"));
    CHECK(shown.find("  = why: because\n") != std::string::npos);
}

TEST_CASE("a text of a hundred faults is not read to the bitter end") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "rule R \"t\"\n  severty x\nend\n";
    CHECK(clause::parse_clause(Source{"x", text}).diagnostics.size() == limits::diagnostics_max);
}
