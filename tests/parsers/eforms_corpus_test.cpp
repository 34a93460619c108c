// Real notices, and the official examples, against an independent count: XPath over a tree, which shares
// nothing with the map but the standard. Skipped where the corpus is not at hand.
#include "tests/parsers/corpus_support.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace proviso;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

const std::string lot_path = "/*/cac:ProcurementProjectLot[cbc:ID/@schemeName='Lot']";

// Calls `visit(path, bytes, tree)` for each contract notice below the folders of real notices and official
// examples; returns how many there were, 0 without a corpus.
template <class Visit>
std::size_t each_contract_notice(const Visit& visit) {
    const auto corpus = test::corpus();
    if (!corpus) {
        WARN("skipped: there is no corpus; PROVISO_CORPUS names its folder");
        return 0;
    }
    std::size_t notices = 0;
    for (const char* folder : {"real", "sdk-examples"}) {
        for (const fs::path& file : test::corpus_files(*corpus / "eforms" / folder)) {
            const std::string bytes = test::load(file);
            const test::XPathDocument tree{bytes};
            if (!tree.is_read() || tree.root_name() != "ContractNotice") continue;
            ++notices;
            INFO(file.string());
            visit(file, bytes, tree);
        }
    }
    CHECK(notices > 100);
    return notices;
}

Dossier read(const fs::path& file, const std::string& bytes) {
    Result<Dossier> read = test::read(file.filename().string(), bytes);
    INFO((read ? std::string{} : describe(read.error())));
    REQUIRE(read.has_value());
    return std::move(read).value();
}

Words sorted(Words words) {
    std::ranges::sort(words);
    return words;
}

// The texts of a field over all lots, whatever their state; markers without a text are left out.
Words texts_of_lots(const Dossier& dossier, std::string_view field) {
    Words texts = test::values_of(dossier, test::lots(dossier), field);
    std::erase(texts, std::string{});
    return sorted(std::move(texts));
}

Words documents_of_lots(const Dossier& dossier, std::string_view field) {
    Words texts;
    for (const RowIndex lot : test::lots(dossier)) {
        std::ranges::move(test::values_of(dossier, test::rows(dossier, lot, "documents"), field),
                          std::back_inserter(texts));
    }
    return sorted(std::move(texts));
}

// Performance texts of the corpus that answer nothing: the dossier holds no value for them.
bool answers_nothing(const std::string& text) {
    static const std::set<std::string> known{"-",           "---",           ".",           "*", "None",
                                             "Nie dotyczy", "Non richieste", "nepoužije se"};
    return known.contains(text);
}

}  // namespace

TEST_CASE("no element of a contract notice of the corpus is unexplained") {
    std::map<std::string, std::uint32_t> unknown;
    std::size_t read_elements = 0;
    std::size_t left_elements = 0;
    const std::size_t notices = each_contract_notice(
        [&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            const Coverage& coverage = dossier.documents().front().coverage;
            for (const auto& path : coverage.unknown_paths) unknown[path.path] += path.count;
            read_elements += coverage.read;
            left_elements += coverage.left;
            CHECK(coverage.unknown == 0);
            CHECK(std::size_t{coverage.read} + coverage.left + coverage.unknown == tree.count("//*"));
        });
    for (const auto& [path, count] : unknown) UNSCOPED_INFO(path << " " << count);
    CHECK(unknown.empty());
    if (notices > 0) {
        WARN(notices << " contract notices, " << read_elements << " elements read, " << left_elements
                     << " left knowingly");
    }
}

TEST_CASE("lots and their codes agree with a count by XPath") {
    std::size_t lots = 0;
    std::size_t codes = 0;
    const std::size_t notices = each_contract_notice([&](const fs::path& file, const std::string& bytes,
                                                         const test::XPathDocument& tree) {
        const Dossier dossier = read(file, bytes);
        const std::string project = lot_path + "/cac:ProcurementProject";
        CHECK(test::lots(dossier).size() == tree.count(lot_path));
        CHECK(texts_of_lots(dossier, "id") == sorted(tree.texts(lot_path + "/cbc:ID")));
        const Words main =
            sorted(tree.texts(project + "/cac:MainCommodityClassification/cbc:ItemClassificationCode"));
        const Words additional =
            sorted(tree.texts(project + "/cac:AdditionalCommodityClassification/cbc:ItemClassificationCode"));
        CHECK(texts_of_lots(dossier, "main-cpv") == main);
        CHECK(texts_of_lots(dossier, "additional-cpv") == additional);
        lots += test::lots(dossier).size();
        codes += main.size() + additional.size();
    });
    if (notices > 0) WARN(lots << " lots, " << codes << " CPV codes");
}

TEST_CASE("performance texts agree with a count by XPath") {
    std::size_t given = 0;
    std::map<std::string, std::size_t> states;
    const std::string block = lot_path + "/cac:TenderingTerms/cac:ContractExecutionRequirement";
    const std::size_t notices = each_contract_notice(
        [&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            // Blocks without any code are read too; coverage names them as an unusual place.
            Words expected =
                tree.texts(block + "[cbc:ExecutionRequirementCode/@listName='conditions']/cbc:Description");
            std::ranges::move(tree.texts(block + "[not(cbc:ExecutionRequirementCode)]/cbc:Description"),
                              std::back_inserter(expected));
            std::erase_if(expected, answers_nothing);
            CHECK(texts_of_lots(dossier, "performance-terms") == sorted(expected));
            given += expected.size();
            for (const RowIndex lot : test::lots(dossier)) {
                for (const Cell& cell : dossier.cells(lot, test::field(dossier, lot, "performance-terms"))) {
                    ++states[std::string{state_name(cell.state)}];
                }
            }
        });
    if (notices > 0) {
        WARN(given << " performance texts; " << states["given"] << " given, " << states["declared-elsewhere"]
                   << " that point to documents");
    }
}

