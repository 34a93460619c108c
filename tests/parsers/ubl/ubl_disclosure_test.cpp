// One supply chain, told as XML of our own, as a catalogue and as a tender: the same rows come out, apart
// from what UBL has no place for, which is listed beside the fixtures.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
namespace fs = std::filesystem;

namespace {

using Facts = std::set<std::string>;  // `sites S1 workers = 4200`

const fs::path folder = fs::path{PROVISO_SOURCE_DIR} / "fixtures" / "disclosure";

void collect(const Dossier& dossier, RowIndex row, const std::string& name, Facts& facts) {
    for (const FieldId id : dossier.vocabulary().entity(dossier.row(row).entity).fields) {
        const Field& field = dossier.vocabulary().field(id);
        for (const RowIndex inner : dossier.children(row, id)) {
            collect(dossier, inner, name + " " + field.name, facts);
        }
        for (const Cell& cell : dossier.cells(row, id)) {
            facts.insert(name + " " + field.name + " = " + std::string{cell.text});
        }
    }
}

Facts facts_of(const std::string& name, const std::vector<std::string>& lists) {
    const std::string bytes = test::load(folder / name);
    const Result<Dossier> read = test::read(name, bytes);
    INFO((read ? std::string{} : describe(read.error())));
    REQUIRE(read.has_value());
    const Dossier& dossier = read.value();
    CHECK(dossier.documents().front().coverage.unknown == 0);
    CHECK(dossier.documents().front().coverage.unknown_codes.empty());
    Facts facts;
    for (const std::string& list : lists) {
        for (const RowIndex row : test::rows(dossier, root_row, list)) {
            collect(dossier, row, list + " " + std::string{dossier.row_id(row)}, facts);
        }
    }
    return facts;
}

// What the chain holds and the other telling does not, and the other way round.
std::string difference(const std::string& name) {
    static const std::vector<std::string> lists{"disclosures", "models",      "components",
                                                "sites",       "assessments", "requests"};
    const Facts whole = facts_of("chain.xml", lists);
    const Facts told = facts_of(name, lists);
    std::string text;
    for (const std::string& fact : whole) {
        if (!told.contains(fact)) text += "lacks " + fact + "\n";
    }
    for (const std::string& fact : told) {
        if (!whole.contains(fact)) text += "adds " + fact + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a chain told as a UBL catalogue gives the same rows, but for what is listed") {
    test::check_golden(folder / "chain-catalogue.differences", difference("chain-catalogue.xml"));
}

TEST_CASE("a chain told as a UBL tender gives the same rows, but for what is listed") {
    test::check_golden(folder / "chain-tender.differences", difference("chain-tender.xml"));
}

TEST_CASE("the chain has three models, nine sites, eleven components, two audits and one declined request") {
    for (const char* name : {"chain.xml", "chain-catalogue.xml", "chain-tender.xml"}) {
        const std::string bytes = test::load(folder / name);
        const Result<Dossier> read = test::read(name, bytes);
        REQUIRE(read.has_value());
        INFO(name);
        const auto count = [&](std::string_view list) {
            return test::rows(read.value(), root_row, list).size();
        };
        CHECK(count("models") == 3);
        CHECK(count("sites") == 9);
        CHECK(count("components") == 11);
        CHECK(count("assessments") == 2);
        CHECK(count("requests") == 1);
        CHECK(test::values_of(read.value(), test::rows(read.value(), root_row, "requests"), "declined") ==
              std::vector<std::string>{"true"});
    }
}
