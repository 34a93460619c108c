// `proviso-disclosure`: the map and the schema are the model's, and the chain is read as its notation says.
#include <filesystem>
#include <string>

#include "model/notation.hpp"
#include "tests/parsers/disclosure/disclosure_model.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;

namespace {

const std::filesystem::path root{PROVISO_SOURCE_DIR};

Dossier read_fixture(const std::string& name) {
    static std::string bytes;  // a dossier views into the bytes that it was read from
    bytes = test::load(root / "fixtures" / "disclosure" / name);
    auto dossier = test::read(name, bytes);
    INFO((dossier.has_value() ? std::string{} : dossier.error().message));
    REQUIRE(dossier.has_value());
    return std::move(dossier).value();
}

}  // namespace

TEST_CASE("the map and the schema of disclosures have an element for each field of the supplier's side") {
    test::check_golden(root / "parsers" / "maps" / "proviso-disclosure.map", test::disclosure_map());
    test::check_golden(root / "parsers" / "maps" / "proviso-disclosure.xsd", test::disclosure_schema());
}

TEST_CASE("every field of the supplier's side is read from its element, and the schema allows it") {
    const std::string sample = test::disclosure_sample();
    CHECK(test::schema_faults(sample) == "");
    const auto read = test::read("sample.xml", sample);
    REQUIRE(read.has_value());
    const Dossier& dossier = read.value();
    CHECK(dossier.documents().front().coverage.unknown_paths.empty());
    for (const EntityId entity : test::disclosure_model().entities) {
        for (RowIndex row = 1; row < dossier.row_count(); ++row) {
            if (dossier.row(row).entity != entity) continue;
            for (const FieldId field : dossier.vocabulary().entity(entity).fields) {
                INFO(dossier.vocabulary().entity(entity).name << "."
                                                              << dossier.vocabulary().field(field).name);
                CHECK(dossier.state(row, field) == State::Given);
            }
        }
    }
}

TEST_CASE("the schema says what is wrong with a disclosure") {
    const std::string sample = test::disclosure_sample();
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = sample;
        text.replace(text.find(from), from.size(), to);
        return test::schema_faults(text);
    };
    CHECK(with("<role>final-assembly</role>", "<role>palace</role>") != "");
    CHECK(with("<workers>1</workers>", "<workers>many</workers>") != "");
    CHECK(with("<sites>", "<sites><site><id>site-1</id></site>") != "");
}

TEST_CASE("three models, nine sites and eleven components of one chain are read from XML") {
    const Dossier chain = read_fixture("chain.xml");
    CHECK(test::schema_faults(test::load(root / "fixtures" / "disclosure" / "chain.xml")) == "");
    test::check_golden(root / "fixtures" / "disclosure" / "chain.dossier", write_notation(chain));
    const DocumentRecord& document = chain.documents().front();
    CHECK(document.format == "proviso-disclosure");
    CHECK(document.format_version == "1.0");
    CHECK(document.coverage.unknown_paths.empty());
    CHECK(document.coverage.unknown_codes.empty());
}
