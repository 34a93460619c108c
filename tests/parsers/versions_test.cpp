// Families of versions: a country counts its own, and says which version of the format each builds on.
#include "tests/support/catch.hpp"

#include <string>

#include "parsers/maps/versions.hpp"
#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

using maps::ReadVersion;
using maps::Version;
using maps::VersionRule;

VersionRule national() {
    VersionRule rule;
    rule.family = "nat";
    rule.patterns = {"nat-{version}"};
    rule.steps = {{{1, 0}, {1, 5}}, {{1, 2}, {1, 10}}, {{2, 0}, {1, 12}}};
    rule.base_patterns = {"sdk-{version}"};
    return rule;
}

const std::string two_families = R"(
    version r:V like "sdk-{version}" known 1.0..1.9
    version r:V like "nat-{version}" family "nat" reads 1.0 as 1.3, 2.0 as 1.9
      base r:Base like "sdk-{version}"
    row procedure in procedure at .
      title = r:Old for version ..1.2
      title = r:New for version 1.3..
    end)";

}  // namespace

TEST_CASE("a version of a family is read as the one that it builds on") {
    const auto read = national().read("nat-1.2", "");
    REQUIRE(read);
    CHECK(read->spelled == "nat-1.2");
    CHECK(read->read_as == Version{1, 10});
    CHECK(read->nearest.empty());
    CHECK(read->is_of_family);
}

TEST_CASE("a document that names what it builds on is believed") {
    CHECK(national().read("nat-2.0", "sdk-1.14")->read_as == Version{1, 14});
    CHECK(national().read("nat-2.0", "something else")->read_as == Version{1, 12});
}

TEST_CASE("families count for themselves: an unknown minor is the nearest lower one of the same major") {
    CHECK(national().read("nat-1.9", "")->nearest == "nat-1.2");
    CHECK(national().read("nat-1.9", "")->read_as == Version{1, 10});
    CHECK(national().read("nat-2.7", "")->nearest == "nat-2.0");
    CHECK_FALSE(national().read("nat-0.9", ""));
    CHECK_FALSE(national().read("nat-3.0", ""));
    CHECK_FALSE(national().read("sdk-1.2", ""));
}

TEST_CASE("a pattern without a number stands for one version, and the family is its name") {
    VersionRule rule;
    rule.family = "bare";
    rule.patterns = {"sdk-0.1"};
    rule.known = maps::VersionRange{Version{0, 1}, Version{0, 1}};
    CHECK(rule.read("sdk-0.1", "")->spelled == "bare");
    CHECK(rule.read("sdk-0.1", "")->read_as == Version{0, 1});
    CHECK_FALSE(rule.read("sdk-0.10", ""));
}

TEST_CASE("the lines of a map hold by the version that a family builds on") {
    const std::string map = sample_map(two_families);
    const Sample plain = read_sample(map, "<V>sdk-1.1</V><Old>o</Old><New>n</New>");
    CHECK(plain.values() == Values{"procedure[0].title = o"});
    const Sample national = read_sample(map, "<V>nat-1.0</V><Old>o</Old><New>n</New>");
    CHECK(national.values() == Values{"procedure[0].title = n"});
    CHECK(national.record().format_version == "nat-1.0");
    REQUIRE(national.record().notes.size() == 1);
    CHECK(national.record().notes.front().values == Remark::Pairs{{"version", "nat-1.0"}, {"base", "1.3"}});
    const Sample stated = read_sample(map, "<V>nat-1.0</V><Base>sdk-1.1</Base><Old>o</Old><New>n</New>");
    CHECK(stated.values() == Values{"procedure[0].title = o"});
}

TEST_CASE("a version of no family is refused with all that is read") {
    const Error error = refuse_sample(sample_map(two_families), "<V>nat-3.1</V><New>n</New>");
    CHECK(error.code == "E-NO-MAP");
    CHECK(error.help.find("`sdk-{version}`") != std::string::npos);
    CHECK(error.help.find("`nat-{version}` with the versions 1.0 to 2.0") != std::string::npos);
}

TEST_CASE("the versions of a family stand in ascending order") {
    const std::string map = sample_map(
        R"(version r:V like "nat-{version}" family "nat" reads 2.0 as 1.9, 1.0 as 1.3
           row procedure in procedure at . title = r:T end)");
    CHECK(faults({map}) == Values{"E0807 r:V"});
}

}  // namespace proviso::test
