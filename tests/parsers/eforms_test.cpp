// What the map of the eForms contract notice understands, said in the words of the people who write notices.
// Each case asks one fixture that was made for it.
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "model/notation.hpp"

using namespace proviso;
using Words = std::vector<std::string>;

namespace {

RowIndex first_lot(const Dossier& dossier) {
    const auto lots = test::lots(dossier);
    REQUIRE_FALSE(lots.empty());
    return lots.front();
}

Words grounds(const Dossier& dossier) {
    const RowIndex procedure = test::procedure(dossier);
    return test::values_of(dossier, test::rows(dossier, procedure, "exclusion-grounds"), "concept");
}

Words criteria(const Dossier& dossier, std::string_view list) {
    return test::values_of(dossier, test::rows(dossier, first_lot(dossier), list), "concept");
}

std::string terms(const Dossier& dossier) {
    const Words texts = test::values(dossier, first_lot(dossier), "performance-terms");
    return texts.empty() ? std::string{} : texts.front();
}

std::string refusal(const std::string& name) {
    const std::string bytes = test::load(test::fixtures() / (name + ".xml"));
    const Result<Dossier> read = test::read(name + ".xml", bytes);
    REQUIRE_FALSE(read.has_value());
    return describe(read.error());
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("what is bought stands in the codes of each lot") {
    const Dossier& dossier = test::read_fixture("laptops-without-conditions");
    const auto lots = test::lots(dossier);
    REQUIRE(lots.size() == 2);
    CHECK(test::values(dossier, lots[0], "main-cpv") == Words{"30213100"});
    CHECK(test::values(dossier, lots[1], "main-cpv") == Words{"30231300"});
    CHECK(test::values(dossier, lots[1], "additional-cpv") == Words{"30231310"});
    CHECK(test::values(dossier, lots[0], "framework") == Words{"with-reopening"});
}

TEST_CASE(
    "a lot that says nothing about performance is silent, and its documents are still to be handed in") {
    const Dossier& dossier = test::read_fixture("laptops-terms-absent-documents-referenced");
    const RowIndex lot = first_lot(dossier);
    CHECK(test::state(dossier, lot, "performance-terms") == State::Silent);
    const auto documents = test::rows(dossier, lot, "documents");
    REQUIRE(documents.size() == 1);
    CHECK(test::state(dossier, documents[0], "text") == State::NotSupplied);
    CHECK(test::values(dossier, documents[0], "text") == test::values(dossier, documents[0], "link"));
}

TEST_CASE("the social commitments of a lot are read with their languages") {
    const Dossier& dossier = test::read_fixture("laptops-with-conditions-in-german");
    const RowIndex lot = first_lot(dossier);
    CHECK(test::values(dossier, lot, "strategic-aim") == Words{"social"});
    CHECK(test::values(dossier, lot, "social-objective") ==
          Words{"human-rights-due-diligence", "fair-working-conditions"});
    const auto terms = dossier.cells(lot, test::field(dossier, lot, "performance-terms"));
    REQUIRE(terms.size() == 1);
    CHECK(terms[0].language.text() == "de");
    CHECK(holds(terms[0].text, "Fassung 2.1"));
    CHECK(criteria(dossier, "selection-criteria") == Words{"supply-chain-management"});
    const auto award = test::rows(dossier, lot, "award-criteria");
    CHECK(test::values_of(dossier, award, "weight") == Words{"60", "40"});
}

TEST_CASE("a text that only points to the documents is declared elsewhere, and its words are kept") {
    const Dossier& pointer = test::read_fixture("terms-point-to-documents");
    CHECK(test::state(pointer, first_lot(pointer), "performance-terms") == State::DeclaredElsewhere);
    const Dossier& named = test::read_fixture("terms-point-to-documents-and-name-conditions");
    CHECK(test::state(named, first_lot(named), "performance-terms") == State::DeclaredElsewhere);
    CHECK(holds(terms(named), "Electronics Watch"));
}

TEST_CASE("a dash or an empty field is silence") {
    for (const char* name : {"terms-say-nothing", "terms-are-empty"}) {
        const Dossier& dossier = test::read_fixture(name);
        INFO(name);
        CHECK(test::state(dossier, first_lot(dossier), "performance-terms") == State::Silent);
    }
}

TEST_CASE("a document for registered firms is referred to by its restricted address") {
    const Dossier& dossier = test::read_fixture("laptops-restricted-documents");
    const auto documents = test::rows(dossier, first_lot(dossier), "documents");
    REQUIRE(documents.size() == 1);
    CHECK(test::state(dossier, documents[0], "link") != State::Given);
    CHECK(test::state(dossier, documents[0], "restricted-link") == State::Given);
    CHECK(test::state(dossier, documents[0], "text") == State::NotSupplied);
}

TEST_CASE("the codes of three generations name the same grounds") {
    const Words labour{"child-labour-trafficking", "labour-law", "social-law"};
    CHECK(grounds(test::read_fixture("sdk-1.0-old-codes")) == labour);
    Words middle = grounds(test::read_fixture("sdk-1.10-technical-ability"));
    Words newest = grounds(test::read_fixture("exclusion-grounds-labour"));
    CHECK(middle == newest);
    CHECK(std::ranges::includes(newest, labour));
}

TEST_CASE("a ground of national law keeps the text that names the statute") {
    const Dossier& dossier = test::read_fixture("exclusion-only-national-ground");
    CHECK(grounds(dossier) == Words{"national-ground"});
    const auto rows = test::rows(dossier, test::procedure(dossier), "exclusion-grounds");
    CHECK(holds(test::values_of(dossier, rows, "text").front(), "§§ 123, 124 GWB"));
}

TEST_CASE("grounds that stand in the self-declaration leave the list open") {
    const Dossier& open = test::read_fixture("exclusion-declared-in-espd");
    CHECK(grounds(open).empty());
    CHECK(test::openness(open, test::procedure(open), "exclusion-grounds") == State::DeclaredElsewhere);
    CHECK(test::openness(open, first_lot(open), "selection-criteria") == State::DeclaredElsewhere);
    const Dossier& closed = test::read_fixture("exclusion-grounds-labour");
    CHECK(test::openness(closed, test::procedure(closed), "exclusion-grounds") == State::Given);
}

TEST_CASE("grounds below a lot count for the procedure") {
    const Dossier& dossier = test::read_fixture("exclusion-grounds-below-the-lot");
    CHECK(grounds(dossier) == Words{"labour-law", "child-labour-trafficking"});
}

TEST_CASE("selection criteria are read with the codes of both generations, and unused ones are none") {
    CHECK(criteria(test::read_fixture("sdk-1.10-technical-ability"), "selection-criteria") ==
          Words{"suitability", "technical-ability"});
    CHECK(criteria(test::read_fixture("sdk-1.13-supply-chain-criterion"), "selection-criteria") ==
          Words{"supply-chain-management", "trade-register"});
}

TEST_CASE("selection criteria one mount away are read, and the place is named") {
    const Dossier& dossier = test::read_fixture("selection-criteria-one-mount-away");
    Words found = criteria(dossier, "selection-criteria");
    std::ranges::sort(found);
    CHECK(found == Words{"supply-chain-management", "trade-register"});
    CHECK(dossier.documents().front().coverage.fallback_paths.size() == 2);
}

TEST_CASE("codes still count when the name of their list is missing or misspelt") {
    const Dossier& dossier = test::read_fixture("list-names-missing-or-misspelt");
    const RowIndex lot = first_lot(dossier);
    CHECK(test::values(dossier, lot, "strategic-aim") == Words{"social"});
    CHECK(test::values(dossier, lot, "strategic-description") == Words{"Fair work in the supply chain."});
    // `other` stands in several lists: without the name of its list it says nothing.
    CHECK(test::values(dossier, lot, "social-objective") == Words{"human-rights-due-diligence"});
    CHECK(holds(terms(dossier), "Electronics Watch"));
    CHECK(std::ranges::count(grounds(dossier), "labour-law") == 1);
}

TEST_CASE("several codes in one wrapper are each read for their list") {
    const Dossier& dossier = test::read_fixture("several-codes-in-one-wrapper");
    const RowIndex lot = first_lot(dossier);
    CHECK(test::values(dossier, lot, "strategic-aim") == Words{"social"});
    CHECK(test::values(dossier, lot, "social-objective") == Words{"human-rights-due-diligence"});
    CHECK(test::values(dossier, lot, "strategic-description").size() == 1);
}

TEST_CASE("only the block of performance conditions holds performance conditions") {
    const Dossier& dossier = test::read_fixture("other-blocks-are-no-conditions");
    const RowIndex lot = first_lot(dossier);
    CHECK(test::state(dossier, lot, "performance-terms") == State::Silent);
    CHECK(dossier.cells(lot, test::field(dossier, lot, "nda")).front().number == 1);
}

TEST_CASE("a block without a code is searched, and the place is named") {
    const Dossier& dossier = test::read_fixture("terms-block-without-code");
    CHECK(holds(terms(dossier), "Electronics Watch"));
    CHECK(dossier.documents().front().coverage.fallback_paths.size() == 1);
}

TEST_CASE("a comment or a CDATA section does not split a text") {
    CHECK(holds(terms(test::read_fixture("word-split-by-comment")), "Electronics Watch"));
    CHECK(holds(terms(test::read_fixture("word-split-by-cdata")), "Electronics Watch contract"));
}

TEST_CASE("each language of a text is a value of its own") {
    const Dossier& dossier = test::read_fixture("clause-in-second-language-only");
    const RowIndex lot = first_lot(dossier);
    const auto cells = dossier.cells(lot, test::field(dossier, lot, "performance-terms"));
    REQUIRE(cells.size() == 2);
    CHECK(cells[0].language.text() == "nl");
    CHECK(cells[1].language.text() == "fr");
    CHECK(holds(cells[1].text, "Electronics Watch"));
}

TEST_CASE("groups of lots and parts of plans are no lots") {
    const Dossier& dossier = test::read_fixture("groups-and-parts-are-no-lots");
    CHECK(test::values_of(dossier, test::lots(dossier), "id") == Words{"LOT-0001", "LOT-0002"});
}

TEST_CASE("masked values are withheld, and placeholders are unreadable") {
    const Dossier& masked = test::read_fixture("withheld-award-criterion");
    const auto award = test::rows(masked, first_lot(masked), "award-criteria");
    REQUIRE(award.size() == 2);
    CHECK(test::state(masked, award[0], "text") == State::Withheld);
    CHECK(test::state(masked, award[0], "weight") == State::Withheld);
    CHECK(test::state(masked, award[1], "weight") == State::Given);
    const Dossier& left_behind = test::read_fixture("placeholder-ids");
    const auto documents = test::rows(left_behind, first_lot(left_behind), "documents");
    REQUIRE(documents.size() == 2);
    CHECK(test::state(left_behind, documents[0], "id") == State::Unreadable);
    CHECK(test::state(left_behind, documents[0], "link") == State::Given);
}

TEST_CASE("a code that no table knows is unreadable, and coverage names it") {
    const Dossier& dossier = test::read_fixture("code-that-no-table-knows");
    const auto rows = test::rows(dossier, test::procedure(dossier), "exclusion-grounds");
    REQUIRE(rows.size() == 2);
    CHECK(test::state(dossier, rows[0], "concept") == State::Unreadable);
    CHECK(dossier.documents().front().coverage.unknown_codes.size() == 2);
}

TEST_CASE("what no map knows is counted and named") {
    const Dossier& dossier = test::read_fixture("elements-that-no-map-knows");
    const Coverage& coverage = dossier.documents().front().coverage;
    CHECK(coverage.unknown == 2);
    REQUIRE_FALSE(coverage.unknown_paths.empty());
    CHECK(holds(coverage.unknown_paths.front().path, "NationalExtension"));
}

TEST_CASE("an organisation that is listed twice is one, and a dangling reference does no harm") {
    const Dossier& twice = test::read_fixture("organisation-listed-twice");
    CHECK(test::rows(twice, root_row, "organisations").size() == 2);
    const Dossier& dangling = test::read_fixture("dangling-reference-to-buyer");
    const auto buyers = test::rows(dangling, test::procedure(dangling), "buyers");
    REQUIRE(buyers.size() == 1);
    CHECK(test::values(dangling, buyers[0], "organisation") == Words{"ORG-0009"});
}

TEST_CASE("a buyer may be a touch point of an organisation") {
    const Dossier& dossier = test::read_fixture("buyer-is-a-touch-point");
    const auto buyers = test::rows(dossier, test::procedure(dossier), "buyers");
    CHECK(test::values_of(dossier, buyers, "organisation") == Words{"TPO-0001", "ORG-0002"});
    CHECK(test::rows(dossier, root_row, "organisations").size() == 3);
}

TEST_CASE("the shape of a file changes nothing of what it says") {
    const std::string english = write_notation(test::read_fixture("laptops-with-conditions-in-english"));
    for (const char* name : {"odd-prefixes", "default-namespace-bound-elsewhere", "default-namespace-reset",
                             "one-line-file", "elements-out-of-order"}) {
        INFO(name);
        CHECK(write_notation(test::read_fixture(name)) == english);
    }
    const std::string german = write_notation(test::read_fixture("exclusion-grounds-labour"));
    for (const char* name : {"byte-order-mark", "utf-16-little-endian", "latin-1-label"}) {
        INFO(name);
        CHECK(write_notation(test::read_fixture(name)) == german);
    }
}

TEST_CASE("a version that came later is read as the newest known one, and the document says so") {
    const Dossier& dossier = test::read_fixture("unknown-minor-1.99");
    const DocumentRecord& document = dossier.documents().front();
    CHECK(document.format_version == "1.99");
    REQUIRE(document.notes.size() == 1);
    CHECK(document.notes.front().values == Remark::Pairs{{"version", "1.99"}, {"read", "1.15"}});
    CHECK(holds(terms(dossier), "Electronics Watch"));
    CHECK(test::read_fixture("norwegian-extension").documents().front().format_version == "eforms-no-1.13");
}

TEST_CASE("a design contest has no place for performance conditions") {
    const Dossier& dossier = test::read_fixture("design-contest");
    CHECK(test::state(dossier, first_lot(dossier), "performance-terms") == State::NotCarried);
    CHECK(test::state(dossier, first_lot(dossier), "nda") == State::NotCarried);
    CHECK(test::state(dossier, first_lot(dossier), "social-objective") == State::Silent);
}

TEST_CASE("a notice that cancels the procedure says so") {
    const Dossier& dossier = test::read_fixture("cancelled-notice");
    CHECK(test::values(dossier, test::notice(dossier), "change-reason") == Words{"cancel"});
    CHECK(test::state(dossier, test::notice(dossier), "changed-notice") == State::Given);
}

TEST_CASE("documents of other kinds are called by their name") {
    CHECK(holds(refusal("business-registration"), "E-NO-MAP"));
    CHECK(holds(refusal("business-registration"), "eForms business registration notice"));
    CHECK(holds(refusal("web-page"), "E-NOT-PROCUREMENT"));
    CHECK(holds(refusal("sdk-0.9-before-the-standard"), "eforms-sdk-0.9"));
}

TEST_CASE("trap 10: the dummy date of award in a bare notice is not read, and its winner is") {
    const Dossier& dossier = test::read_fixture("bare-award-notice");
    const RowIndex procedure = test::procedure(dossier);
    CHECK(test::rows(dossier, procedure, "contracts").empty());
    CHECK(test::values_of(dossier, test::rows(dossier, procedure, "tenders"), "party") == Words{"HRB 90001"});
    CHECK(test::values_of(dossier, test::rows(dossier, procedure, "results"), "decision") ==
          Words{"winner-selected"});
}

TEST_CASE(
    "trap 4: a code that only Germany has becomes a concept, and one of the European Union stays as it is") {
    const Dossier& german = test::read_fixture("german-national-codes");
    CHECK(test::values(german, test::procedure(german), "type") == Words{"national-restricted-with-call"});
    CHECK(test::values(german, test::lots(german).front(), "social-objective") ==
          Words{"ilo-core-conventions"});
    const Dossier& unknown = test::read_fixture("german-unknown-minor-1.7");
    CHECK(test::values(unknown, test::procedure(unknown), "type") == Words{"open"});
}
