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
std::size_t each_notice(const Visit& visit, std::initializer_list<const char*> folders = {"eforms"},
                        std::size_t notices_min = 500) {
    const auto corpus = test::corpus();
    if (!corpus) {
        WARN("skipped: there is no corpus; PROVISO_CORPUS names its folder");
        return 0;
    }
    static const std::set<std::string> roots{"ContractNotice", "ContractAwardNotice",
                                             "PriorInformationNotice"};
    std::size_t notices = 0;
    std::vector<fs::path> files;
    for (const char* folder : folders)
        std::ranges::move(test::corpus_files(*corpus / folder), std::back_inserter(files));
    for (const fs::path& file : files) {
        const std::string bytes = test::load(file);
        const test::XPathDocument tree{bytes};
        if (!tree.is_read() || !roots.contains(tree.root_name())) continue;
        // Drafts of the standard, before 1.0, are refused; another case counts them.
        if (tree.count("/*/cbc:CustomizationID[starts-with(., 'eforms-sdk-0') and . != 'eforms-sdk-0.1']") >
            0)
            continue;
        ++notices;
        INFO(file.string());
        visit(file, bytes, tree);
    }
    CHECK(notices >= notices_min);
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
    static const std::set<std::string> known{"-",
                                             "---",
                                             ".",
                                             "*",
                                             "None",
                                             "Nie dotyczy",
                                             "Non richieste",
                                             "nepoužije se",
                                             "keine",
                                             "keine Angaben",
                                             "nu este cazul"};
    return known.contains(text);
}

}  // namespace

TEST_CASE("no element of a notice of the corpus is unexplained") {
    std::map<std::string, std::uint32_t> unknown;
    std::size_t read_elements = 0;
    std::size_t left_elements = 0;
    const std::size_t notices =
        each_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            const Coverage& coverage = dossier.documents().front().coverage;
            for (const auto& path : coverage.unknown_paths) unknown[path.path] += path.count;
            read_elements += coverage.read;
            left_elements += coverage.left;
            CHECK(coverage.unknown == 0);
            CHECK(std::size_t{coverage.read} + coverage.left + coverage.unknown == tree.count("//*"));
        });
    std::string words;
    for (const auto& [path, count] : unknown) words += "\n  " + path + " " + std::to_string(count);
    INFO(words);
    CHECK(unknown.empty());
    if (notices > 0) {
        WARN(notices << " notices, " << read_elements << " elements read, " << left_elements
                     << " left knowingly");
    }
}

TEST_CASE("lots and their codes agree with a count by XPath") {
    std::size_t lots = 0;
    std::size_t codes = 0;
    const std::size_t notices =
        each_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            const std::string project = lot_path + "/cac:ProcurementProject";
            CHECK(test::lots(dossier).size() == tree.count(lot_path));
            CHECK(texts_of_lots(dossier, "id") == sorted(tree.texts(lot_path + "/cbc:ID")));
            const Words main =
                sorted(tree.texts(project + "/cac:MainCommodityClassification/cbc:ItemClassificationCode"));
            const Words additional = sorted(
                tree.texts(project + "/cac:AdditionalCommodityClassification/cbc:ItemClassificationCode"));
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
    const std::size_t notices =
        each_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
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
    each_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
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
    const std::size_t notices =
        each_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
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
            CHECK(award ==
                  tree.count(terms +
                             "/cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion"));
            CHECK(test::rows(dossier, test::procedure(dossier), "exclusion-grounds").size() ==
                  tree.count(ground));
            std::set<std::string> names;
            for (const char* part : {"efac:Company", "efac:TouchPoint"}) {
                const Words ids = tree.texts(organisation + part + "/cac:PartyIdentification/cbc:ID");
                names.insert(ids.begin(), ids.end());
            }
            const std::string nameless = "[not(normalize-space(cac:PartyIdentification/cbc:ID))]";
            const std::size_t without_id = tree.count(organisation + "efac:Company" + nameless) +
                                           tree.count(organisation + "efac:TouchPoint" + nameless);
            CHECK(test::rows(dossier, root_row, "organisations").size() == names.size() + without_id);
            sums["documents"] += documents;
            sums["selection criteria"] += selection;
            sums["award criteria"] += award;
            sums["organisations"] += names.size();
        });
    std::string words;
    for (const auto& [name, sum] : sums) words += "\n  " + std::to_string(sum) + " " + name;
    if (notices > 0) WARN("agree:" << words);
}

