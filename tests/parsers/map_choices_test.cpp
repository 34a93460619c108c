// Where a map offers a choice: variants of a format, places of a value one after the other, values that are
// only a part of what stands there, and files that stand in the document itself.
#include "tests/support/catch.hpp"

#include <string>

#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

const std::string variants =
    sample_map(R"(variant "first.kind" when r:Kind like "urn:first:{version}", "first"
  variant "any.first" when r:Kind like "urn:first:{rest}"
  variant "by.profile" when r:Profile like "urn:profile{rest}"
  variant "plain"
  row procedure in procedure at . id = r:ID end)");

std::string variant_of(std::string_view content) {
    return read_sample(variants, content).record().format_version;
}

}  // namespace

TEST_CASE("a document is called by the first variant of its format that its values fit") {
    CHECK(variant_of("<Kind>urn:first:1.2</Kind>") == "first.kind 1.2");
    CHECK(variant_of("<Kind>\n  first  </Kind>") == "first.kind");
    CHECK(variant_of("<Kind>urn:first:old</Kind>") == "any.first");
    CHECK(variant_of("<Profile>urn:profile:7</Profile><Kind>urn:other</Kind>") == "by.profile");
    CHECK(variant_of("<Profile>urn:profile:7</Profile><Kind>first</Kind>") == "first.kind");
}

TEST_CASE("a document that fits no variant is the plain one, and is read all the same") {
    CHECK(variant_of("<Kind>urn:other</Kind>") == "plain");
    CHECK(variant_of("") == "plain");
    const std::string without_plain =
        sample_map(R"(variant "v" when r:Kind like "v" row procedure in procedure at . id = r:ID end)");
    const Sample sample = read_sample(without_plain, "<ID>7</ID>");
    CHECK(sample.record().format_version.empty());
    CHECK(sample.values() == Values{"procedure[0].id = 7"});
}

TEST_CASE("a pattern of a variant is checked like one of a version") {
    CHECK(faults({sample_map("variant \"v\" when r:Kind like \"{kind}\"")}) == Values{"E0801 \"{kind}\""});
    CHECK(faults({sample_map("variant \"v\" when r:Kind")}) == Values{"E0102 "});
}

TEST_CASE("places as good as the first are asked in their order, and coverage does not call them unusual") {
    const std::string map = in_procedure("id = r:A, else r:B, else r:C, fallback r:D");
    CHECK(read_sample(map, "<C>c</C><B>b</B><A>a</A>").values() == Values{"procedure[0].id = a"});
    const Sample second = read_sample(map, "<D>d</D><C>c</C><B>b</B><A> </A>");
    CHECK(second.values() == Values{"procedure[0].id = b"});
    CHECK(second.record().coverage.fallback_paths.empty());
    CHECK(read_sample(map, "<C>c</C><D>d</D>").values() == Values{"procedure[0].id = c"});
    const Sample last = read_sample(map, "<D>d</D>");
    CHECK(last.values() == Values{"procedure[0].id = d"});
    CHECK(last.record().coverage.fallback_paths == Values{"/Root/r:D"});
}

