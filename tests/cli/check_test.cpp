#include "tests/support/catch.hpp"

#include "tests/cli/program.hpp"
#include "tests/support/json_schema.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

using program::check;
using program::has;
using program::Outcome;

namespace {

constexpr const char* gaps = "eforms/laptops-terms-absent-no-documents.xml";
constexpr const char* open_question = "eforms/laptops-terms-absent-documents-referenced.xml";

nlohmann::json json_of(const std::string& file, std::vector<std::string> options = {}) {
    options.insert(options.end(), {"--format", "json"});
    return nlohmann::json::parse(check(file, options).out);
}

// The first 19 lines of a notice, and the beginning of a tag.
std::string truncated_notice() {
    std::ifstream file{program::fixture(gaps)};
    std::string text;
    std::string line;
    for (int i = 0; i < 19 && std::getline(file, line); ++i) text += line + "\n";
    return text + "<cbc:ID";
}

}  // namespace

TEST_CASE("a notice without the conditions ends in gaps, told in words, with exit code 1") {
    const Outcome outcome = check(gaps);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == 1);
    CHECK(outcome.err.empty());
    CHECK(has(outcome.out, "as of 2026-11-25"));
    CHECK(has(outcome.out, "Gaps:"));
    CHECK(has(outcome.out, "LOT-0001"));
    CHECK(has(outcome.out, "EW-B02"));
    CHECK_FALSE(has(outcome.out, "\x1b"));
}

TEST_CASE("the exit code follows --fail-on") {
    CHECK(check(gaps, {"--fail-on", "gap"}).code == 1);
    CHECK(check(gaps, {"--fail-on", "cannot-tell"}).code == 1);
    CHECK(check(gaps, {"--fail-on", "never"}).code == 0);
    CHECK(check(open_question, {"--fail-on", "never"}).code == 0);
    CHECK(check(open_question, {"--fail-on", "cannot-tell"}).code == 1);
}

TEST_CASE("a quiet check says nothing, and its exit code is that of the report") {
    for (const char* const file : {gaps, open_question, "eforms/two-lots-clause-only-in-first.xml"}) {
        for (const char* const level : {"gap", "cannot-tell", "never"}) {
            INFO(file << " " << level);
            const Outcome quiet = check(file, {"--quiet", "--fail-on", level});
            CHECK(quiet.code == check(file, {"--fail-on", level}).code);
            CHECK(quiet.out.empty());
            CHECK(quiet.err.empty());
        }
    }
    const Outcome absent = check("eforms/no-such-file.xml", {"--quiet"});
    CHECK(absent.code == 2);
    CHECK_FALSE(absent.err.empty());
}

TEST_CASE("a notice that only points to its documents is no gap") {
    const nlohmann::json report = json_of(open_question);
    CHECK(report["verdict"] == "cannot-be-judged");
    for (const auto& finding : report["findings"])
        CHECK((finding["outcome"] != "gap" || finding["severity"] == "info"));
    CHECK(check(open_question).code == 0);
}

TEST_CASE("with all documents at hand the same notice has a gap") {
    CHECK(json_of(open_question, {"--documents-complete"})["verdict"] == "gaps");
    CHECK(check(open_question, {"--documents-complete"}).code == 1);
}

TEST_CASE("a check of real bytes keeps to the schema of reports, in both languages, with and without --all") {
    const support::JsonSchema schema{PROVISO_SOURCE_DIR "/docs/report-schema/proviso-report-1.schema.json"};
    for (const char* const file :
         {gaps, open_question, "eforms/two-lots-clause-only-in-first.xml",
          "eforms/elements-that-no-map-knows.xml", "eforms/unknown-minor-1.99.xml"}) {
        for (const char* const language : {"en", "de"}) {
            INFO(file);
            CHECK(schema.complaints(json_of(file, {"--lang", language})) == "");
            CHECK(schema.complaints(json_of(file, {"--lang", language, "--all"})) == "");
        }
    }
}

TEST_CASE("the same check prints the same bytes") {
    for (const char* const format : {"text", "html", "json"}) {
        CHECK(check(gaps, {"--format", format, "--all"}).out ==
              check(gaps, {"--format", format, "--all"}).out);
    }
}

TEST_CASE("with --lang de the report is German") {
    const Outcome outcome = check(gaps, {"--lang", "de"});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.out, "Lücken:"));
    CHECK(has(outcome.out, "Los LOT-0001"));
    CHECK_FALSE(has(outcome.out, "Next steps"));
}

TEST_CASE("the option --all adds what is met and what does not apply") {
    const auto few = json_of(gaps)["findings"].size();
    const auto all = json_of(gaps, {"--all"})["findings"].size();
    CHECK(all > few);
}

