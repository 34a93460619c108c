// What values mean: texts and their pieces, languages, codes, masks, pointers, and values that say nothing.
#include "tests/support/catch.hpp"

#include <string>

#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

std::string titled(std::string_view declarations) {
    return sample_map(
        std::string{declarations} +
        "\nrow procedure in procedure at . id = r:ID title = r:T by @lang kind = r:K open = r:O end");
}

constexpr std::string_view pointers = R"(pointer shorter than 60
    en "see documents" or "see annex A"
    de "siehe Vergabeunterlagen" or "gemäß den Unterlagen"
  end
  non-answer "n/a", "-", "keine Angabe")";

Values titles(std::string_view declarations, std::string_view text) {
    return read_sample(titled(declarations), "<T>" + std::string{text} + "</T>").values();
}

bool is_pointer(std::string_view text) {
    const Values values = titles(pointers, text);
    REQUIRE(values.size() == 1);
    return values.front().starts_with("procedure[0].title = declared-elsewhere");
}

}  // namespace

TEST_CASE("a text is read whole, whatever interrupts it") {
    const Values expected{"procedure[0].title = one & two"};
    for (const std::string text : {"one &amp; two", "one &#38; t<!-- c -->wo", "one <![CDATA[&]]> two",
                                   "<?p i?>one &amp; two\n", " \t\r\n one &amp; two \r\n"}) {
        CHECK(titles("", text) == expected);
    }
    CHECK(titles("", "a<Inner>not this</Inner>b<a:X/>c") == Values{"procedure[0].title = abc"});
}

TEST_CASE("an element that is read within another keeps its own text") {
    const std::string map = in_procedure("title = r:T id = r:T/r:U/r:V");
    CHECK(read_sample(map, "<T>out<U> not <V>i<!-- -->n</V> not </U>side</T>").values() ==
          Values{"procedure[0].id = in", "procedure[0].title = outside"});
}

TEST_CASE("an element without text is silent") {
    CHECK(titles("", "").empty());
    CHECK(titles("", " \n ").empty());
    CHECK(read_sample(in_procedure("kind = r:K/@code"), "<K code=' '/>").values().empty());
}

TEST_CASE("a text knows its language") {
    CHECK(read_sample(titled(""), "<T lang='DEU'>a</T><T lang='fr'>b</T><T>c</T><T lang='DEU'>d</T>")
              .values() == Values{"procedure[0].title = de a", "procedure[0].title = fr b",
                                  "procedure[0].title = c", "procedure[0].title = de d"});
}

TEST_CASE("codes of all versions are one concept, and an unknown code is unreadable") {
    const std::string map = sample_map(R"(table ground labour = "new-labour", "old.LABOUR" same = "same" end
        row procedure in procedure at . kind = r:K through ground end)");
    const Sample sample =
        read_sample(map, "<K>new-labour</K><K>old.LABOUR</K><K>same</K><K>old.labour</K><K>x</K><K>x</K>");
    CHECK(sample.values() == Values{"procedure[0].kind = labour (new-labour)",
                                    "procedure[0].kind = labour (old.LABOUR)", "procedure[0].kind = same",
                                    "procedure[0].kind = unreadable old.labour",
                                    "procedure[0].kind = unreadable x", "procedure[0].kind = unreadable x"});
    CHECK(sample.record().coverage.unknown_codes == Values{"ground: old.labour", "ground: x"});
}

TEST_CASE("masked values are withheld and left-over ones unreadable") {
    const std::string map = titled("withheld \"unpublished\", \"-1\"\nplaceholder \"_DEFAULT_\"");
    CHECK(read_sample(map, "<ID>-1</ID><T>_DEFAULT_</T><K>unpublished</K><T>Unpublished</T>").values() ==
          Values{"procedure[0].id = withheld -1", "procedure[0].title = unreadable _DEFAULT_",
                 "procedure[0].title = Unpublished", "procedure[0].kind = withheld unpublished"});
}

TEST_CASE("a text that answers nothing is silent, whatever its case, blanks and full stop") {
    for (const std::string text :
         {"n/a", "N/A.", " n/a ", "-", "--", "\xE2\x80\x93", ".", "Keine Angabe!", "keine\n  angabe"}) {
        INFO(text);
        CHECK(titles(pointers, text).empty());
    }
    for (const std::string text : {"n/a but", "no", "keine Angaben", "0", "ä"})
        CHECK(titles(pointers, text).size() == 1);
    CHECK(read_sample(titled(pointers), "<K>n/a</K>").values() == Values{"procedure[0].kind = n/a"});
}

