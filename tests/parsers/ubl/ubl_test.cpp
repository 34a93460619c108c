// The documents of UBL and Peppol: what each of them says, in whatever use and envelope it comes.
#include <string>
#include <vector>

#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/ubl/ubl_support.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using Words = std::vector<std::string>;

namespace {

std::string variant_of(const std::string& name) { return test::ubl(name).documents().front().format_version; }

std::string refusal(const std::string& name) {
    const Result<Dossier> dossier = test::read_ubl(name);
    REQUIRE(!dossier.has_value());
    return dossier.error().code;
}

const DocumentRecord& enclosed(const Dossier& dossier) {
    REQUIRE(dossier.documents().size() == 2);
    return dossier.documents().back();
}

std::string note_of(const DocumentRecord& document) {
    return document.notes.empty() ? std::string{} : document.notes.front().text;
}

}  // namespace

TEST_CASE("a document is named by the use that a network makes of it, and without one it is plain UBL") {
    CHECK(variant_of("call-for-tenders-two-lots") == "peppol.prac.t004 1.2");
    CHECK(variant_of("call-for-tenders-undivided-plain-ubl") == "ubl.generic");
    CHECK(variant_of("peppol-catalogue") == "peppol.cat3");
    CHECK(variant_of("catalogue-names-origin-only") == "ubl.generic");
    CHECK(variant_of("tender-with-subcontractor") == "peppol.prac.t005 1.2");
    CHECK(variant_of("awarded-notification") == "peppol.prac.t017 1.1");
}

TEST_CASE(
    "trap 1: a catalogue is read by its namespaces, whatever the prefixes, and whatever is the default") {
    const Dossier odd = test::ubl("catalogue-odd-prefixes");
    const Dossier usual = test::ubl("peppol-catalogue");
    for (const char* field : {"id", "brand", "name", "part-number", "cpv"}) {
        CHECK(test::texts(odd, "models", field) == test::texts(usual, "models", field));
    }
    CHECK(test::texts(odd, "sites", "legal-name") == test::texts(usual, "sites", "legal-name"));
}

TEST_CASE("trap 2: elements of CODICE are not those of UBL, though their prefixes and names are the same") {
    const Dossier call = test::ubl("call-with-parts-of-codice");
    CHECK(call.documents().front().coverage.unknown > 10);
    CHECK(test::texts(call, "organisations", "id").empty());
    CHECK(test::texts(call, "lots", "main-cpv").empty());
}

TEST_CASE("trap 6: texts of several languages stand side by side, each with its language") {
    const Dossier call = test::ubl("call-for-tenders-empty-answers");
    const RowIndex row = test::procedure(call);
    const auto titles = call.cells(row, test::field(call, row, "title"));
    REQUIRE(titles.size() == 2);
    CHECK(titles[0].language.text() == "en");
    CHECK(titles[1].language.text() == "de");
}

TEST_CASE(
    "trap 8: an answer that says nothing is none, and one that points elsewhere is declared elsewhere") {
    const Dossier call = test::ubl("call-for-tenders-empty-answers");
    const RowIndex lot = test::lots(call).front();
    CHECK(test::values(call, lot, "performance-terms") == Words{"siehe Vergabeunterlagen"});
    CHECK(test::state(call, lot, "performance-terms") == State::DeclaredElsewhere);
}

TEST_CASE("trap 12: the check digit is no part of a CPV code") {
    const Dossier call = test::ubl("call-for-tenders-two-lots");
    CHECK(test::texts(call, "lots", "main-cpv") == Words{"30213100", "30231300"});
    CHECK(test::texts(test::ubl("peppol-catalogue"), "models", "cpv") == Words{"30213100"});
    CHECK(test::texts(test::ubl("tender-contract"), "lots", "main-cpv") == Words{"30213100"});
}

TEST_CASE("trap 13: countries of two letters are the dossier's of three") {
    CHECK(test::texts(test::ubl("call-for-tenders-two-lots"), "organisations", "country") == Words{"DEU"});
    CHECK(test::texts(test::ubl("catalogue-names-origin-only"), "sites", "country") == Words{"VNM"});
}

TEST_CASE("what a call says once is said of each lot, and a call without lots is one") {
    const Dossier two = test::ubl("call-for-tenders-two-lots");
    const Words twice{"The Electronics Watch Contract Conditions apply.",
                      "The Electronics Watch Contract Conditions apply."};
    CHECK(test::texts(two, "lots", "performance-terms") == twice);
    CHECK(test::texts(two, "lots", "submission-deadline") == Words{"2025-10-15", "2025-10-15"});
    for (const RowIndex lot : test::lots(two)) CHECK(test::rows(two, lot, "documents").size() == 1);
    const Dossier one = test::ubl("call-for-tenders-undivided-plain-ubl");
    CHECK(test::lots(one).size() == 1);
    CHECK(test::texts(one, "lots", "main-cpv") == Words{"30213100"});
    CHECK(test::texts(one, "lots", "performance-terms").size() == 1);
}

