// The form for a supplier: what is written is read back without loss, whatever the texts are.
#include "plugin/form/form.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "model/notation.hpp"
#include "parsers/table/layout.hpp"
#include "tests/parsers/disclosure/disclosure_model.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;

namespace {

constexpr std::array languages{"en", "de", "fr", "es", "nl", "sv", "ca"};

// A dossier views into the bytes that it was read from.
Dossier read(const std::string& bytes) {
    static std::deque<std::string> kept;
    auto dossier = test::read("form", kept.emplace_back(bytes));
    INFO((dossier.has_value() ? std::string{} : dossier.error().message));
    REQUIRE(dossier.has_value());
    return std::move(dossier).value();
}

std::string form_of(const Dossier& dossier, FormKind kind, const std::string& language) {
    const auto form = make_form(test::shipped_formats(), dossier, FormOptions{kind, language});
    REQUIRE(form.has_value());
    return form.value();
}

// The lists of the dossier that a form has sheets for, each with all that its rows say.
std::vector<std::string> told(const Dossier& dossier) {
    const table::Layout* const layout = table_layout(test::shipped_formats());
    REQUIRE(layout != nullptr);
    const std::string notation = write_notation(dossier);
    std::vector<std::string> lists;
    for (const table::Plan& plan : layout->plans) {
        if (!plan.has_own_columns) continue;
        const std::string opening = "\n" + dossier.vocabulary().field(plan.list).name + " [";
        const std::size_t begin = ("\n" + notation).find(opening);
        if (begin == std::string::npos) continue;
        lists.push_back(notation.substr(begin, notation.find("\n]", begin) - begin));
    }
    return lists;
}

std::string with_site(const std::string& field, const std::string& value) {
    return "<record xmlns=\"urn:proviso:disclosure:1\" version=\"1.0\"><sites><site><id>S1</id><" + field +
           ">" + value + "</" + field + "><city>Zhongshan</city></site></sites></record>";
}

}  // namespace

TEST_CASE("a form in any language comes back with every field that was written into it") {
    const Dossier sample = read(test::disclosure_sample());
    const std::vector<std::string> expected = told(sample);
    REQUIRE(expected.size() >= 6);
    for (const FormKind kind : {FormKind::Csv, FormKind::Xlsx}) {
        for (const char* language : languages) {
            INFO(language);
            const Dossier back = read(form_of(sample, kind, language));
            CHECK(back.documents().front().coverage.unknown_paths.empty());
            CHECK(told(back) == expected);
        }
    }
}

TEST_CASE("the chain comes back from its form, also where a site has several identifiers") {
    const std::filesystem::path root{PROVISO_SOURCE_DIR};
    const Dossier chain = read(test::load(root / "fixtures" / "disclosure" / "chain.xml"));
    for (const FormKind kind : {FormKind::Csv, FormKind::Xlsx}) {
        const Dossier back = read(form_of(chain, kind, "de"));
        CHECK(told(back) == told(chain));
    }
}

TEST_CASE("a text that a spreadsheet would take for a formula is protected, and comes back as it was") {
    const std::vector<std::string> texts{"=HYPERLINK(\"https://x.example\")",
                                         "+49 30 1",
                                         "-2.5",
                                         "@SUM(A1)",
                                         "'=1+1",
                                         "''=1",
                                         "'quoted'",
                                         "\xEF\xBC\x9D"
                                         "1",
                                         "say \"hi\"; or, |not|",
                                         "two\nlines",
                                         "&lt;b&gt; &amp;amp;",
                                         "Müller & Söhne",
                                         "0012",
                                         "1e5",
                                         "TRUE"};
    for (const std::string& text : texts) {
        INFO(text);
        std::string escaped;
        for (const char sign : text)
            escaped += sign == '&' && text.find("&lt;") != 0 ? "&amp;" : std::string{sign};
        const Dossier dossier = read(with_site("legal-name", escaped));
        for (const FormKind kind : {FormKind::Csv, FormKind::Xlsx}) {
            const std::string form = form_of(dossier, kind, "en");
            CHECK(told(read(form)) == told(dossier));
            if (kind == FormKind::Csv) CHECK(form.find("\"=") == std::string::npos);
        }
    }
}

TEST_CASE("the form of a published contract holds its contract and its lots") {
    const Dossier& notice = test::read_fixture("award-group-and-subcontractor");
    const Dossier back = read(form_of(notice, FormKind::Csv, "fr"));
    const std::string notation = write_notation(back);
    const Vocabulary& vocabulary = notice.vocabulary();
    const EntityId contract = vocabulary.find_entity("contract");
    std::size_t contracts = 0;
    for (RowIndex row = 1; row < notice.row_count(); ++row) {
        if (notice.row(row).entity != contract) continue;
        for (const Cell& cell : notice.cells(row, vocabulary.find_field(contract, "reference"))) {
            ++contracts;
            CHECK(notation.find('"' + std::string{cell.text} + '"') != std::string::npos);
        }
    }
    CHECK(contracts > 0);
}
