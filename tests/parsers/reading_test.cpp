// Reading through a map: rows, conditions, keys, versions, and documents that are refused.
#include "tests/support/catch.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "model/base/limits.hpp"
#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

constexpr std::string_view lots_and_criteria = R"(
    row lot in lots at r:Project where r:ID/@scheme = "Lot" id = r:ID end
    row criterion in criteria at r:Project where r:ID/@scheme = "Part" text = r:ID end)";

std::string versioned(std::string_view items) {
    return sample_map(
        "version r:V like \"sdk-{version}\", \"sdk-{version}#{rest}\" known 1.0..1.9\n"
        "subtype r:S\nrow procedure in procedure at .\n" +
        std::string{items} + "\nend");
}

}  // namespace

TEST_CASE("elements match by namespace and local name, whatever the prefix") {
    const std::string map = in_procedure("id = a:ID title = r:Title kind = none:Kind");
    const Values expected{"procedure[0].id = 1", "procedure[0].title = t", "procedure[0].kind = k"};
    const Values documents{
        R"(<Root xmlns="urn:r"><ID xmlns="urn:a">1</ID><Title>t</Title><Kind xmlns="">k</Kind></Root>)",
        R"(<x:Root xmlns:x="urn:r" xmlns:a="urn:a">
             <a:ID>1</a:ID><x:Title>t</x:Title><Kind>k</Kind></x:Root>)",
        R"(<a:Root xmlns:a="urn:r" xmlns:r="urn:a" xmlns="urn:other">
             <r:ID>1</r:ID><a:Title>t</a:Title><Kind xmlns="">k</Kind></a:Root>)",
        R"(<a:Root xmlns:a="urn:r">
             <a:ID xmlns:a="urn:a">1</a:ID><a:Title>t</a:Title><Kind>k</Kind></a:Root>)"};
    for (const std::string& xml : documents) {
        const Sample sample = read_whole(small_vocabulary(), {map}, xml);
        CHECK(sample.values() == expected);
        CHECK(sample.record().coverage.unknown == 0);
    }
    CHECK(read_sample(map, "<a:Title>t</a:Title><ID>1</ID><Kind>k</Kind>").values().empty());
}

TEST_CASE("one element is a row here or there by what is in it") {
    const Sample sample =
        read_sample(in_procedure(lots_and_criteria),
                    "<Project><ID scheme='Lot'>1</ID></Project>"
                    "<Project><ID scheme='Part'>2</ID></Project>"
                    "<Project><ID scheme='Group'>3</ID></Project><Project><ID>4</ID></Project>");
    CHECK(sample.values() == Values{"procedure[0].criteria[0].text = 2", "procedure[0].lots[0].id = 1"});
}

TEST_CASE("a condition may look at a sibling that comes later") {
    const std::string map = in_procedure("title = r:Block[r:Code/@list = \"terms\"]/r:Text");
    CHECK(read_sample(map,
                      "<Block><Text>yes</Text><Code list='terms'/></Block>"
                      "<Block><Text>no</Text><Code list='other'/></Block>"
                      "<Block><Code list='terms'/><Text>again</Text></Block><Block><Text>no</Text></Block>")
              .values() == Values{"procedure[0].title = yes", "procedure[0].title = again"});
}

TEST_CASE("conditions know and, or, not, brackets, texts, tables and presence") {
    const auto kept = [](std::string_view condition, std::string_view block) {
        const std::string map =
            sample_map("table t x = \"in\" end row procedure in procedure at . title = r:B[" +
                       std::string{condition} + "]/r:T end");
        return !read_sample(map, "<B" + std::string{block} + "<T>t</T></B>").values().empty();
    };
    CHECK(kept("@a = \"1\", \"2\"", " a='2'>"));
    CHECK(!kept("@a = \"1\", \"2\"", " a='3'>"));
    CHECK(kept("@a", " a=''>"));
    CHECK(!kept("@a", ">"));
    CHECK(kept("not @a", ">"));
    CHECK(kept("r:C in t", "><C> in </C>"));
    CHECK(!kept("r:C in t", "><C>out</C>"));
    CHECK(kept("r:C = \"2\"", "><C>1</C><C>2</C>"));
    CHECK(kept("r:C", "><C/>"));
    CHECK(kept("@a and @b", " a='' b=''>"));
    CHECK(!kept("@a and @b and r:C", " a='' b=''>"));
    CHECK(kept("@a or @b", " b=''>"));
    CHECK(kept("@a or @b and r:C", " a=''>"));
    CHECK(!kept("(@a or @b) and r:C", " a=''>"));
    CHECK(kept("not (@a and @b)", " a=''>"));
    CHECK(!kept("not not not r:C", "><C/>"));
    CHECK(kept("r:C[@k = \"v\"]/r:D = \"x\"", "><C k='v'><D>x</D></C>"));
    CHECK(!kept("r:C[@k = \"v\"]/r:D = \"x\"", "><C k='v'><D>y</D></C><C><D>x</D></C>"));
    CHECK(kept("r:C[r:E[@z] and not r:F]/r:D", "><C><D/><E z=''/></C>"));
    CHECK(!kept("r:C[r:E[@z] and not r:F]/r:D", "><C><D/><E z=''/><F/></C>"));
}

