// Schemas that want more than they may, and documents that are broken.
#include "parsers/schema/folder.hpp"
#include "parsers/schema/pattern_risk.hpp"
#include "tests/parsers/schema/schema_folder.hpp"

#include <fmt/format.h>

#include <chrono>
#include <random>
#include <string>

#include "model/base/limits.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using namespace proviso::schema;

namespace {

Error fault_of(const SchemaSet& set, std::string_view path) {
    const auto begin = std::chrono::steady_clock::now();
    const Status status = set.verify(index_of(set, path));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
    INFO(path);
    REQUIRE_FALSE(status.has_value());
    return status.error();
}

Status verify_text(const std::string& declarations) {
    const std::string text =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">" + declarations + "</xs:schema>";
    auto set = SchemaSet::create({{"schema.xsd", text}});
    REQUIRE(set.has_value());
    return set.value()->verify(0);
}

std::string derived(std::uint32_t steps) {
    std::string text =
        "<xs:complexType name=\"T0\"><xs:sequence><xs:element name=\"e\"/></xs:sequence></xs:complexType>";
    for (std::uint32_t i = 1; i <= steps; ++i) {
        text += fmt::format(
            "<xs:complexType name=\"T{}\"><xs:complexContent><xs:extension base=\"T{}\"/>"
            "</xs:complexContent></xs:complexType>",
            i, i - 1);
    }
    return text + fmt::format("<xs:element name=\"r\" type=\"T{}\"/>", steps);
}

std::string with_places(std::uint64_t places) {
    return fmt::format(
        "<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:sequence maxOccurs=\"{}\">"
        "<xs:element name=\"a\"/></xs:sequence></xs:sequence></xs:complexType></xs:element>",
        places);
}

}  // namespace

TEST_CASE("a schema that asks for something outside its folder is turned down, with the place") {
    const auto set = fixture_set("hostile");
    for (const std::string_view path :
         {"asks-by-http.xsd", "asks-for-a-file.xsd", "asks-for-an-absolute-path.xsd", "climbs-out.xsd",
          "asks-for-what-is-not-there.xsd"}) {
        const Error fault = fault_of(*set, path);
        CHECK(fault.code == "E-SCHEMA-REF");
        CHECK(fault.place.document == path);
        CHECK(fault.place.line == 2);
    }
}

TEST_CASE("references are resolved within the folder and never above it") {
    CHECK(resolve("main/A.xsd", "../common/B.xsd") == "common/B.xsd");
    CHECK(resolve("A.xsd", "./B.xsd") == "B.xsd");
    for (const std::string_view location :
         {"../B.xsd", "http://x/B.xsd", "//host/B.xsd", "/B.xsd", "C:/B.xsd", "a\\B.xsd", "urn:b",
          "%2e%2e/B.xsd", "x/../../B.xsd", "data:,x", "B.xsd#x", ""}) {
        INFO(location);
        CHECK_FALSE(resolve("A.xsd", location).has_value());
    }
}

TEST_CASE("counters that would fill the memory are counted before they are read") {
    const auto set = fixture_set("hostile");
    for (const std::string_view path :
         {"nested-counters.xsd", "counters-in-groups.xsd", "huge-counter.xsd"}) {
        CHECK(fault_of(*set, path).code == "E-SCHEMA-LIMIT");
    }
}

