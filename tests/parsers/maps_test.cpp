// The map language: what is a map, and what is said about a map that is none.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

#include "model/base/limits.hpp"
#include "rules/language/map_file.hpp"
#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

clause::ParsedMap parse(const std::string& text) {
    return clause::parse_map(clause::Source{"test.map", text});
}

Values roots_of(const FormatSet& formats) {
    Values names;
    for (const FormatInfo& info : formats.formats()) {
        names.push_back(info.name + " " + info.root_namespace + " " + info.root_name +
                        (info.has_rows ? "" : " (no rows)"));
    }
    return names;
}

}  // namespace

TEST_CASE("a map is read with all its items") {
    const clause::ParsedMap parsed = parse(R"(# A comment.
map sample "Sample notice"
  namespace r = "urn:r"
  recognise r:Root, r:Other
  version r:Version like "sdk-{version}", "sdk-{version}#{rest}" known 1.0..1.15
  subtype EXT/r:Subtype
  ladder EXT = r:Extensions/r:Extension
  withheld "unpublished", "-1"
  placeholder "_DEFAULT_"
  pointer shorter than 240
    en "see documents" or "see \"annex\""
    de "siehe Unterlagen"
  end
  non-answer "n/a", "-"
  table grounds
    labour-law = "a", "b"
    other = "c"
  end
  leave r:Stamp "says nothing"
  row procedure in procedure at .
    id = r:ID
    mark criteria declared-elsewhere when r:Source = "espd"
    row lot in lots at r:Lot, fallback r:Part/r:Lot where r:ID/@scheme = "Lot" key r:ID
        for version 1.3.. carried for subtype 7..22, CEI
      terms = r:Terms[r:Code/@list = "conditions"]/r:Text, fallback r:Terms/r:Note
        by @lang carried for subtype 16
      aim = r:Aim through grounds for version ..1.2
      leave r:Review "no remedy"
    end
  end
end
)");
    REQUIRE(parsed.diagnostics.empty());
    const clause::MapTree& map = parsed.map;
    CHECK(map.name.text == "sample");
    CHECK(map.title == "Sample notice");
    CHECK(map.roots.size() == 2);
    REQUIRE(map.versions.size() == 1);
    CHECK(map.versions.front().patterns.size() == 2);
    CHECK(map.versions.front().known.to == clause::MapVersion{1, 15});
    CHECK(map.subtype->steps.front().kind == clause::MapStep::Kind::Ladder);
    CHECK(map.pointer_characters_max == 240);
    REQUIRE(map.pointers.size() == 3);
    CHECK(map.pointers[1].text == "see \"annex\"");
    CHECK(map.pointers[2].language == "de");
    CHECK(map.tables.front().entries.front().codes == Values{"a", "b"});
    REQUIRE(map.body.rows.size() == 1);
    const clause::MapRow& procedure = map.body.rows.front();
    CHECK(procedure.path.steps.empty());
    CHECK(procedure.marks.front().state.text == "declared-elsewhere");
    REQUIRE(procedure.rows.size() == 1);
    const clause::MapRow& lot = procedure.rows.front();
    CHECK(lot.fallbacks.size() == 1);
    CHECK(lot.condition.front().path.steps.back().kind == clause::MapStep::Kind::Attribute);
    CHECK(lot.key->steps.front().name == "ID");
    CHECK(lot.guard.versions->from == clause::MapVersion{1, 3});
    CHECK(!lot.guard.versions->to);
    CHECK(lot.guard.subtypes.size() == 2);
    REQUIRE(lot.lines.size() == 2);
    CHECK(lot.lines[0].path->steps.front().condition.front().values == Values{"conditions"});
    CHECK(lot.lines[0].language->name == "lang");
    CHECK(lot.lines[0].fallbacks.size() == 1);
    CHECK(lot.lines[1].guard.versions->to == clause::MapVersion{1, 2});
}

TEST_CASE("every part of a map keeps its place in the file") {
    const std::string text = sample_map("row procedure in procedure at .\n  id = r:Part/r:ID\nend");
    const clause::MapTree map = parse(text).map;
    const clause::MapLine& line = map.body.rows.front().lines.front();
    CHECK(line.field.span.begin == text.find("id = "));
    CHECK(line.path->span.begin == text.find("r:Part"));
    CHECK(line.path->span.end == text.find("r:Part/r:ID") + 11);
}

TEST_CASE("a word of the language can be the name of a field") {
    const clause::ParsedMap parsed = parse(
        "map m row procedure in procedure at . id = r:ID version = r:V leave = r:L by = r:B row = r:R end "
        "end");
    CHECK(parsed.diagnostics.empty());
    CHECK(parsed.map.body.rows.front().lines.size() == 5);
}

