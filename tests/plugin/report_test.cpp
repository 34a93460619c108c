#include "tests/support/catch.hpp"

#include "plugin/report/report_texts.hpp"
#include "plugin/report/text_layout.hpp"
#include "plugin/report/writers.hpp"
#include "tests/plugin/canonical_reports.hpp"

#include "model/base/unicode.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

using canonical::Named;
using proviso::WriteOptions;
using proviso::Writer;

const proviso::clause::TextCatalogue& texts() {
    static const auto loaded = proviso::load_report_texts();
    REQUIRE(loaded.has_value());
    return loaded.value();
}

std::string written(const Writer& writer, const proviso::Report& report, WriteOptions options = {}) {
    options.texts = &texts();
    std::string text;
    writer.write(report, options, [&text](std::string_view piece) { text += piece; });
    return text;
}

std::string written(std::string_view format, const Named& named) {
    WriteOptions options;
    options.shows_all = named.shows_all;
    return written(*proviso::find_writer(format), named.report, options);
}

const Named& named(std::string_view name) {
    for (const Named& one : canonical::reports()) {
        if (one.name == name) return one;
    }
    throw std::runtime_error("no canonical report of that name");
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// The style and the script of a page are files of their own, which a reviewer reads there: a golden leaves
// out what lies between `begin` and `end`, wherever it stands.
void leave_out(std::string& text, std::string_view begin, std::string_view end) {
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
        const std::size_t from = at + begin.size();
        text.replace(from, text.find(end, from) - from, "…");
    }
}

std::string reviewable(std::string text, const Writer& writer) {
    if (writer.id != "html") return text;
    leave_out(text, "<style>", "</style>");
    leave_out(text, "<script>", "</script>");
    leave_out(text, "-src &#39;sha256-", "&#39;");
    return text;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("each report is written as approved, in each format") {
    const std::filesystem::path folder = std::filesystem::path{PROVISO_SOURCE_DIR} / "fixtures/reports";
    for (const Writer& writer : proviso::writers()) {
        for (const Named& one : canonical::reports()) {
            const std::string name = std::string{one.name} + std::string{writer.extension};
            const std::string text = reviewable(written(writer.id, one), writer);
            if (std::getenv("PROVISO_APPROVE") != nullptr) {
                std::ofstream{folder / name, std::ios::binary} << text;
            }
            INFO(name);
            CHECK(text == read(folder / name));
        }
    }
}

TEST_CASE("the same report is the same bytes") {
    for (const Writer& writer : proviso::writers()) {
        for (const Named& one : canonical::reports())
            CHECK(written(writer.id, one) == written(writer.id, one));
    }
}

TEST_CASE("a text report keeps to its width and leaves no blanks at line ends") {
    for (const std::size_t width : {40U, 80U, 120U}) {
        WriteOptions options;
        options.width = width;
        const std::string text = written(*proviso::find_writer("text"), named("gaps").report, options);
        for (const std::string& line : lines_of(text)) {
            INFO(line);
            // A word that is longer than the line stays whole: a digest, a link.
            const bool is_one_word = line.find(' ', line.find_first_not_of(' ')) == std::string::npos;
            CHECK((proviso::columns_of(line) <= width || is_one_word));
            CHECK((line.empty() || line.back() != ' '));
        }
    }
}

TEST_CASE("where no rule speaks about the stage, the verdict says so and not that nothing applies") {
    for (const std::string format : {"text", "html", "json"}) {
        const std::string page = written(format, named("other-stage"));
        INFO(format);
        CHECK(page.find("no rule speaks about the") != std::string::npos);
        CHECK(page.find("what is bought here") == std::string::npos);
        const bool names_verdict = page.find("not-concerned") != std::string::npos;
        CHECK((names_verdict || format != "json"));
    }
}

TEST_CASE("what a draft's notice could say stands once, in a section of its own") {
    for (const std::string format : {"text", "html"}) {
        const std::string page = written(format, named("draft"));
        const std::size_t section = page.find("Proposed for the notice");
        INFO(format);
        REQUIRE(section != std::string::npos);
        for (const std::string code : {"soc-obj", "hum-right"}) {
            CHECK(page.find(code, section) != std::string::npos);
        }
        CHECK(page.find("in our own words", section) != std::string::npos);
        CHECK(written(format, named("full")).find("Proposed for the notice") == std::string::npos);
    }
    const std::string text = written("text", named("draft"));
    CHECK(text.find("soc-obj") == text.rfind("soc-obj"));
}

TEST_CASE("beside every label of a finding there is room, in each language") {
    for (const std::string& language : texts().languages()) {
        proviso::Report report = named("full").report;
        report.language = language;
        const std::string text = written(*proviso::find_writer("text"), report);
        for (const char* label : {"label-proposal", "label-basis", "label-found", "label-fix"}) {
            const std::string word = texts().get(label, language);
            INFO(language << ": " << word);
            CHECK(text.find("\n    " + word + "  ") != std::string::npos);
        }
    }
}

TEST_CASE("a hostile text reaches neither the terminal nor the machine as it is") {
    const std::string text = written("text", named("hostile-text"));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("\u202e") == std::string::npos);
    CHECK(proviso::find_invalid_utf8(text) == std::string::npos);
    const std::string json = written("json", named("hostile-text"));
    CHECK(proviso::find_invalid_utf8(json) == std::string::npos);
    CHECK(json.find('\x1b') == std::string::npos);
    CHECK(json.find("\u202e") == std::string::npos);
    CHECK(json.find("\\u202etfel") != std::string::npos);
}

