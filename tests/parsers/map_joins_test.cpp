// What is told in two places, and groups within groups: steps that repeat, anchors and joins.
#include "tests/support/catch.hpp"

#include <string>

#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

const std::string joined = R"(
  row lot in lots at r:Lot
    id = r:ID
    anchor lot = r:ID
  end
  join lot by lot at r:About key r:Lot
    title = r:Title by @lang
    mark cpv not-carried when r:Kind = "services"
  end
)";

}  // namespace

TEST_CASE("a step that repeats is none, one or several elements, one within the other") {
    const Sample sample =
        read_sample(in_procedure("row lot in lots at r:Group/r:Group*/r:Lot\n id = r:ID\n end"),
                    "<Group><Lot><ID>1</ID></Lot><Group><Lot><ID>2</ID></Lot>"
                    "<Group><Group><Lot><ID>4</ID></Lot></Group></Group></Group></Group>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[1].id = 2",
                                    "procedure[0].lots[2].id = 4"});
}

TEST_CASE("a condition on a step that repeats holds for each of them") {
    const Sample sample = read_sample(
        in_procedure("row lot in lots at r:Group/r:Group*[@on = \"yes\"]/r:Lot\n id = r:ID\n end"),
        "<Group><Group on='yes'><Group on='no'><Group on='yes'><Lot><ID>no</ID></Lot></Group></Group>"
        "<Group on='yes'><Lot><ID>yes</ID></Lot></Group></Group></Group>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = yes"});
}

TEST_CASE("a condition that looks through a step that repeats is met by any of its places") {
    const std::string map = in_procedure(
        "row lot in lots at r:Lot where r:Group*/r:Kind = \"x\" and not r:Group*/r:Kind = \"y\"\n id = "
        "r:ID\n end");
    const Sample sample =
        read_sample(map,
                    "<Lot><ID>deep</ID><Group><Group><Kind>x</Kind></Group></Group></Lot>"
                    "<Lot><ID>flat</ID><Kind>x</Kind></Lot><Lot><ID>none</ID><Kind>z</Kind></Lot>"
                    "<Lot><ID>both</ID><Kind>x</Kind><Group><Kind>y</Kind></Group></Lot>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = deep", "procedure[0].lots[1].id = flat"});
}

TEST_CASE("a path may ask something of the row's own element first") {
    const std::string map = R"(
      ladder OPEN = .[r:Kind = "open"]
      row procedure in procedure at .
        row lot in lots at r:Lot
          id = r:ID
          title = .[@on = "yes"]/r:Title
          cpv = OPEN/r:Code
        end
      end
    )";
    const Sample sample =
        read_sample(sample_map(map),
                    "<Lot on='yes'><ID>A</ID><Title>t</Title><Code>c</Code><Kind>closed</Kind></Lot>"
                    "<Lot on='no'><ID>B</ID><Title>t</Title><Code>c</Code><Kind>open</Kind></Lot>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = A", "procedure[0].lots[0].title = t",
                                    "procedure[0].lots[1].id = B", "procedure[0].lots[1].cpv = c"});
}

TEST_CASE("what nests deeper than a step repeats is unknown, and said so") {
    std::string content = "<Lot><ID>deep</ID></Lot>";
    for (int level = 0; level < 12; ++level) content = "<Group>" + content + "</Group>";
    const Sample sample =
        read_sample(in_procedure("row lot in lots at r:Group*/r:Lot\n id = r:ID\n end"), content);
    CHECK(sample.values().empty());
    CHECK(sample.record().coverage.unknown > 0);
}

TEST_CASE("a step that repeats cannot stand where just one place is meant") {
    CHECK(faults({in_procedure("row lot in lots at r:Lot key r:Group*/r:ID\n id = r:ID\n end")}) ==
          Values{"E0801 r:Group*/r:ID"});
}

TEST_CASE("what is told elsewhere is joined by key, before or after the row") {
    const Sample sample = read_sample(in_procedure(joined),
                                      "<About><Lot>B</Lot><Title lang='de'>Zweites</Title></About>"
                                      "<Lot><ID>A</ID></Lot><Lot><ID>B</ID></Lot>"
                                      "<About><Lot>A</Lot><Title lang='de'>Erstes</Title></About>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = A", "procedure[0].lots[0].title = de Erstes",
                                    "procedure[0].lots[1].id = B",
                                    "procedure[0].lots[1].title = de Zweites"});
    CHECK(sample.record().notes.empty());
}

TEST_CASE("what several joins say the same counts once, and what they say differently is kept") {
    const Sample sample = read_sample(in_procedure(joined),
                                      "<Lot><ID>A</ID></Lot><About><Lot>A</Lot><Title>x</Title></About>"
                                      "<About><Lot>A</Lot><Title>x</Title></About>"
                                      "<About><Lot>A</Lot><Title>y</Title></About>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = A", "procedure[0].lots[0].title = x",
                                    "procedure[0].lots[0].title = y"});
}