TEST_CASE("several slips in one map are reported in one run") {
    CHECK(faults({"map m\n  namespace r = urn\n  recognize r:Root\n  leave r:A\n  row lot on lots at r:Lot\n "
                  " end\nend\n"}) == Values{"E0102 urn", "E0801 recognize", "E0102 ", "E0102 on"});
}

TEST_CASE("a slip of the keyboard is answered with the word that was meant") {
    const auto found = diagnostics("map m\n  recognize r:Root\nend");
    REQUIRE(found.size() == 1);
    CHECK(found.front().help == Values{"did you mean `recognise`?"});
}

TEST_CASE("a map that is not closed names the place where it was opened") {
    const auto found = diagnostics(sample_map("row procedure in procedure at .\n id = r:ID"));
    REQUIRE(found.size() == 1);
    CHECK(found.front().code == "E0105");
    CHECK(found.front().related.size() == 1);
    CHECK(faults({"map m end map n end"}) == Values{"E0801 map"});
    CHECK(faults({""}) == Values{"E0801 "});
}

TEST_CASE("an unknown entity or field is reported with those that there are") {
    CHECK(faults({in_procedure("titel = r:Title\n row lod in lots at r:Lot end")}) ==
          Values{"E0802 titel", "E0802 lod"});
    const auto found = diagnostics(in_procedure("titel = r:Title"));
    CHECK(found.front().help.front().find("title") != std::string::npos);
}

TEST_CASE("an unknown prefix, ladder or table is reported") {
    CHECK(faults({in_procedure("id = x:ID\n title = LADDER/r:Title\n kind = r:Kind through kinds")}) ==
          Values{"E0803 x:ID", "E0803 LADDER", "E0803 kinds"});
    CHECK(faults({sample_map("namespace r = \"urn:other\"")}) == Values{"E0803 r"});
    CHECK(faults({sample_map("table t x = \"1\" y = \"1\" end")}) == Values{"E0803 y"});
}

TEST_CASE("a path that both reads and leaves an element is reported") {
    CHECK(faults({in_procedure("id = r:Part/r:ID\n leave r:Part \"nothing\"")}) == Values{"E0804 r:Part"});
    const auto found = diagnostics(in_procedure("id = r:Part/r:ID\n leave r:Part \"nothing\""));
    REQUIRE(found.front().related.size() == 1);
    CHECK(found.front().related.front().begin < found.front().begin);
    CHECK(faults({in_procedure("leave . \"nothing\"")}) == Values{"E0804 ."});
    CHECK(faults({in_procedure("id = r:Part/r:ID\n leave r:Part/r:Name \"nothing\"")}).empty());
}

TEST_CASE("a row needs a list of its entity") {
    CHECK(faults({in_procedure("row lot in criteria at r:Lot end\n row lot in title at r:Lot end")}) ==
          Values{"E0805 criteria", "E0805 title"});
}

TEST_CASE("a line that cannot fill its field is reported") {
    CHECK(faults({in_procedure("lots = r:Lot")}) == Values{"E0806 lots"});
    CHECK(faults({sample_map(
              "table t a = \"1\" end row procedure in procedure at . title = r:T through t end")}) ==
          Values{"E0806 t"});
    CHECK(faults({in_procedure("id = r:ID by @lang")}) == Values{"E0806 lang"});
    CHECK(faults({in_procedure("open = r:Open as \"yes\"")}) == Values{"E0806 \"yes\""});
    CHECK(faults({in_procedure("begun-on = r:Begun as \"2026-02-30\"")}) == Values{"E0806 \"2026-02-30\""});
    CHECK(faults({in_procedure("title = r:T by @lang\n title = r:T by @other")}) == Values{"E0806 other"});
}

TEST_CASE("a range that is backwards or empty is reported") {
    CHECK(faults({in_procedure("id = r:ID for version 1.10..1.9")}) == Values{"E0807 1.10..1.9"});
    CHECK(faults({in_procedure("id = r:ID carried for subtype 22..7")}) == Values{"E0807 22..7"});
    CHECK(faults({in_procedure("id = r:ID carried for subtype CEI..E3")}) == Values{"E0807 CEI..E3"});
    CHECK(faults({in_procedure("id = r:ID for version 1.9..1.10 carried for subtype 7..22, E3")}).empty());
}

TEST_CASE("a marker has a state that a map can know") {
    CHECK(faults({in_procedure("mark lots silent when r:A")}) == Values{"E0801 silent"});
    CHECK(faults({in_procedure("mark lost withheld when r:A")}) == Values{"E0802 lost"});
}

