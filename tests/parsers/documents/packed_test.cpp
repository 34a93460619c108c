// Documents packed into one file: each is a document of its own.
#include "parsers/documents/packed.hpp"

#include <fstream>
#include <iterator>

#include "model/base/limits.hpp"
#include "parsers/documents/attach.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/remarks.hpp"
#include "tests/support/shipped_vocabulary.hpp"
#include "tests/support/zip_bytes.hpp"

using namespace proviso;
using proviso::test::zip_of;
using proviso::test::ZipEntries;

namespace {

using ::support::words_of;

std::string load(const std::string& path) {
    std::ifstream stream{std::string{PROVISO_SOURCE_DIR} + "/" + path, std::ios::binary};
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<std::string> names_of(const Unpacked& unpacked) {
    std::vector<std::string> names;
    for (const ContainedInput& document : unpacked.documents) names.push_back(document.name);
    return names;
}

const Vocabulary& vocabulary() { return proviso::support::shipped_vocabulary(); }

RowIndex add_row(DossierBuilder& builder, std::string_view entity, RowIndex parent, std::string_view list) {
    Row row;
    row.entity = vocabulary().find_entity(entity);
    row.parent = parent;
    row.list = vocabulary().find_field(builder.rows()[parent].entity, list);
    return builder.add_row(row);
}

// A notice of one lot with one document that was not handed in.
RowIndex add_notice(DossierBuilder& builder) {
    builder.add_document({});
    const RowIndex lot =
        add_row(builder, "lot", add_row(builder, "procedure", root_row, "procedure"), "lots");
    const RowIndex document = add_row(builder, "document", lot, "documents");
    Cell cell;
    cell.field = vocabulary().find_field(builder.rows()[document].entity, "text");
    cell.text = "https://tenders.example/1.zip";
    cell.state = State::NotSupplied;
    builder.add_cell(document, cell);
    return document;
}

// `state: text` of each text cell.
std::string texts(const Dossier& dossier, RowIndex row) {
    std::string line;
    for (const Cell& cell : dossier.cells(row, vocabulary().find_field(dossier.row(row).entity, "text"))) {
        line +=
            (line.empty() ? "" : " | ") + std::string{state_name(cell.state)} + ": " + std::string{cell.text};
    }
    return line;
}

}  // namespace

TEST_CASE("an archive is its documents, named by the way to them") {
    const std::string inner = zip_of({{"deeper.txt", "b"}, {"third.zip", zip_of({{"x.txt", "c"}})}});
    const std::string bytes =
        zip_of({{"lot 1/terms.txt", "a"}, {"inner.zip", inner}, {"__MACOSX/terms.txt", "x"}});
    REQUIRE(container_kind(bytes) == ContainerKind::Zip);
    const Unpacked unpacked = unpack_documents({"all.zip", bytes});
    CHECK(names_of(unpacked) == std::vector<std::string>{"all.zip!/lot 1/terms.txt",
                                                         "all.zip!/inner.zip!/deeper.txt",
                                                         "all.zip!/inner.zip!/third.zip"});
    CHECK_FALSE(unpacked.is_partial);
    CHECK(words_of(unpacked.notes) == "remark-archive-documents count=3");
}

TEST_CASE("an office document is no archive of documents") {
    CHECK(container_kind(load("fixtures/documents/conditions-in-german.docx")) == ContainerKind::None);
    CHECK(container_kind(load("fixtures/documents/conditions-in-english.odt")) == ContainerKind::None);
    CHECK(container_kind("PK\x03\x04") == ContainerKind::None);
    CHECK(container_kind("%PDF-1.4") == ContainerKind::None);
}

TEST_CASE("an archive without documents, or with too many, holds more than was read") {
    const Unpacked empty = unpack_documents({"all.zip", zip_of({{"__MACOSX/terms.txt", "x"}})});
    CHECK(empty.is_partial);
    CHECK(words_of(empty.notes) == "remark-archive-empty");
    ZipEntries entries;
    for (std::size_t i = 0; i < limits::archive_documents_max; ++i)
        entries.emplace_back(std::to_string(i), "x");
    CHECK_FALSE(unpack_documents({"all.zip", zip_of(entries)}).is_partial);
    entries.emplace_back("one more", "x");
    const Unpacked full = unpack_documents({"all.zip", zip_of(entries)});
    CHECK(full.is_partial);
    CHECK(full.documents.size() == limits::archive_documents_max);
    CHECK(words_of(full.notes).starts_with("remark-archive-left-out count=1 "));
}

TEST_CASE("all documents of an archive answer the reference of the archive") {
    const std::string bytes = zip_of({{"terms.txt", "Terms of contract"},
                                      {"terms.docx", load("fixtures/documents/conditions-in-german.docx")},
                                      {"picture.png", "\x89PNG\r\n"}});
    for (const char* const reference : {"", "1.zip"}) {
        DossierBuilder builder{vocabulary()};
        const RowIndex row = add_notice(builder);
        const auto attached = attach_document({reference, {"all.zip", bytes}}, builder);
        REQUIRE(attached);
        const Dossier dossier = std::move(builder).finish().value();
        const std::string found = texts(dossier, row);
        CHECK(found.starts_with("given: Terms of contract | given: Besondere Vertragsbedingungen"));
        CHECK(found.ends_with(" | unreadable: "));
        REQUIRE(dossier.documents().size() == 5);
        CHECK(dossier.documents()[attached.value()].format == "zip");
        CHECK(dossier.documents()[3].name == "all.zip!/terms.docx");
        CHECK(dossier.documents()[3].places.size() > 5);
    }
}

TEST_CASE("one bad entry is named and keeps the question open, and the rest is read") {
    DossierBuilder builder{vocabulary()};
    const RowIndex row = add_notice(builder);
    const std::string bytes = load("fixtures/evil/E-ARC-PATH/climbs.zip");
    REQUIRE(attach_document({"", {"all.zip", bytes}}, builder));
    const Dossier dossier = std::move(builder).finish().value();
    CHECK(texts(dossier, row) == "unreadable: https://tenders.example/1.zip | given: Terms of contract.\n");
    REQUIRE(dossier.documents().size() == 4);
    CHECK(dossier.documents()[2].notes.front().words.back().second == "why-archive-path");
}

TEST_CASE("an archive that is not read as a whole is unreadable beside what was read of it") {
    for (const char* const file :
         {"E-ARC-BOMB/zeros.zip", "E-ARC-BROKEN/cut-off.zip", "E-ARC-BOMB/many-medium.zip"}) {
        INFO(file);
        DossierBuilder builder{vocabulary()};
        const RowIndex row = add_notice(builder);
        const std::string bytes = load(std::string{"fixtures/evil/"} + file);
        REQUIRE(attach_document({"", {"all.zip", bytes}}, builder));
        const Dossier dossier = std::move(builder).finish().value();
        CHECK(texts(dossier, row).starts_with("unreadable: https://tenders.example/1.zip"));
    }
}
