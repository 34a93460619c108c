// Real notices of TED from before the eForms against an independent count by XPath, which shares nothing with
// the maps but the forms. Skipped where the corpus is not at hand.
#include "tests/parsers/corpus_support.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace proviso;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

std::string any(const std::string& name) { return "*[local-name()='" + name + "']"; }

// An original form, and the first of them.
const std::string form = "/*/" + any("FORM_SECTION") + "/*[@CATEGORY='ORIGINAL']";
const std::string first_form = form + "[not(preceding-sibling::*[@CATEGORY='ORIGINAL'])]";

template <class Visit>
std::size_t each_notice(const Visit& visit) {
    const auto corpus = test::corpus();
    if (!corpus) {
        WARN("skipped: there is no corpus; PROVISO_CORPUS names its folder");
        return 0;
    }
    std::size_t notices = 0;
    for (const fs::path& file : test::corpus_files(*corpus / "ted-legacy")) {
        const std::string bytes = test::load(file);
        const test::XPathDocument tree{bytes};
        INFO(file.string());
        Result<Dossier> dossier = test::read(file.filename().string(), bytes);
        INFO((dossier ? std::string{} : describe(dossier.error())));
        REQUIRE(dossier.has_value());
        visit(dossier.value(), tree);
        ++notices;
    }
    CHECK(notices >= 300);
    return notices;
}

Words sorted(Words words) {
    std::ranges::sort(words);
    return words;
}

Words unique(Words words) {
    words = sorted(std::move(words));
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

}  // namespace

TEST_CASE("every TED notice of the corpus is recognised with its release, and no element is unexplained") {
    std::map<std::string, std::size_t> releases;
    std::size_t read = 0;
    each_notice([&](const Dossier& dossier, const test::XPathDocument& tree) {
        const DocumentRecord& document = dossier.documents().front();
        CHECK(document.format == "ted-notice");
        const Words versions = tree.texts("/*/@VERSION | " + form + "/@VERSION");
        REQUIRE_FALSE(versions.empty());
        CHECK(document.format_version == versions.front());
        ++releases[document.format_version.substr(0, 6)];
        CHECK(document.coverage.unknown == 0);
        CHECK(document.coverage.unknown_codes.empty());
        CHECK(std::size_t{document.coverage.read} + document.coverage.left == tree.count("//*"));
        read += document.coverage.read;
    });
    for (const auto& [release, count] : releases) WARN(release << ": " << count << " notices");
    if (read > 0) WARN(read << " elements read");
}

TEST_CASE("lots and codes of TED notices agree with a count by XPath") {
    std::size_t lots = 0;
    std::size_t codes = 0;
    each_notice([&](const Dossier& dossier, const test::XPathDocument& tree) {
        if (tree.count(form + "/" + any("OBJECT_CONTRACT")) == 0) return;  // R2.0.8, below
        const std::string descriptions =
            first_form + "/" + any("OBJECT_CONTRACT") + "/" + any("OBJECT_DESCR");
        CHECK(test::lots(dossier).size() == tree.count(descriptions));
        const std::string code = "/" + any("CPV_CODE") + "/@CODE";
        Words additional = test::values_of(dossier, test::lots(dossier), "additional-cpv");
        CHECK(unique(additional) == unique(tree.texts(descriptions + "/" + any("CPV_ADDITIONAL") + code)));
        const Words main =
            tree.texts(first_form + "/" + any("OBJECT_CONTRACT") + "/" + any("CPV_MAIN") + code);
        const RowIndex procedure = test::procedure(dossier);
        CHECK(test::values(dossier, procedure, "main-cpv") == Words{main.front()});
        lots += test::lots(dossier).size();
        codes += additional.size();
    });
    if (lots > 0) WARN(lots << " lots, " << codes << " additional codes");
}

TEST_CASE("lots of TED notices of R2.0.8 agree with a count by XPath") {
    std::size_t notices = 0;
    each_notice([&](const Dossier& dossier, const test::XPathDocument& tree) {
        if (tree.count(form + "/" + any("OBJECT_CONTRACT")) > 0) return;
        ++notices;
        const std::size_t annexes = tree.count(form + "//" + any("F17_ANNEX_B")) +
                                    tree.count(form + "//" + any("LOT_PRIOR_INFORMATION"));
        CHECK(test::lots(dossier).size() == std::max<std::size_t>(annexes, 1));
    });
    if (test::corpus()) CHECK(notices >= 10);
}

TEST_CASE("conditions and awards of TED notices agree with a count by XPath") {
    std::size_t terms = 0;
    std::size_t contracts = 0;
    each_notice([&](const Dossier& dossier, const test::XPathDocument& tree) {
        const bool has_terms =
            tree.count(form + "/" + any("LEFTI") + "/" + any("PERFORMANCE_CONDITIONS") +
                       "[normalize-space()] | " + form + "//" + any("EXISTENCE_OTHER_PARTICULAR_CONDITIONS") +
                       "[normalize-space()]") > 0;
        for (const RowIndex lot : test::lots(dossier)) {
            const auto cells = dossier.cells(lot, test::field(dossier, lot, "performance-terms"));
            // A text that answers nothing is no value.
            if (!has_terms) CHECK(cells.empty());
            terms += cells.size();
        }
        const RowIndex procedure = test::procedure(dossier);
        const std::size_t awarded =
            tree.count(first_form + "/" + any("AWARD_CONTRACT") + "[" + any("AWARDED_CONTRACT") + "] | " +
                       first_form + "/" + any("RESULTS") + "/" + any("AWARDED_PRIZE") + " | " + first_form +
                       "//" + any("AWARD_OF_CONTRACT_DEFENCE"));
        CHECK(test::rows(dossier, procedure, "contracts").size() == awarded);
        contracts += awarded;
    });
    if (contracts > 0) WARN(terms << " conditions, " << contracts << " contracts");
}
