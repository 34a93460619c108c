// Notices of TED from before the eForms: each fixture as the notation beside it says, and what each of them
// is for.
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/fixture_goldens.hpp"
#include "tests/support/catch.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace proviso;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

fs::path folder(const std::string& family = "ted") { return test::fixtures().parent_path() / family; }

// A fixture, which lives as long as the program.
const Dossier& read(const std::string& name, const std::string& family = "ted") {
    struct Read {
        std::string bytes;
        std::unique_ptr<Dossier> dossier;
    };
    static std::map<std::string, Read> known;
    Read& entry = known[name];
    if (entry.dossier) return *entry.dossier;
    entry.bytes = test::load(folder(family) / (name + ".xml"));
    Result<Dossier> dossier = test::read(name, entry.bytes);
    REQUIRE(dossier.has_value());
    entry.dossier = std::make_unique<Dossier>(std::move(dossier).value());
    return *entry.dossier;
}

bool is_carried(const Dossier& dossier, std::string_view entity, std::string_view field) {
    const Vocabulary& vocabulary = dossier.vocabulary();
    const FieldId id = vocabulary.find_field(vocabulary.find_entity(std::string{entity}), std::string{field});
    return dossier.documents().front().carried[static_cast<std::size_t>(id)];
}

}  // namespace

TEST_CASE("every fixture of TED is read as the notation beside it says") {
    test::check_goldens(folder());
    test::check_no_stray_golden(folder());
    CHECK(test::documents_of(folder()).size() >= 9);
}

TEST_CASE("every fixture of BOAMP is read as the notation beside it says") {
    test::check_goldens(folder("boamp"));
    test::check_no_stray_golden(folder("boamp"));
}

TEST_CASE("nothing in a fixture of TED is unknown") {
    for (const fs::path& file : test::documents_of(folder())) {
        const Dossier& dossier = read(file.stem().string());
        INFO(file.filename().string());
        CHECK(dossier.documents().front().coverage.unknown == 0);
        CHECK(dossier.documents().front().coverage.unknown_codes.empty());
    }
}

TEST_CASE("a notice in any namespace of TED, or in none, is a TED notice (trap 1)") {
    CHECK(read("least-without-namespace").documents().front().format_version == "R2.0.9.S05.E01");
    CHECK(read("two-originals-and-a-translation").documents().front().format_version == "R2.0.9.S02.E01");
    CHECK(read("corrigendum").documents().front().format_version == "R2.0.9.S01.E01");
    CHECK(read("defence-call-of-r208").documents().front().format_version == "R2.0.8.S05.E01");
    CHECK(read("award-of-r208-as-sent").documents().front().format == "ted-submission");
}

TEST_CASE("what a notice says once holds for each of its lots") {
    const Dossier& dossier = read("two-lots-with-conditions");
    REQUIRE(test::lots(dossier).size() == 2);
    for (const RowIndex lot : test::lots(dossier)) {
        CHECK(test::values(dossier, lot, "performance-terms") ==
              Words{"The contractor names the sites where the goods are made.\nMonitors may visit them."});
        CHECK(test::rows(dossier, lot, "documents").size() == 1);
        CHECK(test::rows(dossier, lot, "selection-criteria").size() == 2);
        CHECK(test::openness(dossier, lot, "selection-criteria") == State::DeclaredElsewhere);
    }
}

TEST_CASE("a lot of several is what its own codes say, and details of a code are no code (trap 12)") {
    const Dossier& dossier = read("two-lots-with-conditions");
    const auto lots = test::lots(dossier);
    CHECK(test::values(dossier, lots[0], "main-cpv") == Words{"30213100"});
    CHECK(test::values(dossier, lots[0], "additional-cpv") == Words{"30213100", "30231300"});
    CHECK(test::values(dossier, lots[1], "main-cpv") == Words{"39112000"});
}

TEST_CASE("two originals are two languages of one notice, and a translation is none (trap 6)") {
    const Dossier& dossier = read("two-originals-and-a-translation");
    REQUIRE(test::lots(dossier).size() == 1);
    const RowIndex lot = test::lots(dossier)[0];
    CHECK(test::values(dossier, lot, "description") == Words{"Des écrans.", "Beeldschermen."});
    const auto titles = dossier.cells(lot, test::field(dossier, lot, "title"));
    REQUIRE(titles.size() == 2);
    CHECK(titles[0].language.text() == "fr");
    CHECK(titles[1].language.text() == "nl");
    CHECK(test::rows(dossier, test::procedure(dossier), "buyers").size() == 1);
}

