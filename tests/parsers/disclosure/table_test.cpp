// Disclosures as tables: CSV in the shapes that programs write, and spreadsheets, read as the XML is.
#include <algorithm>
#include <deque>
#include <filesystem>
#include <string>

#include "model/notation.hpp"
#include "tests/parsers/disclosure/sheet_parts.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/remarks.hpp"

using namespace proviso;

namespace {

const std::filesystem::path fixtures = std::filesystem::path{PROVISO_SOURCE_DIR} / "fixtures" / "disclosure";

// A dossier views into the bytes that it was read from.
Dossier read(const std::string& name, const std::string& bytes) {
    static std::deque<std::string> kept;
    auto dossier = test::read(name, kept.emplace_back(bytes));
    INFO((dossier.has_value() ? std::string{} : dossier.error().message));
    REQUIRE(dossier.has_value());
    return std::move(dossier).value();
}

std::string notation(const std::string& bytes) { return write_notation(read("table", bytes)); }

// What stands in a field of the only row of a list.
const Cell* cell_of(const Dossier& dossier, const std::string& list, const std::string& field) {
    const Vocabulary& vocabulary = dossier.vocabulary();
    const auto rows = dossier.children(root_row, vocabulary.find_field(vocabulary.root(), list));
    if (rows.empty()) return nullptr;
    const auto cells =
        dossier.cells(rows.front(), vocabulary.find_field(dossier.row(rows.front()).entity, field));
    return cells.empty() ? nullptr : &cells.front();
}

const std::string sites = "Site name;City;Country;Workers\nLinhe Assembly;Zhongshan;CN;4200\n";

}  // namespace

TEST_CASE("the chain gives the same rows as XML, as CSV and as a spreadsheet") {
    const std::string expected = test::load(fixtures / "chain.dossier");
    for (const char* name : {"chain.csv", "chain.xlsx"}) {
        INFO(name);
        const Dossier chain = read(name, test::load(fixtures / name));
        CHECK(chain.documents().front().coverage.unknown_paths.empty());
        CHECK(chain.documents().front().coverage.unknown_codes.empty());
        std::string actual = write_notation(chain);
        CHECK(test::sorted_blocks(actual) == test::sorted_blocks(expected));
    }
}

TEST_CASE("a cell of a spreadsheet is shown with its sheet and its name") {
    const Dossier chain = read("chain.xlsx", test::load(fixtures / "chain.xlsx"));
    const std::string shown = write_notation(chain, NotationOptions{true});
    CHECK(shown.find("# Production sites!C2 /*/pd:sites/pd:site/pd:legal-name") != std::string::npos);
}

TEST_CASE("the separator, the encoding and the quotes of a CSV file are recognised") {
    const std::string expected = notation(sites);
    std::string commas = sites;
    std::ranges::replace(commas, ';', ',');
    CHECK(notation(commas) == expected);
    std::string tabs = sites;
    std::ranges::replace(tabs, ';', '\t');
    CHECK(notation(tabs) == expected);
    CHECK(notation("\xEF\xBB\xBF" + sites) == expected);
    CHECK(notation("sep=;\r\n" + sites) == expected);
    std::string wide = "\xFF\xFE";
    for (const char sign : sites) wide += std::string{sign, '\0'};
    CHECK(notation(wide) == expected);
    CHECK(notation("\"Site name\";City;\"Country\";Workers\n\"Linhe Assembly\";Zhongshan;\"CN\";\"4200\"") ==
          expected);
    const Dossier quoted =
        read("q", "Site name,City,Country\n\"Linhe \"\"East\"\", Block 4\",Zhongshan,CN\n");
    CHECK(cell_of(quoted, "sites", "legal-name")->text == "Linhe \"East\", Block 4");
    const Dossier western = read("w", "Site name;City;Country\nM\xFCllerwerk;K\xF6ln;DE\n");
    CHECK(cell_of(western, "sites", "legal-name")->text == "Müllerwerk");
    CHECK(support::words_of(western.documents().front().notes).find("remark-encoding-guessed") !=
          std::string::npos);
}

TEST_CASE("the heads of columns are understood in six languages") {
    for (const char* head : {"Factory name;City;Country;Legal name", "Name des Werks;Ort;Land;Beschäftigte",
                             "Nom de l'usine;Ville;Pays;Rue", "Nombre de la fábrica;Localidad;País;Calle",
                             "Naam van de fabriek;Plaats;Land;Straat", "Fabrikens namn;Ort;Land;Gata",
                             "FACTORY  NAME:;city;COUNTRY;Postal-Code"}) {
        INFO(head);
        const Dossier dossier = read("t", std::string{head} + "\nLinhe;Zhongshan;CN;\n");
        REQUIRE(cell_of(dossier, "sites", "legal-name") != nullptr);
        CHECK(cell_of(dossier, "sites", "city")->text == "Zhongshan");
    }
}

