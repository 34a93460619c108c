// Files within documents at their limits, and files handed in whose hash a document states.
#include <string>

#include "model/base/hash.hpp"
#include "model/base/limits.hpp"
#include "parsers/documents/attach.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/ubl/ubl_support.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;

namespace {

std::string call_with(const std::string& references) {
    const std::string family = "urn:oasis:names:specification:ubl:schema:xsd:";
    return "<CallForTenders xmlns='" + family + "CallForTenders-2' xmlns:cac='" + family +
           "CommonAggregateComponents-2' xmlns:cbc='" + family + "CommonBasicComponents-2'>" + references +
           "</CallForTenders>";
}

std::string reference(const std::string& id, const std::string& attachment) {
    return "<cac:AdditionalDocumentReference><cbc:ID>" + id + "</cbc:ID><cac:Attachment>" + attachment +
           "</cac:Attachment></cac:AdditionalDocumentReference>";
}

std::string enclosed(const std::string& base64) {
    return "<cbc:EmbeddedDocumentBinaryObject>" + base64 + "</cbc:EmbeddedDocumentBinaryObject>";
}

// The note of the file that is handed in for a reference which states this hash.
std::string note_with_hash(const std::string& hash, const std::string& algorithm, const std::string& file) {
    const std::string bytes = call_with(reference(
        "D-1", "<cac:ExternalReference><cbc:URI>https://x.example/d.txt</cbc:URI><cbc:DocumentHash>" + hash +
                   "</cbc:DocumentHash><cbc:HashAlgorithmMethod>" + algorithm +
                   "</cbc:HashAlgorithmMethod></cac:ExternalReference>"));
    DossierBuilder builder{test::shipped_vocabulary()};
    REQUIRE(read_document(test::shipped_formats(), Input{"call.xml", bytes}, builder));
    const auto attached = attach_document({"D-1", {"d.txt", file}}, builder);
    REQUIRE(attached);
    const auto& notes = builder.documents()[attached.value()].notes;
    return notes.empty() ? std::string{} : notes.front().text;
}

}  // namespace

TEST_CASE("no more files are taken out of a document than out of an archive, and each one beyond is named") {
    std::string references;
    for (std::uint32_t i = 0; i < limits::archive_documents_max + 2; ++i) {
        references += reference("D-" + std::to_string(i), enclosed("VGV4dA=="));
    }
    const std::string bytes = call_with(references);
    const Result<Dossier> read = test::read_with_enclosed("call.xml", bytes);
    REQUIRE(read.has_value());
    const auto documents = read.value().documents();
    REQUIRE(documents.size() == limits::archive_documents_max + std::size_t{3});
    std::size_t unreadable = 0;
    for (const DocumentRecord& document : documents) unreadable += document.format == "unreadable" ? 1 : 0;
    CHECK(unreadable == 2);
    CHECK(documents.back().name == "call.xml!/D-" + std::to_string(limits::archive_documents_max + 1));
}

TEST_CASE("a file that is handed in is held against the hash that its reference states") {
    const std::string file = "Special conditions of contract.";
    CHECK(note_with_hash(sha256_hex(file), "SHA-256", file).empty());
    CHECK(note_with_hash("RklYTUU=", "SHA-256", file) == "remark-hash-differs");
    CHECK(note_with_hash(digest_hex("md5", file).value(), "MD5", file).empty());
    CHECK(note_with_hash(sha256_hex("another file"), "SHA-256", file) == "remark-hash-differs");
    CHECK(note_with_hash(sha256_hex(file), "ROT-13", file) == "remark-hash-unknown");
    // The same digest in base64.
    CHECK(note_with_hash("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "SHA-256", "abc").empty());
}
