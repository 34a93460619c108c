// Documents against schemas.
#include "tests/parsers/schema/schema_folder.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"

using namespace proviso;
using namespace proviso::schema;

namespace {

std::string parcel(std::string_view content) {
    return "<Parcel xmlns=\"urn:example:parcel\">" + std::string{content} + "</Parcel>";
}

Validated validated(const SchemaSet& set, std::string_view path, std::string_view text) {
    const auto result = set.validate(index_of(set, path), "parcel.xml", text);
    if (!result) FAIL(describe(result.error()));
    return result.value();
}

constexpr std::string_view newest = "release-1.2/main/Parcel.xsd";

}  // namespace

// First in this file, as Catch runs the cases of a file in order.
TEST_CASE("Xerces-C is started when a schema is asked for, and not before") {
    const auto set = fixture_set("parcel");
    REQUIRE(set->schemas().size() == 2);
    CHECK_FALSE(is_initialised());
    CHECK(set->choose({"Parcel", "urn:example:parcel", "parcel", "1.2"}).has_value());
    CHECK_FALSE(is_initialised());
    CHECK(set->verify(0).has_value());
    CHECK(is_initialised());
}

TEST_CASE("a document that follows its schema shows no deviation") {
    const auto set = fixture_set("parcel");
    const Validated found = validated(*set, newest, parcel("<Sender>Ada Byron</Sender><Weight>1.5</Weight>"));
    CHECK(found.count == 0);
    CHECK(found.deviations.empty());
}

TEST_CASE("an element out of place, a wrong value and a missing element are told where they stand") {
    const auto set = fixture_set("parcel");
    const std::string text =
        "<?xml version=\"1.0\"?>\n<Parcel xmlns=\"urn:example:parcel\">\n"
        "  <Sender>ada</Sender>\r\n  \xC3\xA9\xF0\x9F\x93\xA6 <Weight>-1</Weight><Colour/>\n</Parcel>";
    const Validated found = validated(*set, newest, text);
    REQUIRE(found.count == found.deviations.size());
    const auto at = [&](std::string_view tag) {
        return std::ranges::count(found.deviations, text.find(tag),
                                  [](const Deviation& one) { return one.place.byte; });
    };
    CHECK(at("</Sender>") > 0);
    CHECK(at("</Weight>") > 0);
    CHECK(at("<Colour/>") == 1);
    const auto colour = std::ranges::find_if(found.deviations, [](const Deviation& one) {
        return one.message.find("Colour") != std::string::npos;
    });
    REQUIRE(colour != found.deviations.end());
    CHECK(colour->place.document == "parcel.xml");
    CHECK(colour->place.line == 4);
    CHECK(colour->place.column == 25);
}

TEST_CASE("many deviations are counted, and the first hundred are told") {
    const auto set = fixture_set("parcel");
    std::string content;
    for (int i = 0; i < 150; ++i) content += "<Sender>1</Sender>";
    const Validated found = validated(*set, newest, parcel(content));
    CHECK(found.deviations.size() == 100);
    CHECK(found.count > 150);
}

TEST_CASE("what a document says about schemas is not heeded") {
    const auto set = fixture_set("parcel");
    const std::string text =
        "<Parcel xmlns=\"urn:example:parcel\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"urn:example:parcel http://127.0.0.1:9/other.xsd\" "
        "xsi:noNamespaceSchemaLocation=\"file:///etc/hostname\">"
        "<Sender>Ada</Sender><Weight>1</Weight></Parcel>";
    CHECK(validated(*set, newest, text).count == 0);
}

TEST_CASE("schemas that include each other are read") {
    const auto set = fixture_set("circle");
    const Validated found = validated(
        *set, "Start.xsd",
        "<s:Start xmlns:s=\"urn:example:start\" xmlns=\"urn:example:round\"><One/><Two/></s:Start>");
    CHECK(found.count == 0);
    CHECK(validated(*set, "Self.xsd", "<Circle xmlns=\"urn:example:circle\"/>").count == 0);
}

TEST_CASE("threads share a schema, and all see the same") {
    const auto set = fixture_set("parcel");
    const std::string good = parcel("<Sender>Ada Byron</Sender><Weight>1.5</Weight><Insured>true</Insured>");
    const std::string bad = parcel("<Weight>0</Weight>");
    std::vector<std::uint64_t> counts(8);
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t& count : counts) {
            threads.emplace_back([&set, &good, &bad, &count] {
                for (int i = 0; i < 50; ++i) {
                    const auto first = set->validate(1, "good", good);
                    const auto second = set->validate(1, "bad", bad);
                    if (first && second) count += first.value().count * 1'000 + second.value().count;
                }
            });
        }
    }
    CHECK(counts.front() > 0);
    CHECK(counts.front() < 1'000);
    CHECK(std::ranges::count(counts, counts.front()) == std::ssize(counts));
}
