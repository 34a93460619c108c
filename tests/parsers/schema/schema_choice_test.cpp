// Which schema a document is held against.
#include "parsers/schema/choose.hpp"

#include <string>
#include <vector>

#include "tests/parsers/schema/schema_folder.hpp"
#include "tests/support/catch.hpp"

using namespace proviso::schema;

namespace {

SchemaInfo notice(std::string path, std::string version = "2.3") {
    return SchemaInfo{std::move(path), "urn:notice", {"Notice"}, std::move(version)};
}

const std::vector<SchemaInfo> releases{
    notice("eforms/sdk-1.3.6/main/Notice-2.3.xsd"), notice("eforms/sdk-1.10.5/main/Notice-2.3.xsd"),
    notice("eforms/sdk-1.15.1/main/Notice-2.3.xsd"), notice("ubl/2.4/main/Notice-2.4.xsd", "2.4")};

std::string chosen(std::string_view format, std::string_view version) {
    const auto choice = choose_among(releases, {"Notice", "urn:notice", format, version});
    if (!choice) return "none";
    return releases[choice->schema].path + (choice->is_of_other_version ? " (another version)" : "");
}

}  // namespace

TEST_CASE("among several releases the one of the document's version is taken") {
    CHECK(chosen("eforms-notice", "1.3") == "eforms/sdk-1.3.6/main/Notice-2.3.xsd");
    CHECK(chosen("eforms-notice", "1.10") == "eforms/sdk-1.10.5/main/Notice-2.3.xsd");
    CHECK(chosen("ubl-notice", "2.4") == "ubl/2.4/main/Notice-2.4.xsd");
}

TEST_CASE("a version that is not there is held against the next higher one, else the highest") {
    CHECK(chosen("eforms-notice", "1.1") == "eforms/sdk-1.3.6/main/Notice-2.3.xsd (another version)");
    CHECK(chosen("eforms-notice", "1.12") == "eforms/sdk-1.15.1/main/Notice-2.3.xsd (another version)");
    CHECK(chosen("eforms-notice", "1.99") == "eforms/sdk-1.15.1/main/Notice-2.3.xsd (another version)");
}

TEST_CASE("a document without a version is held against the newest release") {
    CHECK(chosen("eforms-notice", "") == "eforms/sdk-1.15.1/main/Notice-2.3.xsd");
}

TEST_CASE("a folder that names no version is taken as the user's choice") {
    const std::vector<SchemaInfo> only{notice("main/Notice-2.3.xsd")};
    CHECK_FALSE(choose_among(only, {"Notice", "urn:notice", "eforms-notice", "1.13"})->is_of_other_version);
    CHECK(choose_among(only, {"Notice", "urn:notice", "ubl-notice", "2.1"})->is_of_other_version);
}

TEST_CASE("a root or a namespace that no schema declares has none") {
    CHECK_FALSE(choose_among(releases, {"Order", "urn:notice", "", ""}).has_value());
    CHECK_FALSE(choose_among(releases, {"Notice", "urn:other", "", ""}).has_value());
}

TEST_CASE("a schema that others build upon is no beginning of a document") {
    const auto set = fixture_set("parcel");
    REQUIRE(set->schemas().size() == 2);
    CHECK(set->schemas()[0].path == "release-1.0/main/Parcel.xsd");
    CHECK(set->schemas()[0].roots == std::vector<std::string>{"Parcel"});
    CHECK(set->schemas()[1].version == "1.2");
}

TEST_CASE("a folder without schemas is told") {
    const auto set = SchemaSet::create({});
    REQUIRE_FALSE(set.has_value());
    CHECK(set.error().code == "E-SCHEMA-NONE");
}