TEST_CASE("a line that tells site, component and model together is three rows that refer to each other") {
    const Dossier dossier = read("lines",
                                 "Brand;Model;Part number;Component type;Factory name;City;"
                                 "Country;Info date\n"
                                 "Aldermoor;Fen 14;AF14;;Linhe;Zhongshan;CN;31.01.2026\n"
                                 "Aldermoor;Fen 14;AF14;Mainboard;Baolin;Kunshan;CN;31.01.2026\n"
                                 "Quillon;Desk One;QD1;;Linhe;Zhongshan;CN\n");
    test::check_golden(fixtures / "lines-of-several.dossier", write_notation(dossier));
}

TEST_CASE("numbers are read as people write them, and those that could be two things are unreadable") {
    const auto workers = [&](const std::string& text) {
        const Dossier dossier =
            read("n", "Site name;City;Workers;Share of women\nLinhe;Zhongshan;" + text + ";46,5 %\n");
        CHECK(cell_of(dossier, "sites", "women-share")->number == 46'500'000);
        return *cell_of(dossier, "sites", "workers");
    };
    CHECK(workers("4 200").number == 4'200'000'000);
    CHECK(workers("4200").state == State::Given);
    CHECK(workers("4.200").state == State::Unreadable);
    CHECK(workers("4,200").state == State::Unreadable);
    CHECK(workers("about 4000").state == State::Unreadable);
}

TEST_CASE("several sites in one cell are kept, noted and not taken apart") {
    const Dossier dossier = read("s", "Site name;City;Country\nLinhe / Baolin;Zhongshan;CN\n");
    CHECK(cell_of(dossier, "sites", "legal-name")->text == "Linhe / Baolin");
    CHECK(support::words_of(dossier.documents().front().notes).find("remark-table-crowded") !=
          std::string::npos);
}

TEST_CASE("columns and rows that nobody understands are named") {
    const Dossier dossier =
        read("u", "Our list of factories\n\nSite name;City;Country;Shoe size\nLinhe;Zhongshan;CN;44\n");
    const DocumentRecord& document = dossier.documents().front();
    REQUIRE(document.coverage.unknown_paths.size() == 1);
    CHECK(document.coverage.unknown_paths.front().path == "D3 Shoe size");
    CHECK(support::words_of(document.notes).find("remark-table-unread-rows") != std::string::npos);
}

TEST_CASE("a file with no column that is understood is refused with what to do") {
    const auto refused = test::read("t", "a;b;c\n1;2;3\n");
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "E-NO-COLUMNS");
    const auto letter = test::read("t", "Dear Sir or Madam,\nthe sites are confidential.\n");
    REQUIRE_FALSE(letter.has_value());
    CHECK(letter.error().code == "E-TYPE");
}

TEST_CASE("a sentence with the words of a disclosure between its commas is no table") {
    const auto terms =
        test::read("t",
                   "The contractor names the site, city, country, the people who work there,\n"
                   "what they earn, how long they work, and who speaks for them, in writing.\n");
    REQUIRE_FALSE(terms.has_value());
    CHECK(terms.error().code == "E-NO-COLUMNS");
}

TEST_CASE("dates of both epochs are read, and the day that there was not is unreadable") {
    const auto made_on = [](const std::string& serial, bool is_1904) {
        const Dossier dossier = read("d.xlsx", test::spreadsheet_with_date(serial, is_1904));
        const Cell& cell = *cell_of(dossier, "disclosures", "made-on");
        return cell.state == State::Given ? std::string{cell.text} : std::string{state_name(cell.state)};
    };
    CHECK(made_on("46055", false) == "2026-02-02");
    CHECK(made_on("44593", true) == "2026-02-02");
    CHECK(made_on("1", false) == "1900-01-01");
    CHECK(made_on("59", false) == "1900-02-28");
    CHECK(made_on("60", false) == "unreadable");
    CHECK(made_on("61", false) == "1900-03-01");
    CHECK(made_on("46055.75", false) == "2026-02-02");
}

TEST_CASE("merged, hidden and failed cells of a spreadsheet, and formulas, are read as the notes say") {
    const Dossier dossier = read("m.xlsx", test::spreadsheet_with_everything());
    test::check_golden(fixtures / "spreadsheet-with-everything.dossier",
                       support::words_of(dossier.documents().front().notes) + "\n" +
                           write_notation(dossier, NotationOptions{true}));
}

TEST_CASE("a table that is cut off or damaged ends in an error or in rows, never in a crash") {
    for (const char* name : {"chain.csv", "chain.xlsx"}) {
        const std::string whole = test::load(fixtures / name);
        for (std::size_t size = 0; size < whole.size(); size += 64)
            static_cast<void>(test::read(name, whole.substr(0, size)));
        std::string damaged = whole;
        for (std::size_t at = 7; at < whole.size(); at += 13) {
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
            static_cast<void>(test::read(name, damaged));
            damaged[at] = whole[at];
        }
    }
    SUCCEED("nothing crashed");
}
