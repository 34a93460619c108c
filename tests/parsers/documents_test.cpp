// Documents beside the notice: which text they hold, and which reference they answer.
#include "tests/support/catch.hpp"
#include "tests/support/remarks.hpp"
#include "tests/support/shipped_vocabulary.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include "model/closing.hpp"
#include "parsers/documents/attach.hpp"
#include "parsers/documents/read_text.hpp"
#include "parsers/xml/html_text.hpp"

using namespace std::string_literals;
using proviso::attach_document;
using proviso::AttachedDocument;
using proviso::Cell;
using proviso::Dossier;
using proviso::DossierBuilder;
using proviso::Input;
using proviso::parse_language;
using proviso::ReadText;
using proviso::Row;
using proviso::RowIndex;
using proviso::State;
using proviso::Vocabulary;

namespace {

using support::words_of;

std::string file(const std::string& path) {
    std::ifstream stream{std::string{PROVISO_SOURCE_DIR} + "/" + path, std::ios::binary};
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const Vocabulary& vocabulary() { return proviso::support::shipped_vocabulary(); }

// A notice with lots and their references, as a map leaves it.
struct Notice {
    DossierBuilder builder{vocabulary()};
    RowIndex notice = add("notice", proviso::root_row, "notice");
    RowIndex procedure = add("procedure", proviso::root_row, "procedure");

    Notice() { builder.add_document({}); }

    RowIndex add(std::string_view entity, RowIndex parent, std::string_view list) {
        Row row;
        row.entity = vocabulary().find_entity(entity);
        row.parent = parent;
        row.list = vocabulary().find_field(builder.rows()[parent].entity, list);
        return builder.add_row(row);
    }
    void set(RowIndex row, std::string_view field, std::string_view text, State state = State::Given) {
        Cell cell;
        cell.field = vocabulary().find_field(builder.rows()[row].entity, field);
        REQUIRE(cell.field != proviso::no_field);
        cell.text = builder.store(text);
        cell.state = state;
        builder.add_cell(row, cell);
    }
    RowIndex lot(std::string_view id) {
        const RowIndex row = add("lot", procedure, "lots");
        set(row, "id", id);
        return row;
    }
    RowIndex reference(RowIndex lot, std::string_view id, std::string_view link) {
        const RowIndex row = add("document", lot, "documents");
        if (!id.empty()) set(row, "id", id);
        set(row, "link", link);
        set(row, "text", link, State::NotSupplied);
        return row;
    }
    proviso::Result<proviso::DocumentIndex> attach(std::string reference, std::string name,
                                                   std::string_view bytes) {
        return attach_document({std::move(reference), {std::move(name), bytes}}, builder);
    }
    Dossier finish() { return std::move(builder).finish().value(); }
};

// `state language: text` of each text cell.
std::string texts(const Dossier& dossier, RowIndex row) {
    std::string line;
    const auto field = vocabulary().find_field(dossier.row(row).entity, "text");
    for (const Cell& cell : dossier.cells(row, field)) {
        if (!line.empty()) line += " | ";
        line += std::string{state_name(cell.state)} + " " + std::string{cell.language.text()} + ": " +
                std::string{cell.text};
    }
    return line;
}

std::span<const RowIndex> documents_of(const Dossier& dossier, RowIndex lot) {
    return dossier.children(lot, vocabulary().find_field(dossier.row(lot).entity, "documents"));
}

ReadText read(std::string name, std::string_view bytes) {
    return proviso::read_text({std::move(name), bytes});
}

std::string page(std::string_view html) {
    const auto text = proviso::xml::read_html(html);
    return text ? text.value().text : "refused: " + text.error().message;
}

}  // namespace

TEST_CASE("a plain text is taken as it stands") {
    const std::string bytes = file("fixtures/documents/besondere-vertragsbedingungen.txt");
    const ReadText text = read("bvb.txt", bytes);
    CHECK(text.format == "plain-text");
    CHECK(text.text == bytes);
    CHECK(text.storage == nullptr);
    CHECK(text.notes.empty());
    CHECK_FALSE(text.language.is_known());
}

TEST_CASE("a plain text may come in several encodings") {
    CHECK(read("a.txt", "\xEF\xBB\xBFGröße").text == "Größe");
    CHECK(read("a.txt", "\xFF\xFEG\0r\0\xF6\0"s).text == "Grö");
    CHECK(read("a.txt", "\xFE\xFF\0G\0r\0\xF6"s).text == "Grö");
    const ReadText guessed = read("a.txt",
                                  "Gr\xF6\xDF"
                                  "e \x93x\x94");
    CHECK(guessed.text == "Größe “x”");
    CHECK(words_of(guessed.notes).find("remark-encoding-guessed") != std::string::npos);
    CHECK(read("a.txt", "\xFF\xFEG").format == "unreadable");
    CHECK(read("a.txt", "\xFF\xFE\0\0G\0\0\0"s).format == "unreadable");
}

TEST_CASE("what is no text is unreadable, and its kind is named") {
    const auto [bytes, kind] = GENERATE(table<std::string, std::string>(
        {{"%PDF-1.7\n", "remark-pdf-not-allowed"},
         {"PK\x03\x04....word/document.xml", "kind-docx"},
         {"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "kind-odt"},
         {"PK\x03\x04....a.txt", "kind-zip"},
         {"\x89PNG\r\n", "kind-png"},
         {"\xFF\xD8\xFF\xE0", "kind-jpeg"},
         {"II*\0"s, "kind-tiff"},
         {"\xD0\xCF\x11\xE0", "kind-old-office"},
         {"{\\rtf1 Electronics Watch}", "kind-rtf"},
         {"From: a\nMIME-Version: 1.0\n\nx", "kind-mime"},
         {"a\0b"s, "kind-binary"},
         {"\x01\x02\x03\x04 text", "kind-binary"},
         {"<?xml version=\"1.0\"?><ContractNotice/>", "kind-xml"},
         {"<c:Tender xmlns:c=\"urn:x\"><p>Electronics Watch</p></c:Tender>", "kind-xml"},
         {"", "remark-no-text"},
         {" \r\n\t", "remark-no-text"},
         {"<html><script>write('Electronics Watch')</script></html>", "remark-no-text"}}));
    const ReadText text = read("document", bytes);
    INFO(words_of(text.notes));
    CHECK(text.format == "unreadable");
    CHECK(text.text.empty());
    CHECK(words_of(text.notes).find(kind) != std::string::npos);
}

TEST_CASE("a page is known by its content first, by its name second") {
    CHECK(read("a.txt", "<!DOCTYPE HTML><p>x").format == "html");
    CHECK(read("a.txt", "\n <HTML><body>x").format == "html");
    CHECK(read("a", "<div>x</div>").format == "html");
    CHECK(read("a", "<?xml version=\"1.0\"?><html xmlns=\"urn:x\"><body>x</body></html>").format == "html");
    CHECK(read("a.HTM", "x").format == "html");
    CHECK(read("a.txt", "a < b and <p> c").format == "plain-text");
    CHECK(read("a.pdf", "plain after all").format == "plain-text");
}

TEST_CASE("a page gives its visible text, and its language") {
    const ReadText text = read("annex.html", file("fixtures/documents/contract-annex.html"));
    CHECK(text.format == "html");
    CHECK(text.language == parse_language("en"));
    CHECK(text.text ==
          "Annex\u00A0C: supply chain\n\n"
          "The contractor of the County of Sampleford accepts the Electronics\u00A0Watch Contract Conditions "
          "– version "
          "2.1.\n\n"
          "Sites are named within 30 days\n\nMonitors have access\n\n"
          "Rebates\tdo not apply\n\nDelivery\tfree\n\n"
          "Line one\n  line two");
}

TEST_CASE("the running text of a page parts what its elements part") {
    CHECK(page("a<b>b</b>c") == "abc");
    CHECK(page("a<br>b<BR/>c") == "a\nb\nc");
    CHECK(page("<p>a<p>b") == "a\n\nb");
    CHECK(page("<div>a</div>b") == "a\n\nb");
    CHECK(page("a \n b") == "a b");
    CHECK(page("<td>a</td><td>b</td>") == "a\tb");
    CHECK(page("a<wbr>b&shy;c") == "abb\u00ADc"s.erase(2, 1));
    CHECK(page("x<sup>2</sup> y<sup>th</sup> z<sup> 1)</sup>") == "x yth z");
    CHECK(page("<pre>a\n  b</pre> c  d") == "a\n  b\n\nc d");
    CHECK(page("").empty());
}

TEST_CASE("character references are decoded once") {
    CHECK(page("&eacute;&#233;&#xE9;&#XE9") == "éééé");
    CHECK(page("&amp;lt; &lt;b&gt; &apos;&quot;") == "&lt; <b> '\"");
    CHECK(page("a&Tab;b&NewLine;c&nbsp;d&hyphen;e") == "a b c\u00A0d\u2010e");
    CHECK(page("&#147;x&#148; &#150;") == "“x” –");
    CHECK(page("&#0;&#xD800;&#99999999999;") == "\uFFFD\uFFFD\uFFFD");
    CHECK(page("AT&T & &unknown; &;&#;&#x; &") == "AT&T & &unknown; &;&#;&#x; &");
    CHECK(page("&copy 2024 &euro;5") == "© 2024 €5");
}

TEST_CASE("what a page does not show is not read") {
    CHECK(page("a<!-- b -->c<!-->d<!--->e<!-- f --!>g") == "acdeg");
    CHECK(page("a<script>if (x < y) '</scr'</SCRIPT >b") == "ab");
    CHECK(page("a<style>b</style><template><p>c</p></template>d") == "ad");
    CHECK(page("a<?php b ?>c<![if x]>d</ >e") == "acde");
    CHECK(page("<a title='<b>x</b>' href=\"a>b\">y</a>") == "y");
    CHECK(page("a < b, a<1, <") == "a < b, a<1, <");
    CHECK(page("<?xml version='1.0'?><html><script src='x'/><title/>a</html>") == "a");
}

TEST_CASE("a page that breaks off is refused, not half read") {
    const auto html =
        GENERATE(as<std::string>{}, "a<!-- b", "a<script>b", "a<b c='d>e", "a<b", "a<!DOCTYPE", "a<style>");
    INFO(html);
    CHECK(page(html).starts_with("refused: the page breaks off within"));
    CHECK(read("a.html", html).format == "unreadable");
}

TEST_CASE("a page may name its encoding") {
    CHECK(read("a.html", "<meta charset=iso-8859-2><p>\xB1").text == "ą");
    CHECK(read("a.html", "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-15'><p>\xA4")
              .text == "€");
    CHECK(read("a.html", "<meta charset='windows-1252'><p>\x80").text == "€");
    CHECK(read("a.html", "<meta charset='windows-1252'><p>\x80").notes.empty());
    CHECK(read("a.html", "<meta charset='iso-8859-2'><p>é").text == "é");
    CHECK_FALSE(read("a.html", "<p>\x80").notes.empty());
    const ReadText unknown = read("a.html", "<meta charset='utf-7'><p>\x80");
    CHECK(unknown.format == "unreadable");
    CHECK(words_of(unknown.notes).find("why-encoding") != std::string::npos);
}

TEST_CASE("hostile pages are read in linear time") {
    const auto piece = GENERATE(as<std::string>{}, "<b>", "</i>", "<a a a a a ", "<!-", "&", "<p x='",
                                "<script>", "&#1", "<", "<sup>1", "</scrip", "<pre>\n", "a=b ");
    std::string html = "<html " + (piece == "a=b " ? ""s : ">"s);
    while (html.size() < std::size_t{1} << 20) html += piece;
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(page(html));
    static_cast<void>(page("<!--" + html));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{30});
}

TEST_CASE("a document with a reference answers every row that names it") {
    Notice notice;
    const RowIndex one = notice.lot("LOT-0001");
    const RowIndex two = notice.lot("LOT-0002");
    const RowIndex terms_one = notice.reference(one, "DOC-1", "https://tenders.example/x/terms.txt");
    const RowIndex terms_two = notice.reference(two, "DOC-1", "https://tenders.example/x/terms.txt");
    const RowIndex plan = notice.reference(two, "DOC-2", "https://tenders.example/x/plan.txt");
    const auto reference = GENERATE(as<std::string>{}, "DOC-1", "terms.txt", "x/terms.txt",
                                    "https://tenders.example/x/terms.txt");
    const auto index = notice.attach(reference, "terms.txt", "Text");
    REQUIRE(index.has_value());
    const Dossier dossier = notice.finish();
    CHECK(texts(dossier, terms_one) == "given : Text");
    CHECK(texts(dossier, terms_two) == "given : Text");
    CHECK(texts(dossier, plan) == "not-supplied : https://tenders.example/x/plan.txt");
    CHECK(dossier.cells(terms_one, vocabulary().find_field(dossier.row(plan).entity, "text"))[0].document ==
          index.value());
    CHECK(dossier.documents()[index.value()].name == "terms.txt");
    CHECK(dossier.documents()[index.value()].format == "plain-text");
    CHECK(documents_of(dossier, one).size() == 1);
}

TEST_CASE("a reference that the notice does not have is an error that lists those it has") {
    Notice notice;
    notice.reference(notice.lot("LOT-0001"), "DOC-1", "https://tenders.example/x/terms.txt");
    for (const char* wanted : {"DOC-2", "OC-1", "erms.txt", ".txt"}) {
        const auto index = notice.attach(wanted, "a.txt", "Text");
        INFO(wanted);
        REQUIRE_FALSE(index.has_value());
        CHECK(index.error().code == "E-NO-REFERENCE");
        CHECK(index.error().help.find("`DOC-1`, `https://tenders.example/x/terms.txt`") != std::string::npos);
    }
    CHECK(notice.builder.documents().size() == 1);
}

TEST_CASE("a document without a reference answers the only open one") {
    Notice notice;
    const RowIndex one = notice.reference(notice.lot("LOT-0001"), "DOC-1", "https://tenders.example/a");
    const RowIndex two = notice.reference(notice.lot("LOT-0002"), "DOC-1", "https://tenders.example/a");
    REQUIRE(notice.attach("", "a.txt", "First").has_value());
    REQUIRE(notice.attach("", "b.txt", "Second").has_value());
    const Dossier dossier = notice.finish();
    CHECK(texts(dossier, one) == "given : First");
    CHECK(texts(dossier, two) == "given : First");
    // Nothing was open any more: the second is a further document of each lot.
    for (const RowIndex row : {one, two}) {
        const auto documents = documents_of(dossier, dossier.row(row).parent);
        REQUIRE(documents.size() == 2);
        CHECK(texts(dossier, documents[1]) == "given : Second");
        CHECK(dossier.row_id(documents[1]) == "b.txt");
    }
}

TEST_CASE("a document that could answer two references answers none, but is searched") {
    Notice notice;
    const RowIndex lot = notice.lot("LOT-0001");
    const RowIndex one = notice.reference(lot, "DOC-1", "https://tenders.example/portal");
    const RowIndex two = notice.reference(lot, "DOC-2", "https://tenders.example/portal");
    REQUIRE(notice.attach("", "a.txt", "Text").has_value());
    const Dossier dossier = notice.finish();
    CHECK(texts(dossier, one).starts_with("not-supplied"));
    CHECK(texts(dossier, two).starts_with("not-supplied"));
    REQUIRE(documents_of(dossier, lot).size() == 3);
    CHECK(texts(dossier, documents_of(dossier, lot)[2]) == "given : Text");
}

TEST_CASE("a second file for one reference is a further text of it") {
    Notice notice;
    const RowIndex row = notice.reference(notice.lot("LOT-0001"), "DOC-1", "https://tenders.example/a");
    REQUIRE(notice.attach("DOC-1", "a.txt", "First").has_value());
    REQUIRE(notice.attach("DOC-1", "b.pdf", "%PDF-1.4").has_value());
    REQUIRE(notice.attach("DOC-1", "c.html", "<html lang=fr><p>Troisième").has_value());
    CHECK(texts(notice.finish(), row) == "given : First | unreadable :  | given fr: Troisième");
}

TEST_CASE("a row with two gaps is closed by one text") {
    Notice notice;
    const RowIndex row = notice.reference(notice.lot("LOT-0001"), "DOC-1", "https://tenders.example/a");
    notice.set(row, "text", "https://tenders.example/b", State::NotSupplied);
    REQUIRE(notice.attach("", "a.txt", "Text").has_value());
    CHECK(texts(notice.finish(), row) == "given : Text | silent : ");
}

TEST_CASE("a file that cannot be read leaves its reference unreadable, with a note") {
    Notice notice;
    const RowIndex row = notice.reference(notice.lot("LOT-0001"), "DOC-1", "https://tenders.example/a.pdf");
    const auto index = notice.attach("a.pdf", "a.pdf", "%PDF-1.7 Electronics Watch");
    REQUIRE(index.has_value());
    const Dossier dossier = notice.finish();
    CHECK(texts(dossier, row) == "unreadable : https://tenders.example/a.pdf");
    const auto& record = dossier.documents()[index.value()];
    CHECK(record.format == "unreadable");
    REQUIRE(record.notes.size() == 1);
    CHECK(record.notes[0].text == "remark-pdf-not-allowed");
}

TEST_CASE("the language comes from the file, the reference or the notice, in this order") {
    const std::string plain = "Text";
    const std::string html = "<html lang='fr'><p>Texte";
    Notice notice;
    notice.set(notice.notice, "language", "DEU");
    const RowIndex lot = notice.lot("LOT-0001");
    const RowIndex silent = notice.reference(lot, "DOC-1", "a");
    const RowIndex one = notice.reference(lot, "DOC-2", "b");
    notice.set(one, "language", "ENG");
    const RowIndex several = notice.reference(lot, "DOC-3", "c");
    notice.set(several, "language", "ENG");
    notice.set(several, "language", "SPA");
    const RowIndex own = notice.reference(lot, "DOC-4", "d");
    notice.set(own, "language", "ENG");
    for (const char* id : {"DOC-1", "DOC-2", "DOC-3"}) REQUIRE(notice.attach(id, "a.txt", plain).has_value());
    REQUIRE(notice.attach("DOC-4", "a.html", html).has_value());
    const Dossier dossier = notice.finish();
    CHECK(texts(dossier, silent) == "given de: Text");
    CHECK(texts(dossier, one) == "given en: Text");
    CHECK(texts(dossier, several) == "given : Text");
    CHECK(texts(dossier, own) == "given fr: Texte");
}

TEST_CASE("a notice in two languages does not tell the language of its documents") {
    Notice notice;
    notice.set(notice.notice, "language", "DEU");
    notice.set(notice.notice, "other-languages", "ENG");
    const RowIndex row = notice.reference(notice.lot("LOT-0001"), "DOC-1", "a");
    REQUIRE(notice.attach("", "a.txt", "Text").has_value());
    CHECK(texts(notice.finish(), row) == "given : Text");
}

TEST_CASE("a document of a notice without lots is kept, with a note") {
    Notice notice;
    const auto index = notice.attach("", "a.txt", "Text");
    REQUIRE(index.has_value());
    CHECK_FALSE(notice.builder.documents()[index.value()].notes.empty());
}

TEST_CASE("a document may have as many bytes as the limit, and not one more") {
    Notice notice;
    const std::string text(proviso::limits::document_bytes_max + 1, 'a');
    const auto refused = notice.attach("", "a.txt", text);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "E-LIMIT-SIZE");
    CHECK(notice.attach("", "a.txt", std::string_view{text}.substr(1)).has_value());
}

TEST_CASE("when all documents are at hand, what is missing is silent") {
    Notice notice;
    const RowIndex lot = notice.lot("LOT-0001");
    const RowIndex given = notice.reference(lot, "DOC-1", "https://tenders.example/a");
    const RowIndex missing = notice.reference(lot, "DOC-2", "https://tenders.example/b");
    REQUIRE(notice.attach("DOC-1", "a.txt", "Text").has_value());
    close_documents(notice.builder);
    const Dossier dossier = notice.finish();
    CHECK(texts(dossier, given) == "given : Text");
    CHECK(texts(dossier, missing).starts_with("silent"));
}