TEST_CASE("a condition on an element's own text decides about that element") {
    const std::string map = in_procedure("kind = r:Kind[. = \"a\", \"b\"]");
    CHECK(read_sample(map, "<Kind>c</Kind><Kind>b</Kind>").values() == Values{"procedure[0].kind = b"});
}

TEST_CASE("nested conditions are decided each for itself") {
    const std::string map = in_procedure(R"(row lot in lots at r:Lot where r:Kind = "yes"
        id = r:ID
        row document in documents at r:Doc where r:Kind = "yes" id = r:ID end
      end)");
    const auto lot = [](std::string_view outer, std::string_view inner) {
        return "<Lot><ID>L</ID><Doc><ID>D</ID><Kind>" + std::string{inner} + "</Kind></Doc><Kind>" +
               std::string{outer} + "</Kind></Lot>";
    };
    CHECK(read_sample(map, lot("yes", "yes")).values() ==
          Values{"procedure[0].lots[0].id = L", "procedure[0].lots[0].documents[0].id = D"});
    CHECK(read_sample(map, lot("yes", "no")).values() == Values{"procedure[0].lots[0].id = L"});
    CHECK(read_sample(map, lot("no", "yes")).values().empty());
    CHECK(read_sample(map, lot("no", "yes") + lot("yes", "no")).values() ==
          Values{"procedure[0].lots[0].id = L"});
}

TEST_CASE("two conditions on one element hold both") {
    const std::string map = in_procedure("row lot in lots at r:Lot[@a] where @b id = r:ID end");
    CHECK(read_sample(map,
                      "<Lot a='' b=''><ID>1</ID></Lot><Lot a=''><ID>2</ID></Lot><Lot b=''><ID>3</ID></Lot>")
              .values() == Values{"procedure[0].lots[0].id = 1"});
}

TEST_CASE("several codes in one wrapper are several values") {
    const std::string map = sample_map(R"(table aim x = "1" y = "2" end
        row procedure in procedure at . row lot in lots at r:Lot
          aim = r:Type/r:Code[@list = "aim"] through aim end end)");
    CHECK(
        read_sample(map,
                    "<Lot><Type><Code list='aim'>1</Code><Code list='other'>2</Code><Code list='aim'>2</Code>"
                    "</Type><Type><Code list='aim'>1</Code></Type></Lot>")
            .values() == Values{"procedure[0].lots[0].aim = x (1)", "procedure[0].lots[0].aim = y (2)",
                                "procedure[0].lots[0].aim = x (1)"});
}

TEST_CASE("a ladder is a run of steps, and may hold another") {
    const std::string map = sample_map(R"(ladder A = r:X/r:Y
        ladder B = A/r:Z[@k]
        row procedure in procedure at . id = B/r:ID end)");
    CHECK(read_sample(map, "<X><Y><Z k=''><ID>1</ID></Z></Y></X>").values() == Values{"procedure[0].id = 1"});
    CHECK(read_sample(map, "<X><Y><Z><ID>1</ID></Z></Y></X>").values().empty());
}

TEST_CASE("rows with one key are one row, and what is said twice counts once") {
    const std::string map = sample_map(R"(row organisation in organisations at r:Org key r:ID
        id = r:ID name = r:Name by @lang town = r:Town end)");
    const Sample sample =
        read_sample(map,
                    "<Org><ID>ORG-1</ID><Name lang='en'>A</Name><Town>X</Town></Org>"
                    "<Org><ID>ORG-2</ID><Name>B</Name></Org>"
                    "<Org><ID>ORG-1</ID><Name lang='en'>A</Name><Name lang='de'>A</Name>"
                    "<Town>Y</Town></Org><Org><Name>C</Name></Org><Org><Name>C</Name></Org>");
    CHECK(sample.values() == Values{"organisations[0].id = ORG-1", "organisations[0].name = en A",
                                    "organisations[0].name = de A", "organisations[0].town = X",
                                    "organisations[0].town = Y", "organisations[1].id = ORG-2",
                                    "organisations[1].name = B", "organisations[2].name = C",
                                    "organisations[3].name = C"});
}

