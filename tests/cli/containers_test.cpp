#include "tests/support/catch.hpp"

#include <fstream>
#include <iterator>

#include "tests/cli/program.hpp"
#include "tests/support/tar_bytes.hpp"

using program::has;
using program::Outcome;
using program::run;

namespace {

std::string load(const std::string& fixture) {
    std::ifstream stream{program::fixture(fixture), std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const std::string notice = "eforms/laptops-without-conditions.xml";

std::string all(const std::string& extra_name = {}, const std::string& extra = {}) {
    proviso::test::ZipEntries entries{{"notice.xml", load(notice)},
                                      {"terms.docx", load("documents/conditions-in-german.docx")}};
    if (!extra_name.empty()) entries.emplace_back(extra_name, extra);
    return proviso::test::gzip_of(proviso::test::tar_of(entries));
}

}  // namespace

TEST_CASE("a container is read as the notices and documents in it") {
    program::Folder folder;
    const std::string file = folder.write("tender.tar.gz", all());
    const Outcome outcome = run({"show", file});
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "tender.tar.gz!/notice.xml: eforms-contract-notice 1.13"));
    CHECK(has(outcome.out, "tender.tar.gz!/terms.docx: docx"));
    CHECK(has(outcome.out, "LOT-0001"));
}

TEST_CASE("one bad input of a container is told, and the rest is judged") {
    program::Folder folder;
    const std::string broken = load(notice).substr(0, 9'000);
    const std::string file = folder.write("tender.tar.gz", all("correction.xml", broken));
    const Outcome outcome = run({"show", file});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "tender.tar.gz!/notice.xml: eforms-contract-notice"));
    CHECK(has(outcome.out, "tender.tar.gz!/correction.xml: unreadable"));
    CHECK(has(outcome.out, "broken off or not well-formed"));
}

TEST_CASE("of a cut container the whole inputs are judged, and the report says that there was more") {
    program::Folder folder;
    const std::string whole = all("late.txt", std::string(200'000, 'x'));
    const std::string file = folder.write("tender.tar.gz", whole.substr(0, whole.size() - 60'000));
    const Outcome outcome = run({"check", file, "--as-of", "2026-11-25"});
    INFO(outcome.err);
    CHECK(has(outcome.out, "it is cut off or damaged"));
    CHECK(has(outcome.out, "tender.tar.gz!/notice.xml"));
}

TEST_CASE("a container without a notice is told to hold none") {
    program::Folder folder;
    const std::string file = folder.write("terms.zip", proviso::test::zip_of({{"terms.txt", "Terms"}}));
    const Outcome outcome = run({"check", file, "--as-of", "2026-11-25"});
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err, "the archive holds no document that is read as a notice"));
}

TEST_CASE("a folder is read as the notices, containers and documents in it") {
    program::Folder folder;
    folder.write("a.zip", proviso::test::zip_of({{"notice.xml", load(notice)}}));
    folder.write("b.zip", proviso::test::zip_of({{"annex.txt", "Terms of contract"}}));
    folder.write("terms.docx", load("documents/conditions-in-german.docx"));
    const Outcome outcome = run({"show", folder.path().string()});
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "a.zip!/notice.xml: eforms-contract-notice 1.13"));
    CHECK(has(outcome.out, "b.zip!/annex.txt: plain-text"));
    CHECK(has(outcome.out, "terms.docx: docx"));
    program::Folder empty;
    empty.write("terms.txt", "Terms");
    CHECK(run({"show", empty.path().string()}).code == 3);
}

TEST_CASE("a survey looks into containers") {
    program::Folder folder;
    folder.write("a.tar.gz", all());
    const Outcome outcome = run({"show", "--summary", folder.path().string()});
    CHECK(has(outcome.out, "1 document read"));
}