TEST_CASE("a document within the call is read, and bound to each lot that it is for") {
    const Dossier call = test::ubl("call-for-tenders-encloses-conditions");
    CHECK(enclosed(call).name == "call-for-tenders-encloses-conditions.xml!/conditions.html");
    CHECK(enclosed(call).format == "html");
    CHECK(enclosed(call).notes.empty());
    for (const RowIndex lot : test::lots(call)) {
        const RowIndex document = test::rows(call, lot, "documents").front();
        CHECK(test::state(call, document, "text") == State::Given);
        CHECK(test::values(call, document, "text").front().find("Contract Conditions") != std::string::npos);
    }
    CHECK(note_of(enclosed(test::ubl("tender-contract"))).empty());
}

TEST_CASE("a stated hash that is not the file's is said, and the file is read all the same") {
    const Dossier call = test::ubl("call-for-tenders-states-another-hash");
    CHECK(note_of(enclosed(call)) == "remark-hash-differs");
    const RowIndex document = test::rows(call, test::lots(call).front(), "documents").front();
    CHECK(test::state(call, document, "text") == State::Given);
}

TEST_CASE("an enclosed file that is no base64 is unreadable, never silent") {
    const Dossier call = test::ubl("call-for-tenders-broken-base64");
    CHECK(enclosed(call).format == "unreadable");
    const RowIndex document = test::rows(call, test::lots(call).front(), "documents").front();
    CHECK(test::state(call, document, "text") == State::Unreadable);
}

TEST_CASE("trap 23: a link into the shipment is kept as a name, and nothing is fetched") {
    const Dossier call = test::ubl("call-for-tenders-two-lots");
    const RowIndex document = test::rows(call, test::lots(call).front(), "documents").front();
    CHECK(test::values(call, document, "link") == Words{"cid:specification.pdf@harrowfen.example"});
    CHECK(test::state(call, document, "text") == State::NotSupplied);
}

TEST_CASE(
    "trap 24: catalogues, calls and messages are taken out of the envelopes of Peppol, the web and "
    "registries") {
    const Dossier catalogue = test::ubl("envelope-sbdh-with-catalogue");
    CHECK(catalogue.documents().front().format == "ubl-catalogue");
    CHECK(note_of(catalogue.documents().front()) == "remark-envelope");
    CHECK(test::texts(catalogue, "models", "name") == Words{"Laptop Fen 14"});
    CHECK(test::ubl("envelope-soap-and-sbdh").documents().front().notes.size() == 2);
    CHECK(test::ubl("envelope-registry-with-call").documents().front().format == "ubl-call-for-tenders");
    CHECK(refusal("envelope-in-envelope-in-envelope") == "E-LIMIT-ENVELOPES");
    CHECK(refusal("envelope-empty") == "E-ENVELOPE");
    CHECK(refusal("envelope-with-two-catalogues") == "E-ENVELOPE");
    CHECK(refusal("envelope-with-invoice") == "E-NO-MAP");
}

TEST_CASE("trap 14: catalogues come in ISO-8859-1 and with a byte order mark") {
    for (const char* name : {"catalogue-latin-1", "catalogue-byte-order-mark"}) {
        CHECK(test::texts(test::ubl(name), "sites", "legal-name") == Words{"Gießerei Söderström"});
    }
}

TEST_CASE("trap 17: elements are read by their names, in whatever order they stand") {
    const Dossier catalogue = test::ubl("catalogue-out-of-order");
    CHECK(test::texts(catalogue, "models", "id") == Words{"M1"});
    CHECK(test::texts(catalogue, "sites", "models") == Words{"M1"});
    CHECK(test::texts(catalogue, "assessments", "done-on") == Words{"2025-02-01"});
    CHECK(test::texts(catalogue, "assessments", "valid-until") == Words{"2027-01-31"});
}

TEST_CASE("a catalogue of prices names makers and certificates, and discloses nothing") {
    const Dossier catalogue = test::ubl("peppol-catalogue");
    CHECK(test::texts(catalogue, "sites", "legal-name") == Words{"Linhe Precision Assembly Co., Ltd."});
    CHECK(test::texts(catalogue, "certificates", "number") == Words{"NM-ECO-0042"});
    CHECK(test::texts(catalogue, "disclosures", "id").empty());
    CHECK(test::texts(catalogue, "assessments", "id").empty());
}

TEST_CASE("a tender names who offers and who works for it") {
    const Dossier tender = test::ubl("tender-with-subcontractor");
    CHECK(test::texts(tender, "tenders", "lot") == Words{"LOT-1"});
    CHECK(test::texts(tender, "tenders", "party") == Words{"TEN-5"});
    const RowIndex party = test::rows(tender, test::procedure(tender), "tendering-parties").front();
    CHECK(test::values_of(tender, test::rows(tender, party, "participations"), "role") ==
          Words{"tenderer", "subcontractor"});
    const RowIndex offer = test::rows(tender, test::procedure(tender), "tenders").front();
    CHECK(test::rows(tender, offer, "documents").size() == 1);
}

TEST_CASE("trap 10: the day of the award that the schema asks for is never a date of the contract") {
    const Dossier award = test::ubl("awarded-notification");
    CHECK(test::texts(award, "contracts", "signed-on") == Words{"2025-12-01"});
    CHECK(test::texts(award, "contracts", "decided-on").empty());
    CHECK(test::texts(award, "results", "lot") == Words{"LOT-1"});
}

TEST_CASE("other documents of UBL are called by their names, and refused") {
    CHECK(refusal("digital-agreement") == "E-NO-MAP");
}
