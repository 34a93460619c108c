#include "tests/support/catch.hpp"

#include "tests/cli/program.hpp"

using program::has;
using program::Outcome;
using program::run;

namespace {

const std::string notice = "eforms/laptops-without-conditions.xml";

std::vector<std::string> with(const std::string& folder) {
    return {"--schemas", program::fixture("schemas/" + folder)};
}

}  // namespace

TEST_CASE("a check with schemas says which one it took, and where the notice does not follow it") {
    std::vector<std::string> options = with("notices/sdk-1.10");
    options.insert(options.end(), {"--all", "--format", "json"});
    const Outcome outcome = program::check(notice, options);
    INFO(outcome.err);
    CHECK(has(outcome.out, "\"schema/eforms-contract-notice\""));
    CHECK(has(outcome.out,
              "Places at which the document does not follow the XML schema `sdk-1.10/Notice.xsd`"));
}

TEST_CASE("schemas inform and change neither verdict nor exit status") {
    const Outcome plain = program::check(notice);
    const Outcome held = program::check(notice, with("notices/sdk-1.10"));
    CHECK(plain.code == held.code);
    const Outcome quiet = program::check(notice, {"--quiet"});
    std::vector<std::string> options = with("notices/sdk-1.10");
    options.emplace_back("--quiet");
    CHECK(program::check(notice, options).code == quiet.code);
    CHECK(has(held.out, "schema/eforms-contract-notice"));
    CHECK_FALSE(has(plain.out, "XML schema"));
}

TEST_CASE("show names the schema of the document's version and each place that does not follow it") {
    const Outcome followed =
        run({"show", program::fixture(notice), "--schemas", program::fixture("schemas/notices")});
    CHECK(followed.code == 0);
    CHECK(has(followed.out, "#   note: The document follows the XML schema `notices/sdk-1.13/Notice.xsd`."));
    const Outcome left =
        run({"show", program::fixture(notice), "--schemas", program::fixture("schemas/notices/sdk-1.10")});
    CHECK(left.code == 0);
    CHECK(has(left.out, "names another version than the document's own, 1.13"));
    CHECK(has(left.out, "is not allowed for content model"));
}

TEST_CASE("a report in another language tells of schemas in that language") {
    std::vector<std::string> options = with("notices/sdk-1.10");
    options.insert(options.end(), {"--lang", "de", "--all"});
    CHECK(has(program::check(notice, options).out, "Das Dokument folgt seinem XML-Schema nicht"));
}

TEST_CASE("schemas that are not for the document, or not sound, are told beside it") {
    const Outcome other =
        run({"show", program::fixture(notice), "--schemas", program::fixture("schemas/parcel")});
    CHECK(other.code == 0);
    CHECK(has(other.out, "None of the XML schemas handed in is for this document."));
    program::Folder folder;
    folder.write("broken.xsd",
                 "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
                 "targetNamespace=\"urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2\">\n"
                 "<xs:import namespace=\"urn:x\" schemaLocation=\"http://127.0.0.1:9/x.xsd\"/>\n"
                 "<xs:element name=\"ContractNotice\"/></xs:schema>");
    const Outcome broken = run({"show", program::fixture(notice), "--schemas", folder.path().string()});
    CHECK(broken.code == 0);
    CHECK(has(broken.out, "could not be used: the schema asks for `http://127.0.0.1:9/x.xsd`"));
    CHECK(has(broken.out, "broken.xsd:2)"));
}

TEST_CASE("schemas list names what a folder holds") {
    const Outcome outcome = run({"schemas", "list", program::fixture("schemas/parcel")});
    CHECK(outcome.code == 0);
    CHECK(outcome.out ==
          "parcel/release-1.0/main/Parcel.xsd  Parcel  1.0  urn:example:parcel\n"
          "parcel/release-1.2/main/Parcel.xsd  Parcel  1.2  urn:example:parcel\n");
}

TEST_CASE("schemas verify reads each schema, and tells what is wrong where") {
    const Outcome sound = run({"schemas", "verify", program::fixture("schemas/parcel")});
    CHECK(sound.code == 0);
    CHECK(sound.out == "2 of 2 schemas can be used\n");
    const Outcome faulty = run({"schemas", "verify", program::fixture("schemas/hostile")});
    CHECK(faulty.code == 1);
    CHECK(has(faulty.out, "0 of 13 schemas can be used"));
    CHECK(has(faulty.err, "climbs-out.xsd:2:3"));
    CHECK(has(faulty.err, "E-SCHEMA-LIMIT"));
}

TEST_CASE("a folder without schemas, and none at all, are usage errors") {
    program::Folder folder;
    CHECK(run({"schemas", "list", folder.path().string()}).code == 3);
    CHECK(run({"show", program::fixture(notice), "--schemas", "no-such-folder"}).code == 3);
    CHECK(run({"schemas"}).code == 3);
}
