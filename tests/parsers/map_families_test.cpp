// What formats of many dialects need: several namespaces and names that mean the same, languages and terms
// that are said once for all below, texts in paragraphs, dates in other orders.
#include "tests/support/catch.hpp"

#include <string>

#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

const std::string dialects = R"(
map dialects "Dialects"
  namespace d = "urn:new", "old/relative", ""
  element NOTICE = d:Call, d:Award
  recognise d:Root
  version @VERSION, else NOTICE/@VERSION like "R2.{version}.{rest}", "R1"
  language NOTICE by @LG
  row procedure in procedure at NOTICE
    title = d:Title whole
  end
end
)";

Sample read_dialect(const std::string& bytes) { return read_whole(small_vocabulary(), {dialects}, bytes); }

}  // namespace

TEST_CASE("several namespaces mean the same, and none may be one of them (trap 1)") {
    const Values expected{"procedure[0].title = de Los"};
    const std::string call = "<Call LG='DE'><Title>Los</Title></Call></Root>";
    CHECK(read_dialect("<Root xmlns='urn:new' VERSION='R1'>" + call).values() == expected);
    CHECK(read_dialect("<Root xmlns='old/relative' VERSION='R1'>" + call).values() == expected);
    CHECK(read_dialect("<Root VERSION='R1'>" + call).values() == expected);
    const std::string mixed = "<x:Call xmlns:x='urn:new' LG='DE'><Title>Los</Title></x:Call></Root>";
    CHECK(read_dialect("<Root VERSION='R1'>" + mixed).values() == expected);
}

TEST_CASE("a format of one country may have one language") {
    const Sample sample = read_sample(
        sample_map("language \"fr\"\nrow procedure in procedure at .\n title = r:Title\n id = r:ID\nend"),
        "<ID>1</ID><Title>Titre</Title>");
    CHECK(sample.values() == Values{"procedure[0].id = 1", "procedure[0].title = fr Titre"});
    CHECK(faults({sample_map("language \"francais\"")}) == Values{"E0801 \"francais\""});
}

TEST_CASE("elements of one set mean the same, and a path to them says so") {
    const Sample sample = read_dialect("<Root VERSION='R1'><Award LG='fr'><Title>Lot</Title></Award></Root>");
    CHECK(sample.values() == Values{"procedure[0].title = fr Lot"});
    const Dossier& dossier = sample.dossier;
    CHECK(dossier
              .row(dossier.children(
                  root_row, dossier.vocabulary().find_field(dossier.vocabulary().root(), "procedure"))[0])
              .path == "/Root/*");
}

TEST_CASE(
    "a version may stand in one of several places, and is shown whole where its pattern has no number") {
    CHECK(read_dialect("<Root VERSION='R1'><Call VERSION='R2.4.x'/></Root>").record().format_version == "R1");
    CHECK(read_dialect("<Root><Call VERSION='R2.4.7.x'/></Root>").record().format_version == "4.7");
}

TEST_CASE("a text in paragraphs is one text, with what is marked within them") {
    const Sample sample = read_dialect(
        "<Root VERSION='R1'><Call LG='DE'><Title><P>Erster <b>fetter</b> "
        "Satz.</P><P>Zweiter.</P></Title></Call></Root>");
    CHECK(sample.values() == Values{"procedure[0].title = de Erster fetter Satz.\nZweiter."});
    CHECK(sample.record().coverage.unknown == 0);
}

TEST_CASE("white space between paragraphs is no text") {
    const Sample sample = read_dialect(
        "<Root VERSION='R1'><Call LG='DE'><Title>\n  <P>Erster.</P>\n  "
        "<P>Zweiter.</P>\n</Title></Call></Root>");
    CHECK(sample.values() == Values{"procedure[0].title = de Erster.\nZweiter."});
}

TEST_CASE("an element in two sets, or used before its set, is refused") {
    const auto map = [](const std::string& items) {
        return "map a \"A\"\n namespace r = \"urn:r\"\n recognise r:Root\n" + items + "\nend\n";
    };
    CHECK(faults({map("element A = r:X, r:Y\n element B = r:Z, r:Y")}) == Values{"E0803 r:Y"});
    CHECK(faults({map("namespace s = \"urn:s\", \"urn:r\"\n namespace t = \"urn:t\", \"urn:r\"")}) ==
          Values{"E0803 t"});
}

TEST_CASE("what is said once is handed down to every row of a list, rows too") {
    const Sample sample = read_sample(in_procedure(R"(
        every lots
          terms = r:Terms by @lang
          row document in documents at r:Paper
            id = r:ID
          end
        end
        row lot in lots at r:Lot
          id = r:ID
        end)"),
                                      "<Lot><ID>1</ID></Lot><Lot><ID>2</ID></Lot>"
                                      "<Terms>fair</Terms><Paper><ID>P</ID></Paper>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[0].terms = fair",
                                    "procedure[0].lots[0].documents[0].id = P", "procedure[0].lots[1].id = 2",
                                    "procedure[0].lots[1].terms = fair",
                                    "procedure[0].lots[1].documents[0].id = P"});
}

