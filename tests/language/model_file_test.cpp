// The model file: what it declares, and what is said about a wrong one.
#include "rules/language/model_file.hpp"

#include <random>
#include <sstream>
#include <string>

#include "model/vocabulary.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/shipped_vocabulary.hpp"

using namespace proviso;
using clause::ParsedModel;
using clause::Source;

namespace {

const std::string model =
    "# a model\n"
    "entity dossier \"Dossier\" de \"Akte\"\n"
    "  lots : list of lot 0..n \"lots\"\n"
    "end\n"
    "entity lot \"Lot\"\n"
    "  id : text 1 \"lot\" de \"Los\" eforms BT-137 espd C-1 C-2 meaning \"its id\"\n"
    "  end : date 0..1 \"end\"\n"
    "  title : text per language 1..n \"title\"\n"
    "  buyer : id lot 0..1 \"buyer\"\n"
    "  main-cpv : code cpv 0..1 \"code\"\n"
    "end\n";

ParsedModel parse(const std::string& text) { return clause::parse_model(Source{"test.model", text}); }

std::string codes_of(const ParsedModel& parsed) {
    std::string codes;
    for (const auto& diagnostic : parsed.diagnostics) {
        codes += (codes.empty() ? "" : " ") + diagnostic.code + '@' + std::to_string(diagnostic.begin);
    }
    return codes;
}

}  // namespace

TEST_CASE("a model file declares entities, fields, their types and their labels") {
    const ParsedModel parsed = parse(model);
    REQUIRE(parsed.diagnostics.empty());
    REQUIRE(parsed.entities.size() == 2);
    CHECK(parsed.entities[0].labels.at("de") == "Akte");
    CHECK(parsed.entities[1].place.line == 5);
    const auto& fields = parsed.entities[1].fields;
    REQUIRE(fields.size() == 5);
    CHECK(fields[0].labels.at("en") == "lot");
    CHECK(fields[0].labels.at("de") == "Los");
    CHECK(fields[0].meaning == "its id");
    REQUIRE(fields[0].standard_ids.size() == 3);
    CHECK(fields[0].standard_ids[0].standard == "eforms");
    CHECK(fields[0].standard_ids[0].id == "BT-137");
    CHECK(fields[0].standard_ids[2].standard == "espd");
    CHECK(fields[0].standard_ids[2].id == "C-2");
    CHECK(fields[0].place.line == 6);
    CHECK(fields[0].place.column == 3);
    CHECK(fields[0].cardinality == Cardinality::One);
    CHECK(fields[1].name == "end");
    CHECK(fields[1].cardinality == Cardinality::ZeroOrOne);
    CHECK(fields[2].is_per_language);
    CHECK(fields[2].cardinality == Cardinality::OneOrMore);
    CHECK(fields[3].type == "id");
    CHECK(fields[3].type_argument == "lot");
    CHECK(fields[4].type == "code");
    CHECK(fields[4].type_argument == "cpv");
    CHECK(parsed.entities[0].fields.at(0).type == "list");
    CHECK(parsed.entities[0].fields.at(0).cardinality == Cardinality::ZeroOrMore);
}

TEST_CASE("the shipped model is read and makes a vocabulary") {
    const Vocabulary& vocabulary = support::shipped_vocabulary();
    CHECK(vocabulary.fields().size() > 300);
    for (const char* entity : {"notice", "lot", "model", "site", "request", "breach", "remedy"}) {
        INFO(entity);
        CHECK(vocabulary.find_entity(entity) != no_entity);
    }
}

TEST_CASE("each fault of a model file is reported, and the other fields are read") {
    const std::string text =
        "entity dossier \"D\"\n"
        "  a : text 0..2 \"x\"\n"
        "  b text 1 \"x\"\n"
        "  c : text per langauge 1 \"x\"\n"
        "  id:text 1 \"x\"\n"
        "  d : text 1 \"x\"\n"
        "end\n"
        "entty foo \"x\"\n"
        "entity bar \"x\"\n"
        "  e : number 1 \"x\"\n";
    const ParsedModel parsed = parse(text);
    CHECK(codes_of(parsed) == "E0102@33 E0102@43 E0102@69 E0101@86 E0101@121 E0105@169");
    REQUIRE(parsed.entities.size() == 2);
    REQUIRE(parsed.entities[0].fields.size() == 1);
    CHECK(parsed.entities[0].fields[0].name == "d");
    CHECK(parsed.entities[1].fields.size() == 1);
}

TEST_CASE("no mutation of a model file crashes the reader") {
    std::mt19937 random{7};
    const std::string signs = "\":.()01n \n#\xFF";
    for (int i = 0; i < 2'000; ++i) {
        std::string text = model;
        for (int j = 0; j < 4; ++j) {
            const std::size_t place = random() % text.size();
            if (random() % 2 == 0) {
                text[place] = signs[random() % signs.size()];
            } else {
                text.erase(place, random() % 9);
            }
            if (text.empty()) text = "x";
        }
        for (const auto& diagnostic : parse(text).diagnostics) {
            CHECK(diagnostic.end <= text.size());
            CHECK(diagnostic.message.find("boost") == std::string::npos);
        }
    }
}