TEST_CASE("each row asks its places by itself") {
    const std::string map = in_procedure("row lot in lots at r:Lot id = r:A, else r:B end");
    CHECK(read_sample(map, "<Lot><A>1</A><B>x</B></Lot><Lot><B>2</B></Lot>").values() ==
          Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[1].id = 2"});
}

TEST_CASE("what stands behind a sign is no part of the value, and is kept as it was spelt") {
    const std::string map = in_procedure(R"(row lot in lots at r:Lot cpv = r:Code before "-" end)");
    CHECK(read_sample(map, "<Lot><Code>30213100-6</Code></Lot><Lot><Code>30213100</Code></Lot>").values() ==
          Values{"procedure[0].lots[0].cpv = 30213100 (30213100-6)", "procedure[0].lots[1].cpv = 30213100"});
    CHECK(read_sample(map, "<Lot><Code>-6</Code></Lot>").values().empty());
}

TEST_CASE("a file that stands in the document is missing until it has been taken out") {
    const std::string map = in_procedure(
        R"(row lot in lots at r:Lot row document in documents at r:File
             id = r:ID text = embedded r:Bytes text = not-supplied by r:Link end end)");
    const Sample sample = read_sample(map, R"(<Lot><File><ID>1</ID><Bytes>QUJD</Bytes></File>
        <File><ID>2</ID><Bytes> </Bytes></File><File><ID>3</ID><Link>https://x.example</Link></File></Lot>)");
    CHECK(sample.values() ==
          Values{"procedure[0].lots[0].documents[0].id = 1",
                 "procedure[0].lots[0].documents[0].text = not-supplied ",
                 "procedure[0].lots[0].documents[1].id = 2", "procedure[0].lots[0].documents[2].id = 3",
                 "procedure[0].lots[0].documents[2].text = not-supplied https://x.example"});
    REQUIRE(sample.record().enclosed.size() == 1);
    CHECK(sample.record().enclosed.front().base64 == "QUJD");
    CHECK(sample.bytes.compare(sample.record().enclosed.front().byte, 7, "<Bytes>") == 0);
}

TEST_CASE("a row within another may belong to a list further out, and take a value of the row around it") {
    const std::string map = sample_map(R"(row procedure in procedure at .
        row lot in lots at r:Lot
          id = r:Number, else r:ID
          row organisation in organisations of dossier at r:Maker key r:ID
            id = r:ID
            town = id of lot
          end
        end
      end)");
    const std::string maker = "<Maker><ID>M</ID></Maker>";
    const Sample sample = read_sample(
        map, "<Lot>" + maker + "<ID>1</ID></Lot><Lot><ID>2</ID><Number>22</Number>" + maker + "</Lot>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[1].id = 22",
                                    "organisations[0].id = M", "organisations[0].town = 1",
                                    "organisations[0].town = 22"});
    CHECK(faults({in_procedure("row lot in lots at r:Lot id = id of criterion end")}) ==
          Values{"E0802 criterion"});
    CHECK(faults({in_procedure("row lot in lots of lot at r:Lot id = r:ID end")}) == Values{"E0802 lot"});
    CHECK(faults({in_procedure("row lot in lots at r:Lot id = lots of procedure end")}) ==
          Values{"E0806 lots"});
}

TEST_CASE("a row that is dropped takes with it what belongs further out") {
    const std::string map = sample_map(R"(row procedure in procedure at .
        row lot in lots at r:Lot where r:Kind = "lot"
          row organisation in organisations of dossier at r:Maker id = r:ID end
        end
      end)");
    CHECK(read_sample(map, "<Lot><Maker><ID>M</ID></Maker><Kind>part</Kind></Lot>").values().empty());
}

TEST_CASE("a value may count only where its own row meets a condition") {
    const std::string map = in_procedure(R"(row lot in lots at r:Property key r:Group
        id = r:Group
        cpv = .[r:Name = "code"]/r:Value
        aim = .[r:Name = "aim" and not r:Old]/r:Value
      end)");
    CHECK(read_sample(map, R"(<Property><Group>1</Group><Name>code</Name><Value>c</Value></Property>
        <Property><Value>a</Value><Name>aim</Name><Group>1</Group></Property>
        <Property><Value>b</Value><Name>aim</Name><Old/><Group>1</Group></Property>)")
              .values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[0].aim = a",
                                  "procedure[0].lots[0].cpv = c"});
}

TEST_CASE("what stands at the top of a map may be handed down to rows at its top") {
    const std::string map = sample_map(R"(row organisation in organisations at r:Maker id = r:ID end
      every organisations town = r:Town end)");
    CHECK(read_sample(map, "<Town>T</Town><Maker><ID>1</ID></Maker><Maker><ID>2</ID></Maker>").values() ==
          Values{"organisations[0].id = 1", "organisations[0].town = T", "organisations[1].id = 2",
                 "organisations[1].town = T"});
}

}  // namespace proviso::test