TEST_CASE("colours are used only where they are asked for") {
    WriteOptions options;
    options.uses_colour = true;
    const Writer& text = *proviso::find_writer("text");
    CHECK(written(text, named("gaps").report, options).find("\x1b[1;31m") != std::string::npos);
    CHECK(written("text", named("gaps")).find('\x1b') == std::string::npos);
    const Writer& json = *proviso::find_writer("json");
    CHECK(written(json, named("gaps").report, options) == written("json", named("gaps")));
}

TEST_CASE("case and verdict are the first lines of a text report, digests the last") {
    const std::vector<std::string> lines = lines_of(written("text", named("gaps")));
    REQUIRE(lines.size() > 10);
    CHECK(lines[0].find("2026-LAP-17") != std::string::npos);
    CHECK(lines[1].starts_with("Gaps:"));
    CHECK(lines.back().find("SHA-256") != std::string::npos);
}

TEST_CASE("without --all what is met, does not apply or is folded is only counted") {
    const std::string text = written("text", named("gaps"));
    CHECK(text.find("met: 1") != std::string::npos);
    CHECK(text.find("EW-B05") == std::string::npos);
    CHECK(text.find("EW-B04") == std::string::npos);
    const std::string all = written("text", named("all"));
    CHECK(all.find("EW-B05") != std::string::npos);
    CHECK(all.find("EW-B04") != std::string::npos);
}

TEST_CASE("a finding in many lots is told a few times and then counted") {
    const std::string text = written("text", named("many-lots"));
    CHECK(text.find("and 27 more of the same: LOT-1004") != std::string::npos);
    CHECK(text.find("and 18 more lots") != std::string::npos);
    CHECK(lines_of(text).size() < 120);
}

TEST_CASE("only gaps, and what cannot be judged, reach a level") {
    using proviso::Verdict;
    CHECK(proviso::reaches(Verdict::Gaps, "gap"));
    CHECK(proviso::reaches(Verdict::Gaps, "cannot-tell"));
    CHECK_FALSE(proviso::reaches(Verdict::Gaps, "never"));
    CHECK_FALSE(proviso::reaches(Verdict::CannotBeJudged, "gap"));
    CHECK(proviso::reaches(Verdict::CannotBeJudged, "cannot-tell"));
    CHECK_FALSE(proviso::reaches(Verdict::Open, "cannot-tell"));
    CHECK_FALSE(proviso::reaches(Verdict::NothingOpen, "cannot-tell"));
}

TEST_CASE("a report in German holds no English sentence of the catalogue") {
    const std::string text = written("text", named("german"));
    CHECK(text.find("Lücken") != std::string::npos);
    CHECK(text.find("Was gelesen wurde") != std::string::npos);
    CHECK(text.find("Next steps") == std::string::npos);
    CHECK(text.find("<") == std::string::npos);
}
