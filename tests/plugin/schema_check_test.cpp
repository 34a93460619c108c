// What schemas say beside a check: of our own formats always, of others on request.
#include "plugin/check/check.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/support/catch.hpp"

using namespace proviso;

namespace {

std::string load(const std::string& path) {
    std::ifstream stream{std::string{PROVISO_SOURCE_DIR} + "/fixtures/" + path, std::ios::binary};
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const Engine& engine() {
    static const auto made = Engine::create();
    REQUIRE(made.has_value());
    return *made.value();
}

// Catalogues of so many parts.
std::shared_ptr<const schema::SchemaSet> catalogues(const std::string& parts_max) {
    auto set = schema::SchemaSet::create(
        {{"catalogue.xsd",
          "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
          "targetNamespace=\"urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2\">"
          "<xs:element name=\"Catalogue\"><xs:complexType><xs:sequence>"
          "<xs:any processContents=\"skip\" maxOccurs=\"" +
              parts_max + "\"/></xs:sequence></xs:complexType></xs:element></xs:schema>"}});
    REQUIRE(set.has_value());
    return std::move(set).value();
}

// The notes that speak of schemas, by the name of their text.
std::vector<std::string> words(const std::string& bytes, std::shared_ptr<const schema::SchemaSet> schemas) {
    CheckRequest request;
    request.notice = {"document.xml", bytes};
    request.schemas = std::move(schemas);
    const auto dossier = read_dossier(engine(), request);
    INFO((dossier ? "" : describe(dossier.error())));
    REQUIRE(dossier.has_value());
    std::vector<std::string> texts;
    for (const Remark& note : dossier.value().documents().front().notes) {
        const bool is_about_schemas =
            note.text.starts_with("remark-schema") || note.text == "remark-as-it-is";
        if (is_about_schemas) texts.push_back(note.text);
    }
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a disclosure in our own XML is held against its schema, with no other schema at hand") {
    std::string bytes = load("disclosure/chain.xml");
    CHECK(words(bytes, nullptr) == Texts{"remark-schema-followed"});
    bytes.insert(bytes.rfind("</"), "<colour/>");
    CHECK(words(bytes, nullptr) == Texts{"remark-schema-left", "remark-as-it-is", "remark-as-it-is"});
}

TEST_CASE("a document in an envelope is held against its own schema, and the envelope against none") {
    const std::string bytes = load("ubl/envelope-sbdh-with-catalogue.xml");
    CHECK(words(bytes, catalogues("unbounded")) == Texts{"remark-schema-followed"});
    CHECK(words(bytes, catalogues("3")) == Texts{"remark-schema-left", "remark-as-it-is"});
}

TEST_CASE("a table has no XML schema, though its format has one for XML") {
    CHECK(words(load("disclosure/chain.csv"), nullptr).empty());
    CHECK(words(load("disclosure/chain.xlsx"), nullptr).empty());
}

TEST_CASE("no schema is asked where nobody named one") {
    CHECK(words(load("ubl/envelope-sbdh-with-catalogue.xml"), nullptr).empty());
}

TEST_CASE("the verdict alone asks no schema, and a schema changes no verdict") {
    CheckRequest request;
    const std::string bytes = load("ubl/envelope-sbdh-with-catalogue.xml");
    request.notice = {"document.xml", bytes};
    request.as_of = *parse_date("2026-11-25");
    const auto pack = engine().shipped_pack("electronics-watch");
    REQUIRE(pack.has_value());
    request.packs = {pack.value()};
    const auto plain = check(engine(), request);
    request.schemas = catalogues("3");
    const auto held = check(engine(), request);
    REQUIRE(plain.has_value());
    REQUIRE(held.has_value());
    CHECK(plain.value().verdict == held.value().verdict);
    CHECK(plain.value().counts != held.value().counts);
    const auto& findings = held.value().findings;
    const auto note = std::ranges::find(findings, std::string{"schema/ubl-catalogue"}, &Finding::rule);
    REQUIRE(note != findings.end());
    CHECK(note->is_note);
    CHECK(note->severity == Severity::Info);
    CHECK(note->outcome == Outcome::Noted);
    REQUIRE(note->evidence.size() == 1);
    CHECK(bytes.substr(note->evidence.front().byte, 2) == "</");
    const auto judged = judge(engine(), request);
    REQUIRE(judged.has_value());
    CHECK(judged.value().counts == plain.value().counts);
}