TEST_CASE("a short text with a pointing phrase is declared elsewhere and keeps its words") {
    CHECK(titles(pointers, "See Documents.") ==
          Values{"procedure[0].title = declared-elsewhere See Documents."});
    CHECK(is_pointer("For all this, SEE\n DOCUMENTS (part 2)"));
    CHECK(is_pointer("Bedingungen: siehe Vergabe\xC2\xADunterlagen"));
    CHECK(is_pointer("siehe Vergabe-\nunterlagen"));
    CHECK(is_pointer("gemäß den Unterlagen"));
    CHECK(is_pointer("GEMÄSS DEN UNTERLAGEN"));
    CHECK(is_pointer("see documents"));
    CHECK(is_pointer("see-documents"));
    CHECK(!is_pointer("oversee documents"));
    CHECK(!is_pointer("see documentsX"));
    CHECK(!is_pointer("see the documents"));
    CHECK(!is_pointer("see annex"));
}

TEST_CASE("a pointing phrase in a long text says something about that text only") {
    const std::string at_limit = "see documents" + std::string(60 - 13, '.');
    CHECK(!is_pointer(at_limit));
    CHECK(is_pointer(at_limit.substr(0, 59)));
    // Characters count, not bytes.
    std::string wide = "see documents ";
    for (int i = 0; i < 45; ++i) wide += "ä";
    CHECK(is_pointer(wide));
}

TEST_CASE("only prose points to other documents") {
    CHECK(read_sample(titled(pointers), "<ID>see documents</ID>").values() ==
          Values{"procedure[0].id = see documents"});
}

TEST_CASE("a constant is written where the path is, with or without a text") {
    const std::string map = in_procedure("open = r:Open as \"true\"\n kind = r:Closed/@since as \"closed\"");
    CHECK(read_sample(map, "<Open/><Closed/>").values() == Values{"procedure[0].open = true"});
    CHECK(read_sample(map, "<Closed since='2026'/>").values() == Values{"procedure[0].kind = closed"});
}

TEST_CASE("a value that is not of its type is unreadable") {
    CHECK(read_sample(titled(""), "<O>perhaps</O>").values() ==
          Values{"procedure[0].open = unreadable perhaps"});
    CHECK(read_sample(titled(""), "<O>true</O>").values() == Values{"procedure[0].open = true"});
}

TEST_CASE("a document that is not at hand is not supplied") {
    const std::string map = in_procedure(R"(row lot in lots at r:Lot
        row document in documents at r:Doc link = r:URI text = not-supplied by r:URI end
        terms = not-supplied end)");
    CHECK(read_sample(map, "<Lot><Doc><URI>https://x.example/1</URI></Doc><Doc/></Lot>").values() ==
          Values{"procedure[0].lots[0].terms = not-supplied ",
                 "procedure[0].lots[0].documents[0].link = https://x.example/1",
                 "procedure[0].lots[0].documents[0].text = not-supplied https://x.example/1"});
}

TEST_CASE("a marker keeps a list open, and only where its row is kept") {
    const std::string map = in_procedure(R"(row lot in lots at r:Lot where @k
        mark documents declared-elsewhere when r:Source = "espd"
        mark terms withheld when @masked and not r:T
        terms = r:T end)");
    CHECK(read_sample(map,
                      "<Lot k=''><Source>espd</Source></Lot><Lot k='' masked=''/><Lot masked=''/>"
                      "<Lot k='' masked=''><T>t</T></Lot>")
              .values() == Values{"procedure[0].lots[0].documents = declared-elsewhere espd",
                                  "procedure[0].lots[1].terms = withheld ",
                                  "procedure[0].lots[2].terms = t"});
}

TEST_CASE("a fallback place is used where the right one says nothing, and coverage names it") {
    const std::string map = in_procedure(
        "id = r:ID[@k = \"x\"], fallback r:ID[not @k], fallback r:Old/r:ID\n row lot in lots at r:Lot, "
        "fallback r:Else/r:Lot id = r:ID end");
    const Sample right = read_sample(map, "<Old><ID>3</ID></Old><ID>2</ID><ID k='x'>1</ID>");
    CHECK(right.values() == Values{"procedure[0].id = 1"});
    CHECK(right.record().coverage.fallback_paths.empty());
    const Sample wrong =
        read_sample(map, "<Old><ID>3</ID></Old><ID k='x'/><Else><Lot><ID>L</ID></Lot></Else>");
    CHECK(wrong.values() == Values{"procedure[0].id = 3", "procedure[0].lots[0].id = L"});
    CHECK(wrong.record().coverage.fallback_paths == Values{"/Root/r:Else/r:Lot", "/Root/r:Old/r:ID"});
}

TEST_CASE("two lines that read one element for one field give one value") {
    const std::string map =
        in_procedure("kind = r:K[@list = \"kinds\"]\n kind = r:K[. = \"known\"]\n title = r:K");
    CHECK(read_sample(map, "<K list='kinds'>known</K><K list='kinds'>new</K><K>known</K>").values() ==
          Values{"procedure[0].title = known", "procedure[0].title = new", "procedure[0].title = known",
                 "procedure[0].kind = known", "procedure[0].kind = new", "procedure[0].kind = known"});
}

}  // namespace proviso::test
