// `proviso compare`.
#include "tests/cli/program.hpp"
#include "tests/support/catch.hpp"

using program::Folder;
using program::has;
using program::run;

namespace {

struct Versions {
    Folder folder;
    std::string older = folder.write(
        "draft.txt", "The Electronics Watch Contract Conditions, version 2.1, apply to this contract.\n");
    std::string same = folder.write(
        "same.txt",
        "Cover.\n\nThe Electronics Watch Contract Conditions, version 2.1,\napply to this contract.\n");
    std::string signed_contract = folder.write("signed.txt", "The supplier delivers laptops.\n");
    std::string dark = folder.write("scan.pdf", "%PDF-1.7 a scan");

    program::Outcome compare(const std::string& newer, std::vector<std::string> more = {}) const {
        std::vector<std::string> all{"compare",    older, newer,     "--cpv",     "30213100",
                                     "--language", "en",  "--as-of", "2026-11-25"};
        all.insert(all.end(), more.begin(), more.end());
        return run(all);
    }
};

}  // namespace

TEST_CASE("compare ends with 0 where nothing changed, 1 where it did, 2 where it cannot be read") {
    const Versions versions;
    const program::Outcome same = versions.compare(versions.same);
    INFO(same.out << same.err);
    CHECK(same.code == 0);
    CHECK(has(same.out, "Unchanged in what the rules look at."));
    const program::Outcome changed = versions.compare(versions.signed_contract);
    CHECK(changed.code == 1);
    CHECK(has(changed.out, "met → gap"));
    CHECK(has(changed.out, "Passages that are gone"));
    CHECK(versions.compare(versions.dark).code == 2);
    CHECK(versions.compare("/no/such/file").code == 2);
    CHECK(has(versions.compare(versions.signed_contract, {"--lang", "de"}).out, "erfüllt → Lücke"));
}

TEST_CASE("a further document of the newer version can carry the clause") {
    const Versions versions;
    CHECK(versions.compare(versions.signed_contract, {"--new-document", versions.same}).code == 0);
}

TEST_CASE("two notices are compared, also as JSON into a file") {
    const Folder folder;
    const std::string with = program::fixture("eforms/laptops-with-conditions-in-english.xml");
    const std::string without = program::fixture("eforms/laptops-terms-absent-no-documents.xml");
    CHECK(run({"compare", with, with, "--as-of", "2026-11-25"}).code == 0);
    const std::string target = (folder.path() / "comparison.json").string();
    const program::Outcome outcome =
        run({"compare", with, without, "--as-of", "2026-11-25", "--format", "json", "--output", target});
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK(has(folder.read("comparison.json"), "\"changed\": true"));
    CHECK(run({"compare", with, without, "--format", "html"}).code == 3);
    CHECK(run({"compare", with}).code == 3);
}
