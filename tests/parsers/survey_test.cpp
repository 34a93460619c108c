// Looking over many documents: what they are, what was read, and what of the maps never matched.
#include "parsers/survey.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/zip_bytes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "parsers/format_list.hpp"

using namespace proviso;
namespace fs = std::filesystem;

namespace {

Survey survey_of(const std::vector<std::string>& fixtures) {
    Survey survey{test::shipped_formats(), test::shipped_vocabulary()};
    for (const std::string& name : fixtures) {
        const std::string bytes = test::load(fs::path{PROVISO_SOURCE_DIR} / "fixtures" / name);
        survey.add(Input{name, bytes});
    }
    return survey;
}

const Survey::Count* find(const std::vector<Survey::Count>& counts, std::string_view what) {
    static std::vector<Survey::Count> kept;
    kept = counts;
    const auto found = std::ranges::find(kept, what, &Survey::Count::what);
    return found == kept.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("documents are counted by format and version, refusals by their code") {
    const Survey survey = survey_of({"eforms/award-notice.xml", "eforms/german-tailoring.xml",
                                     "eforms/web-page.xml", "eforms/laptops-without-conditions.xml"});
    CHECK(survey.read() == 3);
    CHECK(survey.refused() == 1);
    REQUIRE(find(survey.documents(), "eforms-de-2.1") != nullptr);
    CHECK(find(survey.documents(), "eforms-de-2.1")->format == "eforms-contract-notice");
    REQUIRE(find(survey.refusals(), "E-NOT-PROCUREMENT") != nullptr);
    CHECK(find(survey.refusals(), "E-NOT-PROCUREMENT")->document.starts_with("eforms/web-page.xml: "));
    REQUIRE(find(survey.rows(), "lot") != nullptr);
    CHECK(find(survey.rows(), "lot")->count >= 4);
    CHECK(find(survey.states(), "given")->count > 50);
}

TEST_CASE("unknown elements and codes are counted, with the place of the first") {
    const Survey survey =
        survey_of({"eforms/elements-that-no-map-knows.xml", "eforms/code-that-no-table-knows.xml"});
    REQUIRE_FALSE(survey.unknown_elements().empty());
    CHECK(survey.unknown_elements().front().document == "eforms/elements-that-no-map-knows.xml");
    CHECK(survey.unknown_elements().front().line > 1);
    REQUIRE_FALSE(survey.unknown_codes().empty());
    CHECK(survey.unknown_codes().front().line > 1);
}

TEST_CASE("what never matched is named, but not what stands in a row that never matched") {
    const Survey survey = survey_of({"eforms/laptops-without-conditions.xml"});
    const auto unmatched = survey.unmatched();
    const auto holds = [&](std::string_view part) {
        return std::ranges::any_of(unmatched, [part](const Survey::Count& count) {
            return count.what.find(part) != std::string::npos;
        });
    };
    CHECK(holds("lot.clean-vehicles = "));
    CHECK(holds("row changes at "));
    CHECK_FALSE(holds("change.section"));
    CHECK_FALSE(holds("lot.main-cpv = "));
}

TEST_CASE("an archive stands for its documents, and a feed for its entries that count") {
    const std::string notice = test::load(test::fixtures() / "award-notice.xml");
    const std::string feed = test::load(fs::path{PROVISO_SOURCE_DIR} / "fixtures/codice/feed.atom");
    const std::string zip = test::zip_of({{"a/notice.xml", notice}, {"picture.png", "x"}, {"b.xml", "no"}});
    Survey survey{test::shipped_formats(), test::shipped_vocabulary()};
    survey.add(Input{"all.zip", zip});
    survey.add(Input{"feed.atom", feed});
    INFO(survey.refusals().front().document);
    CHECK(survey.read() == 4);
    CHECK(survey.refused() == 1);
    CHECK(survey.refusals().front().document.starts_with("all.zip!/b.xml: "));
}

TEST_CASE("every format tells its roots, and what it carries where it is read") {
    const auto formats = describe_formats(test::shipped_formats(), test::shipped_vocabulary());
    CHECK(std::ranges::is_sorted(formats, {}, &FormatDescription::name));
    for (const FormatDescription& format : formats) {
        INFO(format.name);
        CHECK_FALSE(format.title.empty());
        CHECK_FALSE(format.roots.empty());
    }
    const auto notice = std::ranges::find(formats, "eforms-contract-notice", &FormatDescription::name);
    REQUIRE(notice != formats.end());
    CHECK(notice->versions.find("`eforms-de-{version}` with the versions 1.0 to 2.1") != std::string::npos);
}
