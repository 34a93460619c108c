// The lines around the places that findings name.
#include "tests/support/catch.hpp"

#include "plugin/check/check.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace {

std::string notice() {
    std::ifstream file{PROVISO_SOURCE_DIR "/fixtures/eforms/laptops-without-conditions.xml"};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

proviso::Report checked(const std::string& bytes, bool keeps_excerpts) {
    static const auto engine = proviso::Engine::create();
    REQUIRE(engine.has_value());
    const auto pack = engine.value()->shipped_pack("electronics-watch");
    REQUIRE(pack.has_value());
    proviso::CheckRequest request;
    request.notice = proviso::Input{"notice.xml", bytes};
    request.packs = {pack.value()};
    request.as_of = *proviso::parse_date("2025-10-20");
    request.keeps_excerpts = keeps_excerpts;
    auto report = proviso::check(*engine.value(), request);
    REQUIRE(report.has_value());
    return std::move(report).value();
}

std::string line_of(const std::string& text, std::uint32_t number) {
    std::istringstream stream{text};
    std::string line;
    for (std::uint32_t i = 0; i < number; ++i) std::getline(stream, line);
    return line;
}

}  // namespace

TEST_CASE("a report shows lines of documents only where it is asked for them") {
    CHECK(checked(notice(), false).excerpts.empty());
    CHECK_FALSE(checked(notice(), true).excerpts.empty());
}

TEST_CASE("an excerpt has the line that a finding names, and those around it") {
    const std::string text = notice();
    const proviso::Report report = checked(text, true);
    for (const proviso::Excerpt& excerpt : report.excerpts) {
        INFO(excerpt.line);
        REQUIRE(excerpt.first_line + 2 == excerpt.line);
        REQUIRE(excerpt.lines.size() == 5);
        for (std::uint32_t i = 0; i < excerpt.lines.size(); ++i) {
            const std::string line = line_of(text, excerpt.first_line + i);
            CHECK((line.size() > 240 || excerpt.lines[i] == line));
        }
    }
    for (const proviso::Finding& finding : report.findings) {
        for (const proviso::Evidence& evidence : finding.evidence) {
            const auto is_it = [&](const proviso::Excerpt& one) { return one.line == evidence.line; };
            CHECK((evidence.line == 0 || std::ranges::any_of(report.excerpts, is_it)));
        }
    }
}

TEST_CASE("of a notice in one line, an excerpt shows what stands around the place") {
    std::string text = notice();
    std::erase(text, '\n');
    const proviso::Report report = checked(text, true);
    REQUIRE(report.excerpts.size() == 1);
    const proviso::Excerpt& excerpt = report.excerpts.front();
    REQUIRE(excerpt.lines.size() == 1);
    CHECK(excerpt.lines.front().size() < 250);
    const std::string inner = excerpt.lines.front().substr(3, 200);  // without the ellipses
    CHECK(text.find(inner) != std::string::npos);
}