TEST_CASE("a key is one within its list and its parent only") {
    const std::string map = in_procedure(R"(row lot in lots at r:Lot key r:ID id = r:ID
        row document in documents at r:Doc key r:ID id = r:ID link = r:Link end end)");
    const Sample sample = read_sample(map,
                                      "<Lot><ID>1</ID><Doc><ID>D</ID></Doc></Lot>"
                                      "<Lot><ID>2</ID><Doc><ID>D</ID></Doc></Lot>"
                                      "<Lot><ID>1</ID><Doc><ID>D</ID><Link>l</Link></Doc></Lot>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[0].documents[0].id = D",
                                    "procedure[0].lots[0].documents[0].link = l",
                                    "procedure[0].lots[1].id = 2",
                                    "procedure[0].lots[1].documents[0].id = D"});
}

TEST_CASE("the version may come after what it decides about") {
    const std::string map = versioned(R"(title = r:Old for version ..1.2
        title = r:New for version 1.3..
        row lot in lots at r:Lot for version 1.5..1.6 id = r:ID end)");
    const std::string content = "<Old>old</Old><New>new</New><Lot><ID>1</ID></Lot>";
    CHECK(read_sample(map, content + "<V>sdk-1.2</V>").values() == Values{"procedure[0].title = old"});
    CHECK(read_sample(map, content + "<V>sdk-1.4#x</V>").values() == Values{"procedure[0].title = new"});
    CHECK(read_sample(map, "<V> sdk-1.6 </V>" + content).values() ==
          Values{"procedure[0].title = new", "procedure[0].lots[0].id = 1"});
}

TEST_CASE("an unknown minor version reads as the nearest lower one, and the notes say so") {
    const std::string map = versioned("title = r:T for version 1.9..");
    const Sample sample = read_sample(map, "<V>sdk-1.99</V><S>7</S><T>t</T>");
    CHECK(sample.values() == Values{"procedure[0].title = t"});
    CHECK(sample.record().format_version == "1.99");
    REQUIRE(sample.record().notes.size() == 1);
    const proviso::Remark& note = sample.record().notes.front();
    CHECK(note.text == "remark-newer-version");
    CHECK(note.values == proviso::Remark::Pairs{{"version", "1.99"}, {"read", "1.9"}});
}

TEST_CASE("a version of another family is refused with its name") {
    const std::string map = versioned("title = r:T");
    for (const std::string version :
         {"other-1.2", "sdk-2.0", "sdk-0.1", "sdk-1", "sdk-1.2x", "sdk-99999999999.1"}) {
        const Error error = refuse_sample(map, "<T>t</T><V>" + version + "</V>");
        CHECK(error.code == "E-NO-MAP");
        CHECK(error.message.find("`" + version + "`") != std::string::npos);
        CHECK(error.help.find("sdk-{version}") != std::string::npos);
    }
    CHECK(refuse_sample(map, "<T>t</T>").code == "E-NO-MAP");
}

TEST_CASE("a format without rows is named, with its version where it says one") {
    const Error error = refuse_sample(sample_map("unmapped \"it comes later\""), "<broken");
    CHECK(error.code == "E-NO-MAP");
    CHECK(error.message.find("it comes later") != std::string::npos);
    const std::string with_version = sample_map("unmapped \"later\" version @v like \"{rest}\"");
    const FormatSet formats = load_maps(small_vocabulary(), {with_version});
    DossierBuilder builder{small_vocabulary()};
    const auto read = read_document(formats, Input{"x.xml", "<Root xmlns='urn:r' v='R2.0.9'/>"}, builder);
    REQUIRE(!read.has_value());
    CHECK(read.error().code == "E-NO-MAP");
    CHECK(read.error().message.find("`R2.0.9`") != std::string::npos);
}

TEST_CASE("a document that is refused leaves nothing behind") {
    const std::string map = in_procedure("title = r:T row lot in lots at r:Lot id = r:ID end");
    CHECK(refuse_sample(map, "<T>t</T><Lot><ID>1</ID></Lot></Root><Root>").code == "E-WF");
    CHECK(refuse_sample(map, "<T>t</T><x:T/>").code == "E-NS");
}

TEST_CASE("a document that is cut short anywhere leaves nothing behind") {
    const FormatSet formats = load_maps(small_vocabulary(), {in_procedure(lots_and_criteria)});
    const std::string whole =
        document("<Project><ID scheme='Lot'>1 &amp; 2</ID></Project><Project><Who/></Project>");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        DossierBuilder builder{small_vocabulary()};
        const auto read =
            read_document(formats, Input{"cut.xml", std::string_view{whole}.substr(0, size)}, builder);
        REQUIRE(!read.has_value());
        REQUIRE(builder.documents().empty());
        REQUIRE(builder.rows().size() == 1);
        REQUIRE(builder.cells().empty());
    }
}

