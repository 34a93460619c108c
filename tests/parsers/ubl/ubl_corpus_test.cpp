// Real and official documents of UBL and Peppol, against an independent count by XPath. Skipped where the
// corpus is not at hand.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/parsers/corpus_support.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/ubl/ubl_support.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

template <class Visit>
std::size_t each_document(const Visit& visit) {
    const auto corpus = test::corpus();
    if (!corpus) {
        WARN("skipped: there is no corpus; PROVISO_CORPUS names its folder");
        return 0;
    }
    std::size_t count = 0;
    for (const char* family : {"ubl", "peppol-postaward-catalogue"}) {
        for (const fs::path& file : test::corpus_files(*corpus / family)) {
            const std::string bytes = test::load(file);
            const test::XPathDocument tree{bytes};
            INFO(file.string());
            visit(file, bytes, tree);
            ++count;
        }
    }
    CHECK(count > 80);
    return count;
}

Words sorted(Words words) {
    std::ranges::sort(words);
    return words;
}

Words of(const Dossier& dossier, std::string_view list, std::string_view field) {
    return sorted(test::values_of(dossier, test::rows(dossier, root_row, list), field));
}

}  // namespace

TEST_CASE("every document of the corpus of UBL is read, or called by its name and refused") {
    std::map<std::string, std::size_t> counts;
    each_document([&](const fs::path&, const std::string& bytes, const test::XPathDocument& tree) {
        const Result<Dossier> read = test::read_with_enclosed("x.xml", bytes);
        if (!tree.is_read()) return;
        if (read) {
            const DocumentRecord& document = read.value().documents().front();
            ++counts["read: " + document.format + " " + document.format_version];
            return;
        }
        ++counts["refused: " + read.error().code];
        INFO(read.error().message);
        CHECK(read.error().code == "E-NO-MAP");
    });
    std::string words;
    for (const auto& [name, count] : counts) words += "\n  " + std::to_string(count) + " " + name;
    if (!counts.empty()) WARN("documents:" << words);
}

TEST_CASE("no element of a catalogue of the corpus is unexplained") {
    std::map<std::string, std::size_t> unknown;
    each_document([&](const fs::path&, const std::string& bytes, const test::XPathDocument& tree) {
        if (!tree.is_read() || tree.root_name() != "Catalogue") return;
        const Result<Dossier> read = test::read("x.xml", bytes);
        REQUIRE(read.has_value());
        const Coverage& coverage = read.value().documents().front().coverage;
        for (const auto& path : coverage.unknown_paths) unknown[path.path] += path.count;
        CHECK(std::size_t{coverage.read} + coverage.left + coverage.unknown == tree.count("//*"));
    });
    std::string words;
    for (const auto& [path, count] : unknown) words += "\n  " + path + " " + std::to_string(count);
    INFO(words);
    CHECK(unknown.empty());
}

TEST_CASE("the documented disclosures validate against the schemas of UBL 2.2 to 2.4") {
    const auto corpus = test::corpus();
    const fs::path schemas = corpus ? *corpus / ".." / "schemas" / "ubl" : fs::path{};
    if (!corpus || !fs::is_directory(schemas)) {
        WARN("skipped: the schemas of UBL are not at hand; they stand beside the corpus");
        return;
    }
    const fs::path fixtures = test::ubl_fixtures().parent_path() / "disclosure";
    for (const std::string version : {"2.2", "2.3", "2.4"}) {
        const fs::path folder = schemas / version / "maindoc";
        CHECK(
            test::is_valid(fixtures / "chain-catalogue.xml", folder / ("UBL-Catalogue-" + version + ".xsd")));
        CHECK(test::is_valid(fixtures / "chain-tender.xml", folder / ("UBL-Tender-" + version + ".xsd")));
        CHECK_FALSE(
            test::is_valid(fixtures / "chain-tender.xml", folder / ("UBL-Catalogue-" + version + ".xsd")));
    }
}

TEST_CASE("lines, makers and certificates of catalogues agree with a count by XPath") {
    std::map<std::string, std::size_t> sums;
    const std::string item = "/*/cac:CatalogueLine/cac:Item";
    each_document([&](const fs::path&, const std::string& bytes, const test::XPathDocument& tree) {
        if (!tree.is_read() || tree.root_name() != "Catalogue") return;
        const Result<Dossier> read = test::read("x.xml", bytes);
        REQUIRE(read.has_value());
        const Dossier& dossier = read.value();
        // A line that stands twice, such as for two prices, is one model.
        Words lines = sorted(tree.texts("/*/cac:CatalogueLine/cbc:ID"));
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        CHECK(of(dossier, "models", "line") == lines);
        CHECK(test::rows(dossier, root_row, "sites").size() == tree.count(item + "/cac:ManufacturerParty"));
        CHECK(of(dossier, "sites", "legal-name") ==
              sorted(tree.texts(item + "/cac:ManufacturerParty/cac:PartyName/cbc:Name")));
        CHECK(of(dossier, "certificates", "number") == sorted(tree.texts(item + "/cac:Certificate/cbc:ID")));
        sums["lines"] += test::rows(dossier, root_row, "models").size();
        sums["makers"] += test::rows(dossier, root_row, "sites").size();
        sums["certificates"] += test::rows(dossier, root_row, "certificates").size();
    });
    std::string words;
    for (const auto& [name, sum] : sums) words += "\n  " + std::to_string(sum) + " " + name;
    if (!sums.empty()) WARN("catalogues:" << words);
}
