// Documents beside the notice, from the file to the report.
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/zip_bytes.hpp"

using program::check;
using program::Folder;
using program::has;
using program::Outcome;

namespace {

constexpr const char* notice = "eforms/laptops-without-conditions.xml";

std::string document(const std::string& name) { return program::fixture("documents/" + name); }

Outcome check_with(const std::string& path, std::vector<std::string> options = {}) {
    options.insert(options.end(), {"--document", "NM-117-DOCS=" + path, "--documents-complete"});
    return check(notice, options);
}

nlohmann::json report_with(const std::string& path) {
    const Outcome outcome = check_with(path, {"--format", "json", "--all"});
    INFO(outcome.err);
    return nlohmann::json::parse(outcome.out);
}

// Of the rule that the conditions are part of the contract, for the first lot.
std::string outcome_with(const std::string& path) {
    const nlohmann::json report = report_with(path);
    for (const auto& finding : report["findings"]) {
        if (finding["rule"] == "EW-B02") return finding["outcome"];
    }
    return "no finding";
}

bool is_skipped(const std::string& name) {
    const bool needs_program = name.ends_with(".pdf") && ::access("/usr/bin/pdftotext", X_OK) != 0;
    if (needs_program) WARN("skipped: the package `poppler-utils` is not installed");
    return needs_program;
}

// The text without its line ends: what is looked for may be wrapped.
std::string unwrapped(const std::string& text) {
    std::string joined;
    for (const char byte : text) {
        const bool is_blank = byte == ' ' || byte == '\n';
        if (!is_blank || (!joined.empty() && joined.back() != ' ')) joined += is_blank ? ' ' : byte;
    }
    return joined;
}

std::string word_file(const std::string& sentence) {
    return proviso::test::zip_of(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml",
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
          "<w:p><w:r><w:t>Title</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>" +
              sentence + "</w:t></w:r></w:p></w:body></w:document>"}});
}

}  // namespace

TEST_CASE("a contract in an office or PDF file meets the rule, and one without the clause is a gap") {
    for (const std::string name :
         {"conditions-in-german.docx", "conditions-in-english.odt", "cahier-des-clauses.pdf"}) {
        if (is_skipped(name)) continue;
        INFO(name);
        CHECK(outcome_with(document(name)) == "met");
        const std::string place = name.ends_with(".pdf") ? ", page 2" : ", paragraph 6";
        CHECK(has(unwrapped(check_with(document(name), {"--all"}).out), name + place));
        std::string without_name = name;
        without_name.insert(name.rfind('.'), "-without-clause");
        CHECK(outcome_with(document(without_name)) == "gap");
        CHECK(check_with(document(without_name)).code == 1);
    }
}

TEST_CASE("what is found in a document stands at its paragraph or page") {
    const Folder folder;
    const std::string path =
        folder.write("contract.docx", word_file("The Electronics Watch contract conditions do not apply."));
    const Outcome text = check_with(path);
    INFO(text.out);
    CHECK(has(text.out, "paragraph 2"));
    const nlohmann::json report = report_with(path);
    CHECK(report.dump().find("\"paragraph\":2") != std::string::npos);
    CHECK(report["documents"][1]["format"] == "docx");
}

TEST_CASE("a scanned PDF file leaves the question open, and says what to do") {
    if (is_skipped("scanned-contract.pdf")) return;
    for (const std::string name : {"scanned-contract.pdf", "partly-scanned-contract.pdf"}) {
        const Outcome outcome = check_with(document(name));
        INFO(outcome.out);
        CHECK(outcome_with(document(name)) == "cannot-tell");
        CHECK(has(unwrapped(outcome.out), "text recognition"));
    }
}

TEST_CASE("a folder and an archive stand for the documents in them") {
    const Folder folder;
    const std::string contract = word_file("The Electronics Watch contract conditions, version 2.1, apply.");
    folder.write("contract.docx", contract);
    folder.write("price list.txt", "Prices");
    folder.write(".hidden.txt", "Hidden");
    CHECK(outcome_with(folder.path().string()) == "met");
    CHECK(report_with(folder.path().string())["documents"].size() == 3);

    const Folder other;
    const std::string archive = other.write(
        "all.zip", proviso::test::zip_of({{"lot 1/contract.docx", contract}, {"../out.txt", "x"}}));
    const Outcome outcome = check_with(archive);
    INFO(outcome.out);
    CHECK(outcome_with(archive) == "met");
    CHECK(has(unwrapped(outcome.out), "all.zip!/lot 1/contract.docx"));
    CHECK(has(unwrapped(outcome.out), "leads out of the archive"));
}

TEST_CASE("a folder without documents is an error") {
    const Folder folder;
    const Outcome outcome = check_with(folder.path().string());
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err, "holds no documents"));
}