TEST_CASE("a document has no more rows than a dossier") {
    std::string rows;
    for (int i = 0; i < 10; ++i) {
        rows += "row lot in lots at r:L where not @n" + std::to_string(i) + " id = r:ID end\n";
    }
    const FormatSet formats =
        load_maps(small_vocabulary(), {in_procedure(rows + "row lot in lots at r:M end")});
    // Ten rows for each `L`, one for each `M`, one for the procedure and one for the dossier.
    const auto read_with = [&](int more) {
        std::string content;
        for (int i = 0; i < 99'999; ++i) content += "<L/>";
        for (int i = 0; i < 8 + more; ++i) content += "<M/>";
        const std::string bytes = document(content);
        DossierBuilder builder{small_vocabulary()};
        const auto read = read_document(formats, Input{"rows.xml", bytes}, builder);
        CHECK(builder.rows().size() == (read.has_value() ? limits::rows_max : 1U));
        return read.has_value() ? std::string{"read"} : read.error().code;
    };
    CHECK(read_with(0) == "read");
    CHECK(read_with(1) == "E-LIMIT-ROWS");
}

TEST_CASE("a notice subtype decides which fields there can be") {
    const std::string map = versioned(R"(id = r:ID
        title = r:T carried for subtype 7..22, CEI
        kind = r:K for version 1.5..
        kind = r:K2 carried for subtype 16
        row lot in lots at r:Lot carried for subtype 16 terms = r:X end)");
    const auto carried = [&](std::string_view head, std::string_view field) {
        return read_sample(map, head).is_carried("procedure", field);
    };
    CHECK(carried("<V>sdk-1.1</V><S>16</S>", "title"));
    CHECK(carried("<V>sdk-1.1</V><S>CEI</S>", "title"));
    CHECK(!carried("<V>sdk-1.1</V><S>23</S>", "title"));
    CHECK(!carried("<V>sdk-1.1</V><S>E3</S>", "title"));
    CHECK(carried("<V>sdk-1.1</V><S>23</S>", "id"));
    CHECK(!carried("<V>sdk-1.1</V><S>16</S>", "open"));
    CHECK(carried("<V>sdk-1.1</V><S>16</S>", "kind"));
    CHECK(!carried("<V>sdk-1.6</V><S>7</S>", "kind"));
    CHECK(!carried("<V>sdk-1.1</V><S>7</S>", "lots"));
    CHECK(carried("<V>sdk-1.1</V>", "title"));
    CHECK(read_sample(map, "<V>sdk-1.1</V>").record().notes.size() == 1);
    CHECK(read_sample(map, "<V>sdk-1.1</V><S>7</S>").record().notes.empty());
}

TEST_CASE("references that lead nowhere are plain values") {
    const Sample sample =
        read_sample(in_procedure("row lot in lots at r:Lot id = r:Ref end"), "<Lot><Ref>ORG-9</Ref></Lot>");
    CHECK(sample.values() == Values{"procedure[0].lots[0].id = ORG-9"});
}

TEST_CASE("two documents fill one dossier") {
    const FormatSet formats = load_maps(small_vocabulary(), {in_procedure("title = r:T")});
    const std::string first = document("<T>one</T>");
    const std::string second = document("<T>two</T>");
    DossierBuilder builder{small_vocabulary()};
    REQUIRE(read_document(formats, Input{"1.xml", first}, builder).has_value());
    const auto index = read_document(formats, Input{"2.xml", second}, builder);
    REQUIRE(index.has_value());
    CHECK(index.value() == 1);
    CHECK(builder.rows().back().document == 1);
    CHECK(builder.cells().back().cell.document == 1);
}

TEST_CASE("a file of the user's own adds a field to the model and to a map") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "proviso-map-test";
    fs::create_directories(folder);
    std::ofstream{folder / "more.map"} << "map sample\n  row procedure in procedure at .\n"
                                          "    row lot in lots at r:Lot where @k key r:ID\n"
                                          "      colour = r:Colour\n    end\n  end\nend\n";
    std::ofstream{folder / "more.model"} << "entity lot \"Lot\"\n  colour : text 0..1 \"colour\"\nend\n";
    const auto load = [&](const char* name) {
        std::ostringstream text;
        text << std::ifstream{folder / name}.rdbuf();
        return text.str();
    };
    const Vocabulary vocabulary = vocabulary_of(std::string{small_model()} + load("more.model"));
    const std::string shipped = in_procedure("row lot in lots at r:Lot where @k key r:ID id = r:ID end");
    const std::string xml = document("<Lot k=''><ID>1</ID><Colour>red</Colour></Lot>");
    CHECK(read_whole(vocabulary, {shipped}, xml).values() == Values{"procedure[0].lots[0].id = 1"});
    const Sample extended = read_whole(vocabulary, {shipped, load("more.map")}, xml);
    CHECK(extended.values() == Values{"procedure[0].lots[0].id = 1", "procedure[0].lots[0].colour = red"});
    CHECK(extended.record().coverage.unknown == 0);
    fs::remove_all(folder);
}

}  // namespace proviso::test
