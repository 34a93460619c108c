// PDF files: their text by pages, and what happens when the program that reads them is absent or misled.
#include "parsers/pdf/pdf_text.hpp"

#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "parsers/documents/read_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/remarks.hpp"

namespace fs = std::filesystem;
namespace pdf = proviso::pdf;
using proviso::ReadOptions;
using proviso::ReadText;

namespace {

using support::words_of;

std::string load(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::string document(const std::string& name) {
    return load(PROVISO_SOURCE_DIR "/fixtures/documents/" + name);
}

bool has_programs() {
    const bool is_there = ::access("/usr/bin/pdftotext", X_OK) == 0;
    if (!is_there) WARN("skipped: the package `poppler-utils` is not installed");
    return is_there;
}

// A folder in which `pdftotext` is this script.
class StandIn {
public:
    explicit StandIn(const std::string& script)
        : folder_(fs::temp_directory_path() / ("proviso-stand-in-" + std::to_string(::getpid()))) {
        fs::create_directories(folder_);
        std::ofstream{folder_ / "pdftotext"} << "#!/bin/sh\n" << script << '\n';
        fs::permissions(folder_ / "pdftotext", fs::perms::owner_all);
        programs_.folders = {folder_.string()};
    }
    StandIn(const StandIn&) = delete;
    StandIn& operator=(const StandIn&) = delete;
    ~StandIn() { fs::remove_all(folder_); }
    [[nodiscard]] pdf::PdfPrograms& programs() { return programs_; }

private:
    fs::path folder_;
    pdf::PdfPrograms programs_;
};

ReadText read(std::string_view bytes) {
    ReadOptions options;
    options.allows_programs = true;
    return proviso::read_text({"file.pdf", bytes}, options);
}

}  // namespace

TEST_CASE("the text of a PDF file comes with its pages") {
    if (!has_programs()) return;
    const auto read = pdf::read_pdf(document("cahier-des-clauses.pdf"));
    REQUIRE(read);
    const pdf::PdfText& text = read.value();
    REQUIRE(text.pages.size() == 3);
    CHECK(text.pages[1].page == 2);
    CHECK(text.text.substr(text.pages[1].byte).starts_with("Article 3 - Conditions de travail"));
    CHECK(text.text.find('\f') == std::string::npos);
    CHECK(text.notes.empty());
    CHECK_FALSE(text.is_partial);
}

TEST_CASE("a scanned PDF file is unreadable, and one that is scanned in part is read in part") {
    if (!has_programs()) return;
    const ReadText scanned = read(document("scanned-contract.pdf"));
    CHECK(scanned.format == "unreadable");
    CHECK(words_of(scanned.notes).find("why-scanned") != std::string::npos);
    const ReadText partly = read(document("partly-scanned-contract.pdf"));
    CHECK(partly.format == "pdf");
    CHECK(partly.is_partial);
    CHECK(words_of(partly.notes).find("pages=2") != std::string::npos);
}

TEST_CASE("an empty sheet among the pages hides nothing") {
    if (!has_programs()) return;
    std::string bytes = document("partly-scanned-contract.pdf");
    const std::string picture = "q 450 0 0 700 72 72 cm /Im1 Do Q";
    REQUIRE(bytes.find(picture) != std::string::npos);
    bytes.replace(bytes.find(picture), picture.size(), std::string(picture.size(), ' '));
    CHECK_FALSE(read(bytes).is_partial);
    CHECK(read(bytes).notes.empty());
}

TEST_CASE("a damaged PDF file that can still be read counts as read in part") {
    if (!has_programs()) return;
    const std::string whole = document("cahier-des-clauses.pdf");
    const ReadText cut = read(std::string_view{whole}.substr(0, whole.size() - 500));
    const bool is_careful = cut.format == "unreadable" || cut.is_partial;
    CHECK(is_careful);
}

TEST_CASE("a PDF file is not read where the host allows no programs") {
    const std::string bytes = document("cahier-des-clauses.pdf");
    const ReadText text = proviso::read_text({"file.pdf", bytes});
    CHECK(text.format == "unreadable");
    CHECK(words_of(text.notes).find("remark-pdf-not-allowed") != std::string::npos);
}

TEST_CASE("without the program the package is named") {
    pdf::PdfPrograms programs;
    programs.folders = {"/nowhere"};
    const auto read = pdf::read_pdf("%PDF-1.4", programs);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "E-PDF-PROGRAM");
    CHECK(read.error().help.find("poppler-utils") != std::string::npos);
}

TEST_CASE("what the program complains about is told in our words") {
    const auto [script, code] = GENERATE(table<std::string, std::string>(
        {{"echo 'Command Line Error: Incorrect password' >&2; exit 1", "E-PDF-LOCKED"},
         {"exit 3", "E-PDF-LOCKED"},
         {"echo 'Syntax Error: no trailer' >&2; exit 1", "E-PDF-BROKEN"},
         {"printf '\\f\\f'", "E-NO-TEXT"},
         {"exit 0", "E-NO-TEXT"},
         {"printf 'text\\377\\f'", "E-ENC"},
         {"kill -9 $$", "E-PROGRAM-ENDED"},
         {"sleep 60", "E-PROGRAM-TIME"}}));
    StandIn stand_in{script};
    stand_in.programs().limits.wall = std::chrono::milliseconds{500};
    const auto read = pdf::read_pdf("%PDF-1.4", stand_in.programs());
    INFO(script);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == code);
    CHECK(read.error().message.back() != '.');
}

TEST_CASE("the program reads from its standard input and gets no name of a file") {
    StandIn stand_in{"echo \"$# $*\"; cat"};
    const auto read = pdf::read_pdf("%PDF-1.4", stand_in.programs());
    REQUIRE(read);
    CHECK(read.value().text == "6 -enc UTF-8 -eol unix - -\n%PDF-1.4");
}

TEST_CASE("each evil document is unreadable, soon, and says why") {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator{PROVISO_SOURCE_DIR "/fixtures/evil/unreadable"}) {
        if (entry.path().extension() == ".pdf" && !has_programs()) continue;
        INFO(entry.path().filename().string());
        const auto begin = std::chrono::steady_clock::now();
        const ReadText text = read(load(entry.path()));
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
        CHECK(text.format == "unreadable");
        CHECK(text.text.empty());
        CHECK_FALSE(text.notes.empty());
        ++count;
    }
    CHECK(count >= 10);
}
