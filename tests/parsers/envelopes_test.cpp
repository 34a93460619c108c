// Documents in envelopes: what carries them, how deep they may stand, and that their places stay those of the
// file.
#include "tests/support/catch.hpp"

#include <string>

#include "tests/parsers/map_support.hpp"

namespace proviso::test {
namespace {

const std::string inner_map = in_procedure("id = r:ID leave r:Skipped \"known\"");
constexpr std::string_view envelope_map = R"(map envelope "sample envelope"
  namespace e = "urn:e"
  recognise e:Envelope
  payload below e:Body, e:Parts/e:Part
  leave e:Header "the way of the message"
  leave e:Parts/e:Part/e:Value "about the part"
end
)";

std::string enveloped(std::string_view body) {
    return "<e:Envelope xmlns:e='urn:e'><e:Header><x/></e:Header><e:Body>" + std::string{body} +
           "</e:Body></e:Envelope>";
}

Sample read(const std::string& bytes) {
    return read_whole(small_vocabulary(), {inner_map, std::string{envelope_map}}, bytes);
}

Error refuse(const std::string& bytes) {
    const FormatSet formats = load_maps(small_vocabulary(), {inner_map, std::string{envelope_map}});
    DossierBuilder builder{small_vocabulary()};
    const auto read = read_document(formats, Input{"wrapped.xml", bytes}, builder);
    REQUIRE(!read.has_value());
    CHECK(builder.documents().empty());
    return read.error();
}

}  // namespace

TEST_CASE("trap 24: a document is taken out of its envelope, and its record names the envelope") {
    const std::string bytes = enveloped(document("<ID>7</ID><Skipped><a/></Skipped><Odd/>"));
    const Sample sample = read(bytes);
    CHECK(sample.values() == Values{"procedure[0].id = 7"});
    const DocumentRecord& record = sample.record();
    CHECK(record.format == "sample");
    REQUIRE(record.notes.size() == 1);
    CHECK(record.notes.front().text == "remark-envelope");
    CHECK(record.notes.front().values.front().second == "sample envelope");
    // Envelope, Body, Root and ID are read; Header with x and Skipped with a are left; Odd is unknown.
    CHECK(record.coverage.read == 4);
    CHECK(record.coverage.left == 4);
    CHECK(record.coverage.unknown == 1);
}

TEST_CASE("trap 24: places within an envelope are those of the whole file") {
    const std::string bytes = enveloped(document("<ID>7</ID>"));
    const Sample sample = read(bytes);
    const FieldId list =
        sample.dossier.vocabulary().find_field(sample.dossier.vocabulary().root(), "procedure");
    const RowIndex row = sample.dossier.children(root_row, list).front();
    const FieldId id = sample.dossier.vocabulary().find_field(sample.dossier.row(row).entity, "id");
    CHECK(sample.bytes.compare(sample.dossier.cells(row, id).front().byte, 4, "<ID>") == 0);
    CHECK(sample.dossier.cells(row, id).front().path == "/Root/r:ID");
}

TEST_CASE("a document may stand in two envelopes, not in three") {
    const Sample sample = read(enveloped(enveloped(document("<ID>7</ID>"))));
    CHECK(sample.values() == Values{"procedure[0].id = 7"});
    CHECK(sample.record().notes.size() == 2);
    CHECK(refuse(enveloped(enveloped(enveloped(document(""))))).code == "E-LIMIT-ENVELOPES");
}

TEST_CASE("an envelope without a document is refused, and so is one with several") {
    CHECK(refuse(enveloped("")).code == "E-ENVELOPE");
    CHECK(refuse(enveloped(enveloped(""))).code == "E-ENVELOPE");
    const Error several = refuse(enveloped(document("") + document("")));
    CHECK(several.code == "E-ENVELOPE");
    CHECK(several.place.line == 1);
    CHECK(refuse(enveloped(enveloped("") + document(""))).code == "E-ENVELOPE");
}

TEST_CASE("what an envelope says beside its document is no document") {
    const std::string bytes =
        "<e:Envelope xmlns:e='urn:e'><e:Parts><e:Part><e:Value>x</e:Value></e:Part><e:Part>" +
        document("<ID>7</ID>") + "</e:Part></e:Parts><e:Trailer/></e:Envelope>";
    const Sample sample = read(bytes);
    CHECK(sample.values() == Values{"procedure[0].id = 7"});
    CHECK(sample.record().coverage.unknown == 1);
}

TEST_CASE("an unknown document in a known envelope is refused by its own name") {
    const Error error = refuse(enveloped("<Letter xmlns='urn:x'/>"));
    CHECK(error.code == "E-NOT-PROCUREMENT");
    CHECK(error.message.find("`Letter`") != std::string::npos);
    CHECK(error.help.find("sample envelope") == std::string::npos);
}

TEST_CASE("the format of what is in an envelope is detected, and that of an empty one is its own") {
    const FormatSet formats = load_maps(small_vocabulary(), {inner_map, std::string{envelope_map}});
    const auto detected = [&](const std::string& bytes) {
        const auto found = detect_format(formats, Input{"x.xml", bytes});
        return found ? found.value().name : found.error().code;
    };
    CHECK(detected(enveloped(document(""))) == "sample");
    CHECK(detected(enveloped(enveloped(document("")))) == "sample");
    CHECK(detected(enveloped("<Letter/>")) == "envelope");
}

TEST_CASE("a place of a payload is an element without a condition") {
    CHECK(faults({"map e \"e\" namespace e = \"urn:e\" recognise e:E payload below e:B[@a = \"b\"] end"}) ==
          Values{"E0801 e:B[@a = \"b\"]"});
    CHECK(faults({"map e \"e\" namespace e = \"urn:e\" recognise e:E payload below e:B/@a end"}) ==
          Values{"E0801 e:B/@a"});
}

}  // namespace proviso::test
