// What a survey says, and how formats are listed, held against approved texts: over a small model and maps of
// its own, so that a new map of the product changes nothing here.
#include "plugin/report/survey.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/parsers/map_support.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

const std::string map = test::sample_map(R"(
    version r:V like "sdk-{version}" known 1.0..1.9
    stage call
    table aims social = "soc" end
    row procedure in procedure at .
      title = r:Title
      kind = r:Kind
      row lot in lots at r:Lot
        id = r:ID
        aim = r:Aim through aims
      end
      row criterion in criteria at r:Criterion
        text = r:Text
      end
    end)");

fs::path approved(const std::string& name) {
    return fs::path{PROVISO_SOURCE_DIR} / "fixtures" / "surveys" / name;
}

}  // namespace

TEST_CASE("a survey is told as text and as data, with the place of the first of each") {
    const FormatSet formats = test::load_maps(test::small_vocabulary(), {map});
    Survey survey{formats, test::small_vocabulary()};
    const auto add = [&](const std::string& name, const std::string& content) {
        const std::string bytes = test::document(content);
        survey.add(Input{name, bytes});
    };
    add("a.xml", "<V>sdk-1.1</V><Title>t</Title>\n<Lot><ID>1</ID><Aim>soc</Aim></Lot>");
    add("b.xml", "<V>sdk-1.3</V><Title>t</Title>\n<Lot><ID>2</ID><Aim>new</Aim><Extra/><Extra/></Lot>");
    add("c.xml", "<V>other</V>");
    survey.add(Input{"d\x1b.xml", "no document"});
    for (const std::string view : {"summary", "coverage"}) {
        for (const std::string format : {"text", "json"}) {
            const auto text = write_survey(survey, SurveyForm{view, format});
            REQUIRE(text);
            test::check_golden(approved(view + "." + (format == "text" ? "txt" : "json")), *text);
            CHECK(text->find('\x1b') == std::string::npos);
            if (format == "json") CHECK(nlohmann::json::accept(*text));
        }
    }
    CHECK_FALSE(write_survey(survey, SurveyForm{"all", "text"}));
    CHECK_FALSE(write_survey(survey, SurveyForm{"summary", "html"}));
}

TEST_CASE("formats are listed with versions, roots, stages and what they carry") {
    const std::string named =
        "map other \"Other notice\" namespace o = \"urn:o\" recognise o:Other unmapped \"later\" end";
    const FormatSet formats = test::load_maps(test::small_vocabulary(), {map, named});
    const auto list = describe_formats(formats, test::small_vocabulary());
    test::check_golden(approved("formats.txt"), *write_formats(list, "text"));
    test::check_golden(approved("formats.json"), *write_formats(list, "json"));
    CHECK_FALSE(write_formats(list, "html"));
}
