// What the checker refuses, with its place and its words: `checks.cases`.
#include <string>
#include <vector>

#include "model/base/line_index.hpp"
#include "rules/language/parse.hpp"
#include "tests/language/cases.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using clause::CompiledPack;
using clause::Diagnostic;
using clause::Source;

namespace {

std::vector<std::string> parts_of(std::string_view line) {
    std::vector<std::string> parts;
    const std::size_t place_end = line.find(' ', line.find(' ') + 1);
    parts.emplace_back(line.substr(0, place_end));
    std::string_view rest =
        place_end == std::string_view::npos ? std::string_view{} : line.substr(place_end + 1);
    constexpr std::string_view between = " | ";
    while (!rest.empty()) {
        const std::size_t end = rest.find(between);
        parts.emplace_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + between.size());
    }
    return parts;
}

const Source& source_of(const CompiledPack& compiled, const Diagnostic& diagnostic) {
    for (const Source& source : compiled.sources) {
        if (source.name == diagnostic.source) return source;
    }
    return compiled.sources.front();
}

// Lines count from the first line of the case: one line of fence stands before it.
std::string place_of(const Source& source, const Diagnostic& diagnostic) {
    const LineColumn at = locate(source.text, diagnostic.begin);
    return diagnostic.code + " " + std::to_string(at.line - 1) + ":" + std::to_string(at.column);
}

CompiledPack compile_with_languages(std::string_view languages, const std::string& clauses) {
    std::string text = "pack p 1.0.0 en \"P\" de \"P\" languages ";
    text.append(languages).append("\nauthority LAW \"A law\"\n").append(clauses);
    std::vector<clause::PackFile> files{{"rules.md", "```clause\n" + text + "\n```\n"}};
    return clause::compile_pack(test::shipment_vocabulary(), std::move(files));
}

std::string codes_of(const CompiledPack& compiled) {
    std::string codes;
    for (const Diagnostic& diagnostic : compiled.diagnostics) codes += diagnostic.code + " ";
    return codes;
}

}  // namespace

TEST_CASE("what is wrong in a pack is named with its place, its reason and what to write instead") {
    const auto cases = test::read_cases("checks.cases");
    REQUIRE(cases.size() > 50);
    for (const auto& a_case : cases) {
        INFO(a_case.title);
        const CompiledPack compiled = test::compile_shipment(a_case.text, true);
        INFO(test::rendered(compiled));
        REQUIRE(compiled.diagnostics.size() == a_case.expected.size());
        CHECK((compiled.pack == nullptr) == !a_case.expected.empty());
        for (std::size_t i = 0; i < a_case.expected.size(); ++i) {
            const Source& source = source_of(compiled, compiled.diagnostics[i]);
            const std::string shown = clause::render(compiled.diagnostics[i], source);
            const auto parts = parts_of(a_case.expected[i]);
            CHECK(place_of(source, compiled.diagnostics[i]) == parts.front());
            for (std::size_t part = 1; part < parts.size(); ++part) {
                INFO(parts[part]);
                CHECK(shown.find(parts[part]) != std::string::npos);
            }
        }
    }
}

TEST_CASE("every language of a pack has every text") {
    const std::string rule =
        "rule R \"t\" title de \"t\" basis LAW in force from 2020-01-01 stage s severity info\n"
        " for each lot in procedure.lots require \"c\": lot.kind = kind:works\n";
    CHECK(codes_of(
              compile_with_languages("en, de", rule + "message en \"m\" de \"m\" fix en \"f\" de \"f\" end"))
              .empty());
    CHECK(codes_of(compile_with_languages("en, de", rule + "message en \"m\" fix en \"f\" de \"f\" end")) ==
          "E0601 ");
    CHECK(codes_of(compile_with_languages("en, de", rule + "message en \"m\" de \"m\" fix de \"f\" end")) ==
          "E0601 ");
    CHECK(codes_of(compile_with_languages(
              "en, fr", rule + "message en \"m\" fr \"m\" fix en \"f\" fr \"f\" end")) == "E0601 ");
    CHECK(codes_of(compile_with_languages("en, de", "text t en \"x\"")) == "E0601 ");
}

TEST_CASE("the texts of one message use the same names, in any order") {
    const std::string rule =
        "rule R \"t\" title de \"t\" basis LAW in force from 2020-01-01 stage s severity info fix en \"f\" "
        "de \"f\"\n"
        " for each lot in procedure.lots require \"c\": lot.kind = kind:works\n";
    const auto with = [&rule](std::string_view message) {
        return compile_with_languages("en, de", rule + std::string{message} + " end");
    };
    CHECK(codes_of(with("message en \"{lot.id} {lot.kind}\" de \"{lot.kind} {lot.id}\"")).empty());
    const CompiledPack more = with("message en \"{lot.id}\" de \"{lot.id} {lot.kind}\"");
    CHECK(codes_of(more) == "E0603 ");
    CHECK(test::rendered(more).find("only here: `lot.kind`") != std::string::npos);
    const CompiledPack fewer = with("message en \"{lot.id} {lot.kind}\" de \"{lot.id}\"");
    CHECK(codes_of(fewer) == "E0603 ");
    CHECK(test::rendered(fewer).find("`lot.kind` is missing") != std::string::npos);
    CHECK(test::rendered(fewer).find("used by this text") != std::string::npos);
}

TEST_CASE("a pack says what it is") {
    std::vector<clause::PackFile> files{{"rules.md", "```clause\nauthority LAW \"A law\"\n```\n"}};
    const CompiledPack compiled = clause::compile_pack(test::shipment_vocabulary(), std::move(files));
    CHECK(codes_of(compiled) == "E0401 ");
    CHECK(compiled.pack == nullptr);
}

TEST_CASE(
    "several independent errors are reported in one run, and what depends on one is not reported again") {
    const CompiledPack compiled = test::compile_shipment(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lot\n"
        " require \"a\": lot.size = 1 and lot.nothing = 2\n"
        " require \"b\": notice.nothing = 3\n"
        "end\n"
        "define broken(x: lot): yes-no = x.nothing = 1\n"
        "rule S \"t\" @rest for each lot in procedure.lots require \"c\": broken(lot) or broken(lot) end\n");
    INFO(test::rendered(compiled));
    CHECK(codes_of(compiled) == "E0201 E0201 E0201 ");
}

TEST_CASE("a pack whose defines grow beyond measure is refused in time") {
    std::string clauses = "define d0(x: yes-no): yes-no = x\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "d" + std::to_string(i - 1);
        clauses += "define d" + std::to_string(i) + "(x: yes-no): yes-no = " + before + "(x and true) or " +
                   before + "(x or true)\n";
    }
    const CompiledPack compiled = test::compile_shipment(clauses);
    CHECK(compiled.pack == nullptr);
    CHECK(compiled.diagnostics.size() <= limits::diagnostics_max);
}