TEST_CASE("a pattern of a version has one version and ends with the rest") {
    CHECK(faults({sample_map("version r:V like \"sdk-{versoin}\"")}) == Values{"E0801 \"sdk-{versoin}\""});
    CHECK(faults({sample_map("version r:V like \"{rest}-{version}\"")}).size() == 1);
    CHECK(faults({sample_map("version r:V like \"{version}{version}\"")}).size() == 1);
}

TEST_CASE("nothing stands below an attribute, and no row at one") {
    CHECK(faults({in_procedure("row lot in lots at r:Lot/@id end")}) == Values{"E0801 r:Lot/@id"});
    CHECK(faults({in_procedure("id = r:A/@b/r:C")}) == Values{"E0801 r:C"});
}

TEST_CASE("a root element belongs to one map, and a map has one") {
    CHECK(faults({sample_map(""), "map other namespace r = \"urn:r\" recognise r:Root end"}) ==
          Values{"E0808 other"});
    CHECK(faults({"map rootless end"}) == Values{"E0801 rootless"});
}

TEST_CASE("a set of maps lists its formats by root element") {
    const FormatSet formats = load_maps(small_vocabulary(), {sample_map(""), R"(map old "Old notice"
  namespace o = "urn:o" namespace none = "" recognise o:NOTICE, none:NOTICE unmapped "comes later" end)"});
    CHECK(roots_of(formats) ==
          Values{"sample urn:r Root", "old urn:o NOTICE (no rows)", "old  NOTICE (no rows)"});
}

TEST_CASE("a hostile map ends in a diagnostic") {
    std::string rows;
    for (int i = 0; i < 5'000; ++i) rows += "row lot in lots at r:Lot ";
    CHECK(faults({in_procedure(rows)}).front().starts_with("E0009"));

    std::string brackets(100'000, '(');
    CHECK(faults({in_procedure("mark lots withheld when " + brackets)}).front().starts_with("E0009"));
    std::string nots;
    for (int i = 0; i < 50'000; ++i) nots += "not ";
    CHECK(faults({in_procedure("mark lots withheld when " + nots + "r:A")}).front().starts_with("E0009"));

    std::string predicates;
    for (int i = 0; i < 5'000; ++i) predicates += "r:A[";
    CHECK(faults({in_procedure("id = " + predicates)}).front().starts_with("E0009"));

    std::string comparisons = "@a = \"0\"";
    for (int i = 1; i < 100; ++i) comparisons += " or @a = \"" + std::to_string(i) + "\"";
    CHECK(faults({in_procedure("mark lots withheld when " + comparisons)}).front().starts_with("E0801"));

    std::string ladders = "ladder L0 = r:A\n";
    for (int i = 1; i < 40; ++i) {
        const std::string below = "L" + std::to_string(i - 1);
        ladders += "ladder L" + std::to_string(i) + " = " + below + "/" + below + "\n";
    }
    CHECK(faults({sample_map(ladders)}).front().starts_with("E0801"));

    const std::string huge(limits::source_bytes_max + 1, ' ');
    CHECK(faults({huge}).front().starts_with("E0801"));
}

TEST_CASE("places that multiply end in a diagnostic") {
    const Vocabulary vocabulary = vocabulary_of(
        "entity dossier \"Dossier\"\n nodes : list of node 0..n \"nodes\"\nend\n"
        "entity node \"Node\"\n nodes : list of node 0..n \"nodes\"\n id : text 0..1 \"id\"\nend\n");
    std::string rows;
    std::string ends;
    for (int i = 0; i < 30; ++i) {
        rows += "row node in nodes at r:A, fallback r:B\n id = r:ID\n";
        ends += "end ";
    }
    const FormatSet::Loaded loaded =
        FormatSet::load(vocabulary, {MapFile{"deep.map", sample_map(rows + ends)}});
    CHECK(loaded.formats == nullptr);
    REQUIRE(!loaded.diagnostics.empty());
    CHECK(loaded.diagnostics.front().code == "E0801");
}

TEST_CASE("mutations of a sound map never do harm") {
    const std::string sound = in_procedure(
        "row lot in lots at r:Lot where r:ID/@s = \"Lot\" key r:ID\n terms = r:T[@a = \"b\"]/r:D by @l\nend");
    for (std::size_t i = 0; i < sound.size(); ++i) {
        std::string cut = sound;
        cut.erase(i, 3);
        std::string swapped = sound;
        swapped[i] = "[](){}=/@\"\0\xFF"[i % 12];
        for (const std::string& text : {cut, swapped, sound.substr(0, i)}) {
            for (const clause::Diagnostic& diagnostic : diagnostics(text)) {
                CHECK(diagnostic.begin <= diagnostic.end);
                CHECK(diagnostic.end <= text.size());
            }
        }
    }
}

}  // namespace proviso::test
