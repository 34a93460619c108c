// Places and coverage: where a value stood, and how much of a document was read.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "model/base/line_index.hpp"
#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

// Counts start tags without any parser. Invariant: the text holds no comment, CDATA or `<` in a value.
std::uint32_t count_elements(std::string_view xml) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i + 1 < xml.size(); ++i) {
        const bool is_start = xml[i] == '<' && xml[i + 1] != '/' && xml[i + 1] != '?' && xml[i + 1] != '!';
        count += is_start ? 1U : 0U;
    }
    return count;
}

std::uint32_t total(const Coverage& coverage) { return coverage.read + coverage.left + coverage.unknown; }

const Cell& only_cell(const Sample& sample, RowIndex row, std::string_view field) {
    const Vocabulary& vocabulary = sample.dossier.vocabulary();
    const auto cells =
        sample.dossier.cells(row, vocabulary.find_field(sample.dossier.row(row).entity, field));
    REQUIRE(cells.size() == 1);
    return cells.front();
}

}  // namespace

TEST_CASE("a value knows the tag and the path where it stood") {
    const Sample sample = read_sample(in_procedure(R"(
        id = r:Part/r:ID
        kind = r:Part/r:Kind/@code
        row lot in lots at r:Lot title = r:Name by @lang end)"),
                                      "\n <Part>\n  <ID>\n   P-1\n  </ID>\n  <Kind code='k'/></Part>\n"
                                      "<Lot>ÄÖ<Name lang='de'>Los</Name></Lot>");
    const LineIndex lines{sample.record().text};
    const Cell& id = only_cell(sample, 1, "id");
    CHECK(id.text == "P-1");
    CHECK(id.path == "/Root/r:Part/r:ID");
    CHECK(lines.locate(id.byte) == LineColumn{3, 3});
    const Cell& kind = only_cell(sample, 1, "kind");
    CHECK(kind.path == "/Root/r:Part/r:Kind/@code");
    CHECK(lines.locate(kind.byte) == LineColumn{6, 3});
    CHECK(sample.dossier.row(2).path == "/Root/r:Lot");
    CHECK(lines.locate(sample.dossier.row(2).byte) == LineColumn{7, 1});
    CHECK(lines.locate(only_cell(sample, 2, "title").byte) == LineColumn{7, 8});
}

TEST_CASE("a value that needs no decoding is not copied") {
    const Sample sample = read_sample(in_procedure("id = r:ID kind = r:K"), "<ID> plain </ID><K>a&amp;b</K>");
    CHECK(sample.values() == Values{"procedure[0].id = plain", "procedure[0].kind = a&b"});
    const std::string_view document = sample.record().text;
    const auto is_within = [&](std::string_view text) {
        return std::less_equal<>{}(document.data(), text.data()) &&
               std::less_equal<>{}(text.data() + text.size(), document.data() + document.size());
    };
    CHECK(is_within(only_cell(sample, 1, "id").text));
    CHECK(!is_within(only_cell(sample, 1, "kind").text));
}

TEST_CASE("a marker shows what led to it, and where") {
    const Sample sample = read_sample(
        in_procedure("mark lots declared-elsewhere when r:Request[r:Kind = \"source\"]/r:Code = \"espd\""),
        "<Request><Kind>other</Kind><Code>espd</Code></Request>\n<Request><Code>espd</Code><Kind>source</"
        "Kind></Request>");
    CHECK(sample.values() == Values{"procedure[0].lots = declared-elsewhere espd"});
    const Cell& mark = only_cell(sample, 1, "lots");
    CHECK(mark.path == "/Root/r:Request/r:Code");
    CHECK(LineIndex{sample.record().text}.locate(mark.byte) == LineColumn{2, 10});
}

