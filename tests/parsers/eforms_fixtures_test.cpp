// Every fixture of the eForms is read as the notation beside it says, or refused in the words beside it.
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/fixture_goldens.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "model/notation.hpp"

using namespace proviso;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> documents() { return test::documents_of(test::fixtures()); }

}  // namespace

TEST_CASE("every fixture is read as the notation beside it says") {
    test::check_goldens(test::fixtures());
    CHECK(documents().size() > 60);
}

TEST_CASE("no notation stands without its document, and no document has both a notation and a refusal") {
    test::check_no_stray_golden(test::fixtures());
}

TEST_CASE("a value stands where its tag begins, whatever the shape of the file") {
    for (const fs::path& file : documents()) {
        const std::string bytes = test::load(file);
        Result<Dossier> read = test::read(file.filename().string(), bytes);
        if (!read) continue;
        const Dossier& dossier = read.value();
        const std::string_view text = dossier.documents().front().text;
        INFO(file.filename().string());
        std::size_t misplaced = 0;
        for (RowIndex row = 1; row < dossier.row_count(); ++row) {
            for (const FieldId field : dossier.vocabulary().entity(dossier.row(row).entity).fields) {
                const auto cells = dossier.cells(row, field);
                misplaced += static_cast<std::size_t>(std::ranges::count_if(cells, [&](const Cell& cell) {
                    return cell.byte >= text.size() || text[cell.byte] != '<';
                }));
            }
        }
        CHECK(misplaced == 0);
    }
}

TEST_CASE("reading the same bytes twice gives the same notation") {
    for (const fs::path& file : documents()) {
        const std::string bytes = test::load(file);
        const Result<Dossier> first = test::read("notice.xml", bytes);
        const Result<Dossier> second = test::read("notice.xml", bytes);
        REQUIRE(first.has_value() == second.has_value());
        if (!first) continue;
        const NotationOptions places{true};
        CHECK(write_notation(first.value(), places) == write_notation(second.value(), places));
    }
}

TEST_CASE("a notice that breaks off is refused, wherever it breaks off") {
    const std::string bytes = test::load(test::fixtures() / "laptops-with-conditions-in-german.xml");
    std::size_t refused = 0;
    std::size_t tried = 0;
    for (std::size_t size = 0; size + 20 < bytes.size(); size += 64) {
        ++tried;
        // A buffer of its own, so that a step past its end is seen by the sanitizers.
        const std::string part = bytes.substr(0, size);
        const Result<Dossier> read = test::read("notice.xml", part);
        if (!read && !read.error().code.empty()) ++refused;
    }
    CHECK(tried > 100);
    CHECK(refused == tried);
}