TEST_CASE("a join can say that there is no place for a field") {
    const Sample sample = read_sample(
        in_procedure(joined), "<Lot><ID>A</ID></Lot><About><Lot>A</Lot><Kind>services</Kind></About>");
    CHECK(sample.values() ==
          Values{"procedure[0].lots[0].id = A", "procedure[0].lots[0].cpv = not-carried services"});
}

TEST_CASE("where several rows have the key of a join nobody can tell which is meant") {
    const Sample sample =
        read_sample(in_procedure(joined),
                    "<Lot><ID>A</ID></Lot><Lot><ID>A</ID></Lot><About><Lot>A</Lot><Title>x</Title></About>");
    CHECK(sample.values() ==
          Values{"procedure[0].lots[0].id = A", "procedure[0].lots[0].title = unreadable x",
                 "procedure[0].lots[1].id = A", "procedure[0].lots[1].title = unreadable x"});
}

TEST_CASE("joins without a row are counted") {
    const Sample sample = read_sample(in_procedure(joined),
                                      "<Lot><ID>A</ID></Lot><About><Lot>X</Lot><Title>x</Title></About>"
                                      "<About><Lot>Y</Lot></About><About><Lot>A</Lot></About>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = A"});
    REQUIRE(sample.record().notes.size() == 1);
    CHECK(sample.record().notes.front().text == "remark-dangling");
    CHECK(sample.record().notes.front().values.front().second == "2");
}

TEST_CASE("a row for each join stands as often as it is joined, and its anchors go in pairs") {
    const std::string map = in_procedure(R"(
      row lot in lots at r:Lot for each join
        cpv = r:Kind
        anchor name = r:NameID
        anchor number = r:NumberID
      end
      join lot by name at r:Say key r:To
        title = r:Text
      end
      join lot by number at r:Say key r:To
        id = r:Text
      end
    )");
    const std::string lot = "<Lot><Kind>k</Kind><NameID>n</NameID><NumberID>m</NumberID></Lot>";
    CHECK(read_sample(map, lot).values().empty());
    const Sample sample =
        read_sample(map, lot +
                             "<Say><To>n</To><Text>one</Text></Say><Say><To>m</To><Text>1</Text></Say>"
                             "<Say><To>n</To><Text>two</Text></Say><Say><To>m</To><Text>2</Text></Say>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[0].title = one",
                                    "procedure[0].lots[0].cpv = k", "procedure[0].lots[1].id = 2",
                                    "procedure[0].lots[1].title = two", "procedure[0].lots[1].cpv = k"});
}

TEST_CASE("of a first anchor only the first value in the row counts") {
    const std::string map = in_procedure(R"(
      row lot in lots at r:Lot
        id = r:ID
        anchor answer = first r:Part/r:Part*/r:Q
      end
      join lot by answer at r:Say key r:To
        title = r:Text
      end
    )");
    const Sample sample =
        read_sample(map,
                    "<Lot><ID>A</ID><Part><Part><Q>1</Q></Part><Q>2</Q></Part></Lot>"
                    "<Say><To>1</To><Text>first</Text></Say><Say><To>2</To><Text>second</Text></Say>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = A", "procedure[0].lots[0].title = first"});
}

TEST_CASE("an inverted line turns a yes into a no, and keeps what the document says") {
    const std::string map = in_procedure("open = r:Open inverted");
    CHECK(read_sample(map, "<Open>true</Open>").values() == Values{"procedure[0].open = false (true)"});
    CHECK(read_sample(map, "<Open>0</Open>").values() == Values{"procedure[0].open = true (0)"});
    CHECK(read_sample(map, "<Open>x</Open>").values() == Values{"procedure[0].open = unreadable x"});
}

TEST_CASE("slips around joins are named") {
    CHECK(faults({in_procedure("join lot by nothing at r:X key r:Y\n title = r:Z\n end")}) ==
          Values{"E0803 nothing"});
    CHECK(faults({in_procedure("row lot in lots at r:Lot\n title = r:T inverted\n end")}) ==
          Values{"E0806 title"});
    CHECK(faults({in_procedure("anchor one = r:P\n row lot in lots at r:Lot\n anchor one = r:ID\n end")}) ==
          Values{"E0805 one"});
    CHECK(faults({in_procedure(
              "row lot in lots at r:Lot for each join\n row document in documents at r:D\n end\n end")}) ==
          Values{"E0801 lots"});
}

TEST_CASE("very many rows and joins of one key end soon") {
    std::string content;
    for (int i = 0; i < 20'000; ++i)
        content += "<Lot><ID>A</ID></Lot><About><Lot>A</Lot><Title>x</Title></About>";
    const Sample sample = read_sample(in_procedure(joined), content);
    CHECK(sample.dossier.row_count() > 20'000);
}

}  // namespace proviso::test
