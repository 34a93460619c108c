// ZIP files: what is handed out, and that no file does harm.
#include "parsers/archive/zip.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "model/base/limits.hpp"
#include "parsers/archive/entry_name.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/zip_bytes.hpp"

namespace archive = proviso::archive;
namespace fs = std::filesystem;
using proviso::Error;

namespace {

std::string load(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    REQUIRE(stream);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const fs::path fixtures{PROVISO_SOURCE_DIR "/fixtures"};

bool all(std::string_view /*name*/) { return true; }

std::vector<fs::path> evil_archives() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{fixtures / "evil"}) {
        const bool is_archive = entry.path().extension() == ".zip";
        if (is_archive && entry.path().parent_path().filename().string().starts_with("E-ARC-")) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

// The code of the archive, else that of the first entry with a fault, else nothing.
std::string code_of(std::string_view bytes) {
    const auto entries = archive::read_zip(bytes, all);
    if (!entries) return entries.error().code;
    for (const archive::Entry& entry : entries.value()) {
        if (!entry.fault) continue;
        CHECK(entry.bytes.empty());
        CHECK(entry.fault->message.back() != '.');
        CHECK_FALSE(entry.fault->help.empty());
        return entry.fault->code;
    }
    return {};
}

std::string archive_of_empty_entries(std::size_t count) {
    proviso::test::ZipEntries entries;
    for (std::size_t i = 0; i < count; ++i) entries.emplace_back("entry-" + std::to_string(i), "");
    return proviso::test::zip_of(entries);
}

}  // namespace

TEST_CASE("an archive hands out the entries that are wanted, and unpacks no other") {
    const std::string bytes = load(fixtures / "documents/conditions-in-english.odt");
    std::vector<std::string> seen;
    const auto entries = archive::read_zip(bytes, [&](std::string_view name) {
        seen.emplace_back(name);
        return name == "mimetype";
    });
    REQUIRE(entries);
    REQUIRE(entries.value().size() == 1);
    CHECK(entries.value()[0].bytes == "application/vnd.oasis.opendocument.text");
    CHECK(seen == std::vector<std::string>{"mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"});
}

TEST_CASE("each evil archive ends with the code that its folder names, soon") {
    const auto files = evil_archives();
    CHECK(files.size() >= 19);
    for (const fs::path& file : files) {
        INFO(file.string());
        const auto begin = std::chrono::steady_clock::now();
        CHECK(code_of(load(file)) == file.parent_path().filename().string());
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{5});
    }
}

TEST_CASE("one bad entry does not keep the others from being read") {
    for (const char* const file : {"E-ARC-PATH/climbs.zip", "E-ARC-KIND/symbolic-link.zip"}) {
        INFO(file);
        const auto entries = archive::read_zip(load(fixtures / "evil" / file), all);
        REQUIRE(entries);
        REQUIRE(entries.value().size() == 2);
        CHECK(entries.value()[0].fault);
        CHECK_FALSE(entries.value()[1].fault);
        CHECK(entries.value()[1].bytes == "Terms of contract.\n");
    }
}

TEST_CASE("entries that share their bytes are unpacked once, and a named pipe is an empty file") {
    const auto overlapping = archive::read_zip(load(fixtures / "evil/accepted/overlapping.zip"), all);
    REQUIRE(overlapping);
    CHECK(overlapping.value().size() == 1);
    const auto pipe = archive::read_zip(load(fixtures / "evil/accepted/pipe.zip"), all);
    REQUIRE(pipe);
    REQUIRE(pipe.value().size() == 2);
    CHECK(pipe.value()[0].bytes.empty());
}

TEST_CASE("of two entries of one name the first counts") {
    const auto entries = archive::read_zip(load(fixtures / "evil/E-ARC-TWICE/same-name.zip"), all);
    REQUIRE(entries);
    REQUIRE(entries.value().size() == 2);
    CHECK(entries.value()[0].bytes == "Terms of contract.\n");
    CHECK(entries.value()[1].fault);
}

TEST_CASE("an archive holds as many entries as the limit, and not one more") {
    CHECK(code_of(archive_of_empty_entries(proviso::limits::archive_entries_max)).empty());
    CHECK(code_of(archive_of_empty_entries(proviso::limits::archive_entries_max + 1)) == "E-ARC-COUNT");
}

TEST_CASE("a name has as many bytes as the limit, and not one more") {
    CHECK_FALSE(archive::refuse_name(std::string(proviso::limits::archive_name_bytes_max, 'n')));
    CHECK(archive::refuse_name(std::string(proviso::limits::archive_name_bytes_max + 1, 'n')));
    CHECK_FALSE(archive::refuse_name("Lot 1/Besondere Vertragsbedingungen – Entwurf.docx"));
    CHECK_FALSE(archive::refuse_name("console.txt"));
    CHECK_FALSE(archive::refuse_name("a..b/c"));
}

TEST_CASE("an archive that is cut anywhere or has any byte changed ends in order") {
    const std::string whole = load(fixtures / "documents/conditions-in-german.docx");
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        static_cast<void>(archive::read_zip(std::string_view{whole}.substr(0, size), all));
    }
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x5A);
        static_cast<void>(archive::read_zip(changed, all));
    }
    CHECK(archive::read_zip(whole, all));
}