TEST_CASE("social codes agree with a count by XPath") {
    const std::string code =
        lot_path + "/cac:ProcurementProject/cac:ProcurementAdditionalType/cbc:ProcurementTypeCode";
    std::size_t codes = 0;
    each_contract_notice(
        [&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            const Words social =
                tree.texts(code + "[@listName='social-objective' or @listName='social-procurement']");
            const Words aims = tree.texts(code + "[@listName='strategic-procurement']");
            CHECK(texts_of_lots(dossier, "social-objective").size() == social.size());
            CHECK(texts_of_lots(dossier, "strategic-aim").size() == aims.size());
            codes += social.size() + aims.size();
        });
    CHECK((codes > 0 || !test::corpus()));
}

TEST_CASE("documents, criteria and organisations agree with a count by XPath") {
    std::map<std::string, std::size_t> sums;
    const std::string terms = lot_path + "/cac:TenderingTerms";
    const std::string reference = terms + "/cac:CallForTendersDocumentReference";
    const std::string extension =
        "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension";
    const std::string organisation = "/*/" + extension + "/efac:Organizations/efac:Organization/";
    const std::string ground =
        "//cac:SpecificTendererRequirement[cbc:TendererRequirementTypeCode/@listName='exclusion-ground']";
    const std::size_t notices = each_contract_notice([&](const fs::path& file, const std::string& bytes,
                                                         const test::XPathDocument& tree) {
        const Dossier dossier = read(file, bytes);
        std::size_t documents = 0;
        std::size_t selection = 0;
        std::size_t award = 0;
        for (const RowIndex lot : test::lots(dossier)) {
            documents += test::rows(dossier, lot, "documents").size();
            selection += test::rows(dossier, lot, "selection-criteria").size();
            award += test::rows(dossier, lot, "award-criteria").size();
        }
        CHECK(documents == tree.count(reference));
        Words links = documents_of_lots(dossier, "link");
        std::ranges::move(documents_of_lots(dossier, "restricted-link"), std::back_inserter(links));
        std::erase(links, std::string{});
        CHECK(sorted(links) ==
              sorted(tree.texts(reference + "/cac:Attachment/cac:ExternalReference/cbc:URI")));
        CHECK(selection ==
              tree.count(terms + "/" + extension +
                         "/efac:SelectionCriteria[not(cbc:CalculationExpressionCode='n-used')]"));
        CHECK(
            award ==
            tree.count(terms + "/cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion"));
        CHECK(test::rows(dossier, test::procedure(dossier), "exclusion-grounds").size() ==
              tree.count(ground));
        std::set<std::string> names;
        for (const char* part : {"efac:Company", "efac:TouchPoint"}) {
            const Words ids = tree.texts(organisation + part + "/cac:PartyIdentification/cbc:ID");
            names.insert(ids.begin(), ids.end());
        }
        CHECK(test::rows(dossier, root_row, "organisations").size() == names.size());
        sums["documents"] += documents;
        sums["selection criteria"] += selection;
        sums["award criteria"] += award;
        sums["organisations"] += names.size();
    });
    std::string words;
    for (const auto& [name, sum] : sums) words += "\n  " + std::to_string(sum) + " " + name;
    if (notices > 0) WARN("agree:" << words);
}

TEST_CASE("notices of other kinds are refused by their name, and every file of the folder is answered") {
    const auto corpus = test::corpus();
    if (!corpus) {
        WARN("skipped: there is no corpus; PROVISO_CORPUS names its folder");
        return;
    }
    std::map<std::string, std::size_t> roots;
    for (const char* folder : {"eforms", "eforms-de"}) {
        for (const fs::path& file : test::corpus_files(*corpus / folder)) {
            const std::string bytes = test::load(file);
            const test::XPathDocument tree{bytes};
            const Result<Dossier> read = test::read(file.filename().string(), bytes);
            INFO(file.string());
            ++roots[tree.root_name() + (read ? " read" : " refused: " + read.error().code)];
            if (read) continue;
            CHECK(read.error().code == "E-NO-MAP");
        }
    }
    std::string words;
    for (const auto& [root, count] : roots) words += "\n  " + root + " " + std::to_string(count);
    WARN("by root element:" << words);
}

TEST_CASE("the tables know every code of the corpus, and unusual places are named") {
    std::map<std::string, std::size_t> codes;
    std::map<std::string, std::size_t> places;
    const std::size_t notices =
        each_contract_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument&) {
            const Dossier dossier = read(file, bytes);
            const Coverage& coverage = dossier.documents().front().coverage;
            for (const std::string& code : coverage.unknown_codes) ++codes[code];
            for (const std::string& path : coverage.fallback_paths) ++places[path];
        });
    std::string words;
    for (const auto& [code, count] : codes)
        words += "\n  " + code + " in " + std::to_string(count) + " notices";
    INFO(words);
    CHECK(codes.empty());
    std::string unusual;
    for (const auto& [path, count] : places)
        unusual += "\n  " + path + " in " + std::to_string(count) + " notices";
    if (notices > 0) WARN("unusual places:" << unusual);
}