TEST_CASE("what cannot be read, and what is no procurement document, ends with 2 and says why") {
    const program::Folder folder;
    const std::string broken = folder.write("broken.xml", truncated_notice());
    const std::string letter = folder.write("letter.txt", "Dear buyer,");
    const std::string page = folder.write("page.xml", "<page>hello</page>");
    for (const std::string& file :
         {broken, letter, page, folder.path().string(), std::string{"no-such-file.xml"}}) {
        const Outcome outcome = program::run({"check", file});
        INFO(file << ": " << outcome.err);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(has(outcome.err, "proviso: "));
    }
    CHECK(has(program::run({"check", "no-such-file.xml"}).err, "there is no file `no-such-file.xml`"));
    CHECK(has(program::run({"check", folder.path().string()}).err, "ends before it is complete"));
    CHECK(has(program::run({"check", broken}).err, "broken.xml:20:"));
}

TEST_CASE("a known form without a map is named") {
    const Outcome outcome = check("eforms/business-registration.xml");
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err, "[E-NO-MAP]"));
    CHECK(has(outcome.err, "business registration"));
}

TEST_CASE("a file name that would steer the terminal is shown, not obeyed") {
    const program::Folder folder;
    const std::string name = folder.write("a\x1b[2J.xml", "<a>");
    const Outcome outcome = program::run({"check", name});
    CHECK(outcome.code == 2);
    CHECK_FALSE(has(outcome.err, "\x1b"));
    CHECK(has(outcome.err, "\\u{001b}"));
}

TEST_CASE("a document closes the reference that it answers, also when names hold an equals sign") {
    const program::Folder folder;
    const std::string plain = folder.write("terms=final.txt", "Deliveries are made on working days.");
    const Outcome whole = check(open_question, {"--document", plain, "--format", "json"});
    INFO(whole.err);
    REQUIRE(whole.code <= 1);
    CHECK(nlohmann::json::parse(whole.out)["documents"].size() == 2);
    CHECK(check(open_question, {"--document", "NO-SUCH-REF=" + plain}).code == 3);
    CHECK(check(open_question, {"--document", "no-such-file.txt"}).code == 2);
}

TEST_CASE("a document that cannot be understood is named, and closes nothing") {
    const program::Folder folder;
    const std::string pdf = folder.write("contract.pdf", "%PDF-1.7 and so on");
    const auto report = json_of(open_question, {"--document", pdf});
    CHECK(report["documents"][1]["format"] == "unreadable");
    CHECK(report["verdict"] == "cannot-be-judged");
}

TEST_CASE("each lot has its own verdict, and without lots in scope nothing is asked") {
    const auto two = json_of("eforms/ambulance-and-passenger-car.xml");
    CHECK(two["lots"][0]["verdict"] == "not-concerned");
    CHECK(two["lots"][1]["verdict"] == "cannot-be-judged");
    CHECK(json_of("eforms/office-furniture-out-of-scope.xml")["verdict"] == "not-concerned");
}

TEST_CASE("a terminal gets colours and its own width, and no colours where NO_COLOR is set") {
    const std::vector<std::string> arguments{"check", program::fixture(gaps), "--as-of", "2026-11-25"};
    const std::string coloured = program::run_on_terminal(arguments, "");
    CHECK(has(coloured, "\x1b[1;31mGaps:"));
    CHECK_FALSE(has(program::run_on_terminal(arguments, "1"), "\x1b"));
    CHECK(has(program::run_on_terminal({"explain", "EW-B02"}, ""), "\x1b[1m# EW-B02"));
    const std::string narrow = program::run_on_terminal(arguments, "1");
    CHECK(narrow != check(gaps).out);
}

TEST_CASE("the stage decides whose rules are looked at") {
    const std::string notice = "eforms/laptops-terms-absent-no-documents.xml";
    const program::Outcome call = program::check(notice, {"--documents-complete", "--stage", "call"});
    CHECK(call.code == 1);
    CHECK(program::has(call.out, "EW-B02"));
    const program::Outcome award = program::check(notice, {"--documents-complete", "--stage", "award"});
    CHECK(award.code == 0);
    CHECK_FALSE(program::has(award.out, "EW-B02"));
    CHECK(program::has(award.out, "--stage call"));  // where they would be found
    const program::Outcome all = program::check(notice, {"--documents-complete", "--stage", "all"});
    CHECK(all.code == 1);
    const program::Outcome unknown = program::check(notice, {"--stage", "harvest"});
    CHECK(unknown.code == 3);
    CHECK(program::has(unknown.err, "`planning`, `call`"));
}

TEST_CASE("what a record lacks that is complete is not said, until the day of the statement") {
    const std::string notice = program::fixture("eforms/laptops-without-conditions.xml");
    const std::string words = "documents; as of 2025-10-20; by \"A. Keller\"";
    const program::Outcome whole =
        program::run({"check", notice, "--record-complete", words, "--as-of", "2025-10-20"});
    INFO(whole.out);
    CHECK(whole.code == 1);
    CHECK(program::has(whole.out, "A. Keller"));
    const program::Outcome later =
        program::run({"check", notice, "--record-complete", words, "--as-of", "2025-10-21"});
    CHECK(later.code == 0);
    CHECK(program::has(later.out, "older than the day of this check"));
    CHECK(program::run({"check", notice, "--record-complete", "wishes"}).code == 3);
}