TEST_CASE("rows with one key get what is handed down once, and a row that does not count gets nothing") {
    const std::string map = in_procedure(R"(
        every lots
          row document in documents at r:Paper
            id = r:ID
          end
        end
        row lot in lots at r:Lot where r:ID = "1" key r:ID
          id = r:ID
        end
        row lot in lots at r:Lot where r:Title key r:ID
          title = r:Title by @lang
        end)");
    const Sample sample = read_sample(
        map,
        "<Lot><ID>1</ID><Title lang='de'>Los</Title></Lot><Lot><ID>2</ID></Lot><Paper><ID>P</ID></Paper>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[0].title = de Los",
                                    "procedure[0].lots[0].documents[0].id = P"});
}

TEST_CASE("what is handed down is no row of its own") {
    const Sample sample =
        read_sample(in_procedure("every lots\n terms = r:Terms by @lang\n end"), "<Terms>fair</Terms>");
    CHECK(sample.values().empty());
    CHECK(sample.is_carried("lot", "terms"));
}

TEST_CASE("what is handed down goes to the rows of a list only, and not through two lists at once") {
    CHECK(faults({in_procedure("every id\n end")}) == Values{"E0805 id"});
    CHECK(faults({in_procedure("every lots\n every documents\n end\n end")}) == Values{"E0805 documents"});
}

TEST_CASE("the first place that says a value is believed, and the last may be a constant") {
    const std::string map = in_procedure("id = r:A, else r:B, else \"none\"");
    CHECK(read_sample(map, "<B>b</B><A>a</A>").values() == Values{"procedure[0].id = a"});
    CHECK(read_sample(map, "<B>b</B><A/>").values() == Values{"procedure[0].id = b"});
    const Sample last = read_sample(map, "");
    CHECK(last.values() == Values{"procedure[0].id = none"});
    CHECK(last.record().coverage.fallback_paths.empty());
}

TEST_CASE(
    "a row may take the first of several values, and what is said elsewhere only if it says nothing itself") {
    const std::string map = in_procedure(R"(
        every lots
          weight = r:Weight if silent
          title = r:Title by @lang if silent
        end
        row lot in lots at r:Lot
          weight = r:Weight first
          title = r:Title by @lang
        end)");
    CHECK(read_sample(map,
                      "<Lot><Weight>1</Weight><Weight>2</Weight></Lot><Weight>3</Weight>"
                      "<Title lang='de'>Los</Title>")
              .values() == Values{"procedure[0].lots[0].title = de Los", "procedure[0].lots[0].weight = 1"});
    CHECK(read_sample(map, "<Lot/><Weight>3</Weight>").values() == Values{"procedure[0].lots[0].weight = 3"});
}

TEST_CASE("a block may be read below another element, and twice") {
    const std::string map = sample_map(R"(
        block name
          title = r:Title by @lang
        end
        row procedure in procedure at .
          use name
          use name at r:Inner
        end)");
    CHECK(read_sample(map, "<Title lang='de'>Titel</Title><Inner><Title lang='fr'>Titre</Title></Inner>")
              .values() == Values{"procedure[0].title = de Titel", "procedure[0].title = fr Titre"});
}

TEST_CASE("a key may fall back on a constant") {
    const std::string map =
        in_procedure("row lot in lots at r:Lot key @no, else \"1\"\n title = r:T by @lang\n end");
    CHECK(
        read_sample(
            map,
            "<Lot><T lang='de'>a</T></Lot><Lot no='2'><T lang='de'>b</T></Lot><Lot><T lang='fr'>c</T></Lot>")
            .values() == Values{"procedure[0].lots[0].title = de a", "procedure[0].lots[0].title = fr c",
                                "procedure[0].lots[1].title = de b"});
}

TEST_CASE("rows may stand at one place or another, and share a key that is a constant") {
    const std::string map =
        in_procedure("row lot in lots at r:A, else r:B key \"one\"\n title = r:T by @lang\n end");
    CHECK(read_sample(map, "<A><T lang='de'>Los</T></A><B><T lang='fr'>Lot</T></B>").values() ==
          Values{"procedure[0].lots[0].title = de Los", "procedure[0].lots[0].title = fr Lot"});
}

TEST_CASE("dates are read in the order that the map says") {
    const std::string map =
        in_procedure("begun-on = r:End whole dated \"{day} {month} {year}{rest}\", \"{year}{month}{day}\"");
    const auto read = [&](const std::string& end) {
        return read_sample(map, "<End>" + end + "</End>").values();
    };
    CHECK(read("<D>3</D><M>11</M><Y>2021</Y><T>12:00</T>") ==
          Values{"procedure[0].begun-on = 2021-11-03 (3\n11\n2021\n12:00)"});
    CHECK(read("20211103") == Values{"procedure[0].begun-on = 2021-11-03 (20211103)"});
    CHECK(read("31 02 2021") == Values{"procedure[0].begun-on = unreadable 31 02 2021"});
    CHECK(faults({in_procedure("begun-on = r:End dated \"{day}.{month}\"")}) ==
          Values{"E0801 \"{day}.{month}\""});
    CHECK(faults({in_procedure("id = r:End dated \"{day}.{month}.{year}\"")}) ==
          Values{"E0806 \"{day}.{month}.{year}\""});
}

}  // namespace proviso::test