TEST_CASE("a type at the limits is read, and one past them is not") {
    CHECK(verify_text(derived(limits::schema_steps_max)).has_value());
    CHECK_FALSE(verify_text(derived(limits::schema_steps_max + 1)).has_value());
    CHECK_FALSE(verify_text(derived(2'000)).has_value());
    CHECK(verify_text(with_places(limits::schema_model_elements_max)).has_value());
    CHECK_FALSE(verify_text(with_places(limits::schema_model_elements_max + 1)).has_value());
}

TEST_CASE("an element may be repeated as often as its schema likes") {
    CHECK(
        verify_text(
            "<xs:element name=\"r\"><xs:complexType><xs:sequence><xs:element name=\"a\" maxOccurs=\"99999\"/>"
            "</xs:sequence></xs:complexType></xs:element>")
            .has_value());
}

TEST_CASE("entities, circles and types that are not there are faults of the schema") {
    const auto set = fixture_set("hostile");
    CHECK(fault_of(*set, "entity-bomb.xsd").code == "E-WF");
    CHECK(fault_of(*set, "is-a-circle-of-groups.xsd").code == "E-SCHEMA");
    CHECK(fault_of(*set, "is-no-schema.xsd").code == "E-SCHEMA");
    const Error fault = fault_of(*set, "knows-no-such-type.xsd");
    CHECK(fault.code == "E-SCHEMA");
    CHECK(fault.place.document == "knows-no-such-type.xsd");
    CHECK(fault.place.line == 3);
    CHECK(fault.message.find("NotDeclared") != std::string::npos);
}

TEST_CASE("the document type of a schema is passed over, and nothing that it declares is used") {
    const std::string end =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"r\"/></xs:schema>";
    for (const std::string_view doctype :
         {"<!DOCTYPE xs:schema>", "<!DOCTYPE xs:schema PUBLIC \"-//X//\" \"http://127.0.0.1:9/x.dtd\">",
          "<!DOCTYPE s [ <!ENTITY a \"]>'\"> <!-- ' > --> <?p > ?> <!ATTLIST s x CDATA '\"'> ]>"}) {
        const std::string text =
            "<?xml version=\"1.0\"?>\n<!-- <!DOCTYPE no> -->\n" + std::string{doctype} + "\n" + end;
        CHECK(without_doctype(text).size() == text.size());
        CHECK(without_doctype(text).ends_with("\n" + end));
        CHECK(without_doctype(text).find("<!DOCTYPE", 40) == std::string::npos);
        const auto set = SchemaSet::create({{"schema.xsd", text}});
        REQUIRE(set.has_value());
        CHECK(set.value()->verify(0).has_value());
    }
    CHECK(without_doctype("<!DOCTYPE s [ ") == "<!DOCTYPE s [ ");
    CHECK(without_doctype("<!-- <!DOCTYPE s> --><s/>") == "<!-- <!DOCTYPE s> --><s/>");
}

TEST_CASE("a pattern that can split a text in many ways is found before it meets one") {
    CHECK(fault_of(*fixture_set("hostile"), "endless-pattern.xsd").code == "E-SCHEMA-LIMIT");
    for (const std::string_view pattern :
         {"(a+)+b", "(a*)*", "(a|a)*b", "([0-9]+x?)*z", "(a|ab|b)*c", "((a{1,9})*)", "(.*x)*", "(\\w+\\s?)*!",
          "((a))+(", "(x", "[a", "a{2", "(a?)*"}) {
        INFO(pattern);
        CHECK(may_explode(pattern));
    }
    for (const std::string_view pattern :
         {"", "a*", "[A-Z]{2}", "[0-9]{4}/S [0-9]{3}-[0-9]{6}", "[0-9]+(\\.[0-9]+)*", "(a|b)*",
          "([A-Z]|[0-9])+", ".*[^\\s].*", "[A-Z][a-z]+( [A-Z][a-z]+)*", "([0-9]{1,3}\\.){3}[0-9]{1,3}",
          "\\d{4}-\\d{2}(-\\d{2})?", "[a-z-[aeiou]]+", "\\p{L}+", "(ab?)*", "[+\\-]?[0-9]+"}) {
        INFO(pattern);
        CHECK_FALSE(may_explode(pattern));
    }
    CHECK(may_explode(std::string(limits::schema_pattern_bytes_max + 1, 'a')));
}

TEST_CASE("cut and damaged documents end in deviations or a clear error") {
    const auto set = fixture_set("parcel");
    const std::string whole =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Parcel xmlns=\"urn:example:parcel\">"
        "<Sender>Ada Byron</Sender><Weight>1.5</Weight><Insured>true</Insured></Parcel>";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto found = set->validate(0, "cut", std::string_view{whole}.substr(0, size));
        CHECK((!found.has_value() || found.value().count > 0));
    }
    std::mt19937 random{4};
    for (int round = 0; round < 3'000; ++round) {
        std::string damaged = whole;
        damaged[random() % damaged.size()] ^= static_cast<char>(1U << (random() % 8));
        const auto found = set->validate(1, "damaged", damaged);
        if (!found) CHECK_FALSE(found.error().code.empty());
    }
}

TEST_CASE("cut and damaged schemas end in a clear error or a schema") {
    for (const SchemaFile& file :
         files_below(std::string{PROVISO_SOURCE_DIR} + "/fixtures/schemas/parcel/release-1.2/common")) {
        for (std::size_t size = 0; size < file.bytes.size(); size += 16) {
            const auto set = SchemaSet::create({{"cut.xsd", file.bytes.substr(0, size)}});
            if (set) CHECK_FALSE(set.value()->verify(0).has_value());
        }
        std::mt19937 random{5};
        for (int round = 0; round < 500; ++round) {
            std::string damaged = file.bytes;
            damaged[random() % damaged.size()] ^= static_cast<char>(1U << (random() % 8));
            const auto set = SchemaSet::create({{"damaged.xsd", damaged}});
            if (!set) continue;
            const Status status = set.value()->verify(0);
            if (!status) CHECK_FALSE(status.error().code.empty());
        }
    }
}
