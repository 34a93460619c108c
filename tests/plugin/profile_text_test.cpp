// Profiles as files that people go on editing.
#include "tests/support/catch.hpp"

#include "plugin/check/check.hpp"
#include "plugin/check/profile_text.hpp"

namespace {

using proviso::ProfileDraft;

const std::vector<proviso::Engine::Pack>& packs() {
    static const auto engine = proviso::Engine::create();
    static const std::vector<proviso::Engine::Pack> all{
        engine.value()->shipped_pack("electronics-watch").value()};
    return all;
}

ProfileDraft draft() {
    ProfileDraft made;
    made.name = "our-contract";
    made.buyer = "City of \"Northmere\" \\ IT";
    made.calendar = "de-be";
    made.languages = {"de", "en"};
    made.settings = {{"disclosure-final-assembly", "45 days", "clause 7.2 of our contract"}};
    return made;
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("a profile that is written is read back with what was set") {
    const auto text = proviso::write_profile(draft(), packs(), "en");
    REQUIRE(text.has_value());
    const auto read = proviso::check_profile({{"profile", text.value()}}, packs());
    REQUIRE(read.profile.has_value());
    CHECK(read.diagnostics.empty());
    CHECK(read.profile->buyer == draft().buyer);
    CHECK(read.profile->settings.profile == "our-contract");
    CHECK(read.profile->settings.calendar != nullptr);
    REQUIRE(read.profile->settings.parameters.size() == 1);
    const auto& value = read.profile->settings.parameters.begin()->second;
    CHECK(value.literal == "45 days");
    CHECK(value.because == "clause 7.2 of our contract");
}

TEST_CASE(
    "a profile names every parameter of the pack, those that are not set as comments with their meaning") {
    const auto text = proviso::write_profile(draft(), packs(), "de");
    REQUIRE(text.has_value());
    const std::size_t all = proviso::parameters_of(*packs().front(), "en").size();
    CHECK(all > 5);
    CHECK(count(text.value(), "\n  # set ") == all - 1);
    CHECK(count(text.value(), "\n  set ") == 1);
    CHECK(text.value().find("nicht von Electronics Watch") != std::string::npos);
}

TEST_CASE("no number of days is the pack's own: each is left to the contract and labelled") {
    for (const auto& parameter : proviso::parameters_of(*packs().front(), "en")) {
        INFO(parameter.name);
        if (parameter.type != "period") continue;
        CHECK(parameter.value.empty());
        CHECK(parameter.meaning.find("not from Electronics Watch") != std::string::npos);
    }
}

TEST_CASE("what the pack, its bounds or the calendars do not know is not written") {
    ProfileDraft wrong = draft();
    wrong.settings[0].value = "45 apples";
    CHECK_FALSE(proviso::write_profile(wrong, packs(), "en").has_value());
    wrong.settings[0].value = "4000 days";
    CHECK_FALSE(proviso::write_profile(wrong, packs(), "en").has_value());
    wrong = draft();
    wrong.settings[0].name = "disclosure-final-asembly";
    const auto mistyped = proviso::write_profile(wrong, packs(), "en");
    REQUIRE_FALSE(mistyped.has_value());
    CHECK(mistyped.error().message.find("disclosure-final-assembly") != std::string::npos);
    wrong = draft();
    wrong.calendar = "de-xx";
    CHECK_FALSE(proviso::write_profile(wrong, packs(), "en").has_value());
}

TEST_CASE("an answer cannot become another line of the profile") {
    ProfileDraft sly = draft();
    sly.buyer = "x\"\n  set aside EW-B02 until 2030-01-01 because \"";
    CHECK(proviso::write_profile(sly, packs(), "en").error().code == "E-PROFILE");
}
