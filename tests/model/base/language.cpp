#include "model/base/language.hpp"

#include "tests/support/catch.hpp"

#include <string>

using proviso::parse_language;

namespace {

struct Spelling {
    std::string code;
    std::string language;
};

}  // namespace

TEST_CASE("the official languages of the Union are known by each of their codes") {
    const auto spelling = GENERATE(values<Spelling>(
        {{"bul", "bg"}, {"ces", "cs"}, {"cze", "cs"}, {"dan", "da"}, {"deu", "de"}, {"ger", "de"},
         {"ell", "el"}, {"gre", "el"}, {"eng", "en"}, {"est", "et"}, {"fin", "fi"}, {"fra", "fr"},
         {"fre", "fr"}, {"gle", "ga"}, {"hrv", "hr"}, {"hun", "hu"}, {"ita", "it"}, {"lav", "lv"},
         {"lit", "lt"}, {"mlt", "mt"}, {"nld", "nl"}, {"dut", "nl"}, {"pol", "pl"}, {"por", "pt"},
         {"ron", "ro"}, {"rum", "ro"}, {"slk", "sk"}, {"slo", "sk"}, {"slv", "sl"}, {"spa", "es"},
         {"swe", "sv"}, {"cat", "ca"}, {"nob", "nb"}, {"isl", "is"}, {"zul", "zu"}, {"aar", "aa"}}));
    INFO(spelling.code);
    CHECK(parse_language(spelling.code).text() == spelling.language);
    CHECK(parse_language(spelling.language).text() == spelling.language);
}

TEST_CASE("neither case nor region changes the language") {
    CHECK(parse_language("DEU") == parse_language("de"));
    CHECK(parse_language("de-AT") == parse_language("de"));
    CHECK(parse_language("de_CH") == parse_language("de"));
    CHECK(parse_language("DeU-x") == parse_language("de"));
}

TEST_CASE("an unlisted language is still itself") {
    CHECK(parse_language("ast").text() == "ast");
    CHECK(parse_language("AST-ES") == parse_language("ast"));
    CHECK(parse_language("qq").text() == "qq");
    CHECK(parse_language("ast") != parse_language("tlh"));
}

TEST_CASE("what is no code leaves the language unknown") {
    const std::string text =
        GENERATE(as<std::string>{}, "", "d", "deutsch", "1de", "d e", "-de", "dé", "und", "UND", "e\xC3");
    INFO(text);
    CHECK_FALSE(parse_language(text).is_known());
}
