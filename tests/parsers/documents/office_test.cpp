// Office documents: their running text, what of it counts, and where each paragraph stands.
#include <fstream>
#include <iterator>

#include "parsers/documents/read_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/remarks.hpp"
#include "tests/support/zip_bytes.hpp"

using proviso::PaperPlace;
using proviso::ReadText;
using proviso::test::zip_of;
using proviso::test::ZipEntries;

namespace {

using support::words_of;

constexpr auto transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr auto strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

std::string word_part(const std::string& root, const std::string& content,
                      const std::string& uri = transitional) {
    return "<?xml version=\"1.0\"?><w:" + root + " xmlns:w=\"" + uri +
           "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">" + content +
           "</w:" + root + ">";
}

ReadText read_word(const std::string& body, ZipEntries further = {}, const std::string& uri = transitional) {
    ZipEntries entries{{"[Content_Types].xml", "<Types/>"},
                       {"word/document.xml", word_part("document", "<w:body>" + body + "</w:body>", uri)}};
    entries.insert(entries.end(), further.begin(), further.end());
    return proviso::read_text({"contract.docx", zip_of(entries)});
}

std::string word(const std::string& body) {
    const ReadText text = read_word(body);
    return text.format == "docx" ? std::string{text.text} : words_of(text.notes);
}

// A paragraph of one run.
std::string p(const std::string& text, const std::string& properties = "") {
    return "<w:p><w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + "<w:t>" + text +
           "</w:t></w:r></w:p>";
}

constexpr auto odf_names =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";

ReadText read_open(const std::string& body, const std::string& styles = "",
                   const std::string& type = "application/vnd.oasis.opendocument.text") {
    return proviso::read_text(
        {"contract.odt",
         zip_of({{"mimetype", type},
                 {"content.xml", "<office:document-content" + std::string{odf_names} +
                                     "><office:automatic-styles>" + styles +
                                     "</office:automatic-styles><office:body><office:text>" + body +
                                     "</office:text></office:body></office:document-content>"}})});
}

std::string open(const std::string& body) {
    const ReadText text = read_open(body);
    return text.format == "odt" ? std::string{text.text} : words_of(text.notes);
}

std::string parts_of(const ReadText& text) {
    std::string line;
    for (const proviso::TextPart& part : text.parts) {
        line +=
            (line.empty() ? "" : " | ") + std::string{part.language.text()} + ": " + std::string{part.text};
    }
    return line;
}

std::string document(const std::string& name) {
    std::ifstream stream{PROVISO_SOURCE_DIR "/fixtures/documents/" + name, std::ios::binary};
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

TEST_CASE("a Word document is read paragraph by paragraph, across its runs") {
    CHECK(word(p("One") + "<w:p/>" + p("Two")) == "One\n\nTwo");
    CHECK(word("<w:p><w:r><w:t>Elec</w:t></w:r><w:proofErr/><w:r><w:t>tronics</w:t></w:r></w:p>") ==
          "Electronics");
    CHECK(word("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>") == "a\tb\nc");
    CHECK(word("<w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>") == "linked");
    CHECK(word("<w:sdt><w:sdtContent>" + p("form") + "</w:sdtContent></w:sdt>") == "form");
    CHECK(word("<w:p><w:r><w:t>a\n\nb</w:t></w:r></w:p>") == "a  b");
    CHECK(read_word(p("Strict"), {}, strict).text == "Strict");
}

TEST_CASE("of tracked changes in a Word document the present state counts") {
    CHECK(word("<w:p><w:del><w:r><w:delText>not "
               "</w:delText><w:t>old</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t>"
               "</w:r></w:ins></w:p>") == "new");
    CHECK(word("<w:p><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>" + p("stays")) == "stays");
    CHECK(word("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Electronics </w:t></w:r></w:p>" +
               p("Watch")) == "Electronics Watch");
    CHECK(word("<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>kept</w:t></w:r></w:p>") ==
          "kept");
}

TEST_CASE("codes of fields are no text of a Word document, their results are") {
    CHECK(word("<w:p><w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:t>12</w:t></w:r></w:p>") == "12");
}

TEST_CASE("hidden text of a Word document counts, and the reader is told") {
    const ReadText text = read_word(p("hidden", "<w:vanish/>"));
    CHECK(text.text == "hidden");
    CHECK(words_of(text.notes).find("remark-hidden-text") != std::string::npos);
    CHECK(read_word(p("shown", "<w:vanish w:val=\"0\"/>")).notes.empty());
}

TEST_CASE("the cells of a table row belong together, rows do not") {
    const std::string row =
        "<w:tr><w:tc>" + p("conditions") + "</w:tc><w:tc>" + p("do not apply") + "</w:tc></w:tr>";
    CHECK(word("<w:tbl>" + row + row + "</w:tbl>") == "conditions\ndo not apply\n\nconditions\ndo not apply");
}

TEST_CASE("a text box of a Word document is read once, behind its paragraph") {
    const std::string box = "<w:txbxContent>" + p("in the box") + "</w:txbxContent>";
    CHECK(word("<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>" + box +
               "</mc:Choice><mc:Fallback>" + box +
               "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> after</w:t>"
               "</w:r></w:p>") == "before after\n\nin the box");
}

TEST_CASE("notes, headers and footers of a Word document follow its body") {
    const ReadText text = read_word(
        p("body"),
        {{"word/footer1.xml", word_part("ftr", p("foot"))},
         {"word/header2.xml", word_part("hdr", p("head"))},
         {"word/footnotes.xml", word_part("footnotes", "<w:footnote>" + p("note") + "</w:footnote>")},
         {"word/comments.xml", word_part("comments", p("remark"))}});
    CHECK(text.text == "body\n\nnote\n\nhead\n\nfoot");
}

TEST_CASE("the main part of a Word document may have another name") {
    const std::string main_part = word_part("document", "<w:body>" + p("elsewhere") + "</w:body>");
    const ReadText text = proviso::read_text(
        {"contract.docx", zip_of({{"[Content_Types].xml", "<Types/>"},
                                  {"_rels/.rels",
                                   "<Relationships xmlns=\"r\"><Relationship Type=\"x/officeDocument\" "
                                   "Target=\"/word/document2.xml\"/></Relationships>"},
                                  {"word/document2.xml", main_part}})});
    CHECK(text.text == "elsewhere");
}

TEST_CASE("what a Word document takes in from another file keeps the question open") {
    const ReadText text = read_word(p("body") + "<w:altChunk/>");
    CHECK(text.is_partial);
    CHECK(words_of(text.notes).find("remark-inner-document") != std::string::npos);
}

TEST_CASE("a document in two languages is a text for each, with the places kept") {
    const std::string german = "<w:lang w:val=\"de-DE\"/>";
    const std::string french = "<w:lang w:val=\"fr-FR\"/>";
    const ReadText text = read_word(p("Erster Absatz", german) + p("Premier alinéa", french) +
                                    p("Zweiter deutscher Absatz", german) + p("Second alinéa", french));
    CHECK(parts_of(text) ==
          "de: Erster Absatz\n\nZweiter deutscher Absatz | fr: Premier alinéa\n\nSecond alinéa");
    REQUIRE(text.places.size() == 4);
    CHECK(text.places[1].paragraph == 3);
    CHECK(text.text.substr(text.places[1].byte).starts_with("Zweiter"));
    CHECK(text.places[2].paragraph == 2);
}

TEST_CASE("a stray language of the spelling checker does not part a document") {
    const std::string german = "<w:lang w:val=\"de-DE\"/>";
    const ReadText text =
        read_word(p("Ein langer Absatz über die Bedingungen der Ausführung des Vertrags.", german) +
                  p("Ok", "<w:lang w:val=\"en-US\"/>"));
    CHECK(text.parts.size() == 1);
    CHECK(text.language.text() == "de");
}

TEST_CASE("a Word document says once which language it is in by default") {
    const std::string styles =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang "
        "w:val=\"nl-NL\"/></w:rPr></w:rPrDefault></w:docDefaults>";
    CHECK(read_word(p("tekst"), {{"word/styles.xml", word_part("styles", styles)}}).language.text() == "nl");
    const std::string normal =
        "<w:style w:type=\"paragraph\" w:default=\"1\"><w:rPr><w:lang w:val=\"sv-SE\"/></w:rPr></w:style>";
    CHECK(read_word(p("text"), {{"word/styles.xml", word_part("styles", styles + normal)}}).language.text() ==
          "sv");
    CHECK_FALSE(read_word(p("text")).language.is_known());
}

TEST_CASE("an OpenDocument text is read paragraph by paragraph") {
    CHECK(open("<text:h>Title</text:h><text:p>a<text:s/>b<text:tab/>c<text:span>d</text:span></text:p>") ==
          "Title\n\na b cd");
    CHECK(open("<text:p>one\n\n   two</text:p>") == "one     two");
    CHECK(open("<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>") == "item");
    CHECK(open("<table:table><table:table-row><table:table-cell><text:p>a</text:p></"
               "table:table-cell><table:table-cell>"
               "<text:p>b</text:p></table:table-cell></table:table-row></table:table>") == "a\nb");
    CHECK(open("<text:p>word<text:note><text:note-citation>1</"
               "text:note-citation><text:note-body><text:p>note</text:p>"
               "</text:note-body></text:note> goes on</text:p>") == "word goes on\n\nnote");
}

TEST_CASE("what was deleted from an OpenDocument text and what is remarked on it is no text") {
    CHECK(
        open("<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion>"
             "</text:changed-region></text:tracked-changes><text:p>new<text:change/></text:p>") == "new");
    CHECK(open("<text:p>kept<office:annotation><text:p>remark</text:p></office:annotation></text:p>") ==
          "kept");
}

TEST_CASE("an OpenDocument text names languages and hides text by its styles") {
    const ReadText text = read_open(
        "<text:p text:style-name=\"P1\">Ein Absatz in deutscher Sprache</text:p>"
        "<text:p text:style-name=\"P2\">Un paragraphe en français</text:p>",
        "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties "
        "fo:language=\"de\"/></style:style>"
        "<style:style style:name=\"P2\" style:family=\"paragraph\" style:parent-style-name=\"P3\"/>"
        "<style:style style:name=\"P3\" style:family=\"paragraph\" style:parent-style-name=\"P2\">"
        "<style:text-properties fo:language=\"fr\" text:display=\"none\"/></style:style>");
    CHECK(parts_of(text) == "de: Ein Absatz in deutscher Sprache | fr: Un paragraphe en français");
    CHECK(words_of(text.notes).find("remark-hidden-text") != std::string::npos);
}

TEST_CASE("other files of OpenDocument are unreadable") {
    const ReadText text =
        read_open("<text:p>x</text:p>", "", "application/vnd.oasis.opendocument.spreadsheet");
    CHECK(text.format == "unreadable");
}

TEST_CASE("the documents of this project are read with the place of their clause") {
    const ReadText german = proviso::read_text({"a.docx", document("conditions-in-german.docx")});
    CHECK(german.format == "docx");
    CHECK(german.language.text() == "de");
    REQUIRE(german.places.size() > 6);
    CHECK(german.text.substr(german.places[5].byte).starts_with("Für die Ausführung"));
    CHECK(german.places[5].paragraph == 6);
    const ReadText english = proviso::read_text({"a.odt", document("conditions-in-english.odt")});
    CHECK(english.format == "odt");
    CHECK(english.language.text() == "en");
    CHECK(english.text.find("The Electronics Watch contract conditions") != std::string::npos);
    for (const std::string name :
         {"conditions-in-german-without-clause.docx", "conditions-in-english-without-clause.odt"}) {
        const std::string bytes = document(name);
        CHECK(proviso::read_text({name, bytes}).text.find("Electronics Watch") == std::string::npos);
    }
}
