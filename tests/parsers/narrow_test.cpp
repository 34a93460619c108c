#include <optional>
#include <random>
#include <string>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/formats.hpp"
#include "tests/parsers/corpus_support.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
namespace test = proviso::test;
using proviso::Dossier;
using proviso::FieldId;
using proviso::FormatSet;
using proviso::RowIndex;

namespace {

using Fields = std::vector<bool>;

// All that a dossier says in the fields, row by row, with its places.
void describe(const Dossier& dossier, RowIndex row, const Fields& fields, std::string& text) {
    for (const FieldId field : dossier.vocabulary().entity(dossier.row(row).entity).fields) {
        const auto index = static_cast<std::size_t>(field);
        if (!fields[index]) continue;
        text += std::to_string(index) + " " + std::string{state_name(dossier.state(row, field))} + "\n";
        for (const proviso::Cell& cell : dossier.cells(row, field)) {
            text += std::string{cell.text} + "|" + std::string{cell.raw} + "|" + std::string{cell.path} +
                    "|" + std::to_string(cell.byte) + "|" + std::to_string(cell.number) + "|" +
                    std::string{cell.language.text()} + "|" + std::string{state_name(cell.state)} + "\n";
        }
        for (const RowIndex child : dossier.children(row, field)) {
            text +=
                "(" + std::string{dossier.row(child).path} + " " + std::to_string(dossier.row(child).byte);
            describe(dossier, child, fields, text);
            text += ")\n";
        }
    }
}

// What the set reads, or why it does not.
std::string read_with(const FormatSet& formats, const std::string& bytes, const Fields& fields) {
    proviso::DossierBuilder builder{test::shipped_vocabulary()};
    const auto read = read_document(formats, {"notice.xml", bytes}, builder);
    if (!read) return describe(read.error());
    auto dossier = std::move(builder).finish();
    if (!dossier) return describe(dossier.error());
    std::string text;
    describe(dossier.value(), proviso::root_row, fields, text);
    return text;
}

// Of lists most are asked for, or hardly a row would be left to look at.
Fields some_fields(std::mt19937& random) {
    const auto fields = test::shipped_vocabulary().fields();
    Fields chosen(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) chosen[i] = random() % (fields[i].is_rows() ? 8 : 3) != 0;
    return chosen;
}

std::vector<fs::path> documents() {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator{test::fixtures()}) {
        if (entry.path().extension() == ".xml") paths.push_back(entry.path());
    }
    REQUIRE(paths.size() > 50);
    const auto folder = test::corpus();
    if (!folder) return paths;
    std::size_t number = 0;
    for (const fs::path& path : test::corpus_files(*folder / "eforms")) {
        if (number++ % 8 == 0) paths.push_back(path);
    }
    return paths;
}

}  // namespace

TEST_CASE("who asks for some fields is told of them what all others are told") {
    std::mt19937 random{20261125};
    const std::vector<fs::path> paths = documents();
    for (int round = 0; round < 4; ++round) {
        const Fields fields = some_fields(random);
        const auto narrowed = test::shipped_formats().narrowed(fields);
        REQUIRE(narrowed == test::shipped_formats().narrowed(fields));
        for (const fs::path& path : paths) {
            CAPTURE(round, path.string());
            const std::string bytes = test::load(path);
            const std::string whole = read_with(test::shipped_formats(), bytes, fields);
            // The first document of a format is read with the whole map.
            read_with(*narrowed, bytes, fields);
            const std::string part = read_with(*narrowed, bytes, fields);
            CHECK(part == whole);
        }
    }
}

TEST_CASE("who asks for some fields is told nothing of the others") {
    const std::string bytes = test::load(test::fixtures() / "laptops-without-conditions.xml");
    const Fields all(test::shipped_vocabulary().fields().size(), true);
    const Fields none(all.size());
    const auto narrowed = test::shipped_formats().narrowed(none);
    const std::string whole = read_with(test::shipped_formats(), bytes, all);
    CHECK(read_with(*narrowed, bytes, all) == whole);
    const std::string part = read_with(*narrowed, bytes, all);
    CHECK(part.size() < whole.size() / 10);
}