TEST_CASE("a term that points to other documents is declared elsewhere (trap 8)") {
    const Dossier& dossier = read("two-originals-and-a-translation");
    CHECK(test::state(dossier, test::lots(dossier)[0], "performance-terms") == State::DeclaredElsewhere);
}

TEST_CASE("countries of two letters are those of three, Greece and the United Kingdom too (trap 13)") {
    const Dossier& greek = read("two-originals-and-a-translation");
    const auto organisations = test::rows(greek, root_row, "organisations");
    CHECK(test::values_of(greek, organisations, "country") == Words{"GRC"});
    const Dossier& british = read("award-with-origin-and-withheld-value");
    const auto others = test::rows(british, root_row, "organisations");
    CHECK(test::values_of(british, others, "country") == Words{"GBR", "GBR", "NLD", "DEU"});
}

TEST_CASE("what must not be published is withheld, and is no value (trap 9)") {
    const Dossier& dossier = read("award-with-origin-and-withheld-value");
    const RowIndex procedure = test::procedure(dossier);
    CHECK(test::state(dossier, procedure, "total-value") == State::Withheld);
    const auto tenders = test::rows(dossier, procedure, "tenders");
    REQUIRE(tenders.size() == 1);
    CHECK(test::state(dossier, tenders[0], "amount") == State::Withheld);
    CHECK(test::values(dossier, tenders[0], "country-of-origin") == Words{"VNM"});
    CHECK(test::values(dossier, tenders[0], "subcontracting-share") == Words{"10"});
}

TEST_CASE(
    "a form without a place for conditions does not carry them, and none has codes for social aims (trap "
    "20)") {
    CHECK(is_carried(read("two-lots-with-conditions"), "lot", "performance-terms"));
    CHECK(is_carried(read("defence-call-of-r208"), "lot", "performance-terms"));
    CHECK_FALSE(is_carried(read("award-with-origin-and-withheld-value"), "lot", "performance-terms"));
    CHECK_FALSE(is_carried(read("award-with-origin-and-withheld-value"), "lot", "documents"));
    CHECK_FALSE(is_carried(read("two-lots-with-conditions"), "lot", "social-objective"));
    CHECK_FALSE(is_carried(read("two-lots-with-conditions"), "lot", "strategic-aim"));
}

TEST_CASE("a date in parts is a date") {
    const Dossier& dossier = read("defence-call-of-r208");
    CHECK(test::values(dossier, test::notice(dossier), "dispatched-on") == Words{"2021-05-07"});
    CHECK(test::values(dossier, test::lots(dossier)[0], "participation-deadline") == Words{"2021-06-07"});
}

TEST_CASE("a corrigendum names what it changes and claims no stage") {
    const Dossier& dossier = read("corrigendum");
    const RowIndex notice = test::notice(dossier);
    CHECK(test::values(dossier, notice, "changed-notice") == Words{"2016/S 001-000111"});
    CHECK(test::rows(dossier, notice, "changes").size() == 2);
    CHECK(test::state(dossier, notice, "stage") != State::Given);
}

TEST_CASE("an award is told once: result, tender, tenderer and contract name each other") {
    const Dossier& dossier = read("award-with-origin-and-withheld-value");
    const RowIndex procedure = test::procedure(dossier);
    const auto results = test::rows(dossier, procedure, "results");
    REQUIRE(results.size() == 2);
    CHECK(test::values(dossier, results[0], "tenders") == Words{"1"});
    CHECK(test::values(dossier, results[0], "contracts") == Words{"1"});
    CHECK(test::values(dossier, results[1], "decision") == Words{"closed-without-winner"});
    CHECK(test::values(dossier, results[1], "tenders").empty());
    CHECK(test::rows(dossier, procedure, "contracts").size() == 1);
}

TEST_CASE("an announcement of the French bulletin is in French, and its conditions hold for each lot") {
    const Dossier& dossier = read("call-with-two-lots", "boamp");
    REQUIRE(test::lots(dossier).size() == 2);
    for (const RowIndex lot : test::lots(dossier)) {
        const auto terms = dossier.cells(lot, test::field(dossier, lot, "performance-terms"));
        REQUIRE(terms.size() == 1);
        CHECK(terms[0].language.text() == "fr");
    }
    CHECK(dossier.documents().front().coverage.unknown == 0);
}