TEST_CASE("results, tenders, parties and contracts agree with a count by XPath") {
    std::map<std::string, std::size_t> sums;
    const std::string result =
        "/*/ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension/efac:NoticeResult/";
    const std::size_t notices =
        each_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            if (tree.root_name() != "ContractAwardNotice") return;
            const Dossier dossier = read(file, bytes);
            const RowIndex procedure = test::procedure(dossier);
            // Rows of one id are one row, and a row without an id stands alone.
            const auto agrees = [&](const char* list, const std::string& element) {
                const Words ids = tree.texts(result + element + "/cbc:ID");
                const std::set<std::string> different(ids.begin(), ids.end());
                const std::size_t nameless = tree.count(result + element + "[not(normalize-space(cbc:ID))]");
                CHECK(test::rows(dossier, procedure, list).size() == different.size() + nameless);
                sums[list] += different.size() + nameless;
            };
            agrees("results", "efac:LotResult");
            agrees("tenders", "efac:LotTender");
            agrees("tendering-parties", "efac:TenderingParty");
            agrees("contracts", "efac:SettledContract");
            const auto same = [&](const char* list, const char* field, const std::string& path) {
                Words read = test::values_of(dossier, test::rows(dossier, procedure, list), field);
                std::erase(read, std::string{});
                std::ranges::sort(read);
                Words told = sorted(tree.texts(result + path));
                // Two results of one id that say the same say it once.
                read.erase(std::unique(read.begin(), read.end()), read.end());
                told.erase(std::unique(told.begin(), told.end()), told.end());
                CHECK(read == told);
            };
            same("results", "tenders", "efac:LotResult/efac:LotTender/cbc:ID");
            same("results", "contracts", "efac:LotResult/efac:SettledContract/cbc:ID");
            same("results", "lot", "efac:LotResult/efac:TenderLot/cbc:ID");
            same("tenders", "party", "efac:LotTender/efac:TenderingParty/cbc:ID");
            same("contracts", "tenders", "efac:SettledContract/efac:LotTender/cbc:ID");
            same("contracts", "signed-on", "efac:SettledContract/cbc:IssueDate");
            std::size_t tenderers = 0;
            std::size_t subcontractors = 0;
            for (const RowIndex party : test::rows(dossier, procedure, "tendering-parties")) {
                const Words roles =
                    test::values_of(dossier, test::rows(dossier, party, "participations"), "role");
                tenderers += static_cast<std::size_t>(std::ranges::count(roles, "tenderer"));
                subcontractors += static_cast<std::size_t>(std::ranges::count(roles, "subcontractor"));
            }
            CHECK(tenderers == tree.count(result + "efac:TenderingParty/efac:Tenderer[cbc:ID]"));
            CHECK(subcontractors == tree.count(result + "efac:TenderingParty/efac:SubContractor[cbc:ID]"));
            sums["tenderers"] += tenderers;
            sums["subcontractors"] += subcontractors;
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
        each_notice([&](const fs::path& file, const std::string& bytes, const test::XPathDocument&) {
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

TEST_CASE("the notices of the German portal are read whole, with their own version and that of the EU") {
    std::map<std::string, std::size_t> versions;
    const std::size_t notices = each_notice(
        [&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            const DocumentRecord& record = dossier.documents().front();
            CHECK(record.coverage.unknown == 0);
            CHECK(record.coverage.unknown_codes.empty());
            const std::string spelled = tree.texts("/*/cbc:CustomizationID").front();
            const bool is_german = spelled.starts_with("eforms-de-");
            CHECK((is_german ? record.format_version == spelled : spelled.ends_with(record.format_version)));
            const auto has_base = [](const Remark& note) { return note.text == "remark-version-of-family"; };
            CHECK(std::ranges::any_of(record.notes, has_base) == is_german);
            CHECK(test::lots(dossier).size() == tree.count(lot_path));
            CHECK(texts_of_lots(dossier, "main-cpv") ==
                  sorted(tree.texts(
                      lot_path +
                      "/cac:ProcurementProject/cac:MainCommodityClassification/cbc:ItemClassificationCode")));
            // The bare feed names its buyers where they act.
            const bool is_bare = spelled == "eforms-sdk-0.1";
            if (is_bare) {
                CHECK(test::rows(dossier, root_row, "organisations").size() ==
                      tree.count("/*/cac:ContractingParty/cac:Party"));
            }
            ++versions[record.format_version];
        },
        {"eforms-de"}, 10);
    std::string words;
    for (const auto& [version, count] : versions) words += "\n  " + version + " " + std::to_string(count);
    if (notices > 0) WARN("by version:" << words);
}