TEST_CASE("each element counts once as read, left or unknown") {
    const std::string content =
        "<ID>1</ID><Stamp><Day><Hour/></Day></Stamp><What/><What><Deep><ID/></Deep></What>"
        "<Lot><ID>L</ID><What/></Lot><Lot><Review><ID/></Review><Strange xmlns='urn:s'/></Lot><a:ID/>";
    const Sample sample = read_sample(sample_map(R"(leave r:Stamp "nothing"
        row procedure in procedure at .
          id = r:ID
          row lot in lots at r:Lot
            id = r:ID
            leave r:Review "no remedy"
          end
        end)"),
                                      content);
    const Coverage& coverage = sample.record().coverage;
    CHECK(coverage.read == 5);
    CHECK(coverage.left == 5);
    CHECK(coverage.unknown == 7);
    CHECK(total(coverage) == count_elements(document(content)));
    Values unknown;
    for (const Coverage::Unknown& entry : coverage.unknown_paths) {
        unknown.push_back(std::to_string(entry.count) + " " + entry.path);
    }
    CHECK(unknown ==
          Values{"4 /Root/r:What", "1 /Root/a:ID", "1 /Root/r:Lot/r:What", "1 /Root/r:Lot/{urn:s}Strange"});
}

TEST_CASE("an element whose condition fails counts as read") {
    const Sample sample =
        read_sample(in_procedure("row lot in lots at r:Lot where @kind = \"Lot\" id = r:ID end"),
                    "<Lot kind='Part'><ID>1</ID></Lot><Lot kind='Lot'><ID>2</ID></Lot>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = 2"});
    CHECK(sample.record().coverage.read == 5);
}

TEST_CASE("an element that is left under a condition is left where no other line reads it") {
    const std::string map =
        in_procedure("leave r:A[@k = \"x\"]/r:B \"nothing\"\n title = r:C/r:D\n leave r:C[@k]/r:D \"no\"");
    const Sample sample = read_sample(map, "<A k='x'><B/></A><C k='y'><D>t</D></C>");
    CHECK(sample.record().coverage.left == 1);
    CHECK(sample.record().coverage.unknown == 0);
    CHECK(sample.values() == Values{"procedure[0].title = t"});
}

TEST_CASE("unknown paths are bounded, and all are counted") {
    std::string content;
    for (int i = 0; i < 1'000; ++i) content += "<N" + std::to_string(i) + "/>";
    const Sample sample = read_sample(in_procedure("id = r:ID"), content + "<N0/>");
    CHECK(sample.record().coverage.unknown == 1'001);
    CHECK(sample.record().coverage.unknown_paths.size() == 200);
    CHECK(sample.record().coverage.unknown_paths.front().path == "/Root/r:N0");
}

TEST_CASE("a document in another encoding is read as its UTF-8 form, and both are kept") {
    const std::string map = in_procedure("title = r:Title");
    std::string bytes =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Root xmlns=\"urn:r\"><Title>caf\xE9</Title></Root>";
    const Sample sample = read_whole(small_vocabulary(), {map}, bytes);
    CHECK(sample.values() == Values{"procedure[0].title = café"});
    CHECK(sample.record().bytes == bytes);
    CHECK(sample.record().text.find("café") != std::string_view::npos);
    const Cell& title = only_cell(sample, 1, "title");
    CHECK(sample.record().text.substr(title.byte, 7) == "<Title>");
}

TEST_CASE("the record names the document, its map and its version") {
    const Sample sample = read_sample(
        sample_map("version r:V like \"sdk-{version}\" known 1.0..1.9\nrow procedure in procedure at . end"),
        "<V>sdk-1.4</V>");
    CHECK(sample.record().name == "sample.xml");
    CHECK(sample.record().format == "sample");
    CHECK(sample.record().format_version == "1.4");
    CHECK(sample.record().notes.empty());
}

TEST_CASE("a format is detected from the root's start tag alone") {
    const FormatSet formats = load_maps(small_vocabulary(), {sample_map("")});
    const auto found = detect_format(formats, Input{"x.xml", "<p:Root xmlns:p='urn:r'><broken"});
    REQUIRE(found.has_value());
    CHECK(found.value().name == "sample");
    CHECK(found.value().root_namespace == "urn:r");
    const auto other = detect_format(formats, Input{"x.xml", "<Root/>"});
    REQUIRE(!other.has_value());
    CHECK(other.error().code == "E-NOT-PROCUREMENT");
    CHECK(other.error().place.line == 1);
    const auto refused = detect_format(formats, Input{"x.xml", "<!DOCTYPE Root><Root/>"});
    REQUIRE(!refused.has_value());
    CHECK(refused.error().code == "E-DTD");
}

}  // namespace proviso::test
