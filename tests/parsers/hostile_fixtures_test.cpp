// Every document of the fixtures, cut and with bytes changed: a map is driven by whatever a sender's file
// turns into, and each must end in a clear error or a dossier. New formats join by their fixtures alone.
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t cut_every_bytes = 64;

struct Document {
    std::string name;
    std::string bytes;
};

// By folder below `fixtures/`. The evil ones have a test of their own.
std::map<std::string, std::vector<Document>> families() {
    const fs::path root = fs::path{PROVISO_SOURCE_DIR} / "fixtures";
    std::map<std::string, std::vector<Document>> families;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{root}) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".xml" || extension == ".atom") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        const std::string family = fs::relative(file, root).begin()->string();
        if (family == "evil") continue;
        families[family].push_back(Document{file.filename().string(), test::load(file)});
    }
    return families;
}

// Whether the bytes are read; an error must have its words.
bool is_read(const std::string& name, const std::string& bytes) {
    const Result<Dossier> dossier = test::read(name, bytes);
    if (dossier) return true;
    const Error& error = dossier.error();
    const bool has_words = error.code.starts_with("E-") && !error.message.empty();
    if (!has_words) FAIL_CHECK(name << " ends in an error without words");
    return false;
}

void flip_bytes(std::size_t rounds) {
    std::mt19937 random{20261125};
    for (const auto& [family, documents] : families()) {
        std::size_t refused = 0;
        for (std::size_t round = 0; round < rounds; ++round) {
            const Document& document = documents[random() % documents.size()];
            std::string bytes = document.bytes;
            for (std::size_t flips = 1 + random() % 4; flips > 0 && !bytes.empty(); --flips) {
                bytes[random() % bytes.size()] = static_cast<char>(random() & 0xffU);
            }
            if (!is_read(document.name, bytes)) ++refused;
        }
        INFO(family);
        CHECK(refused > 0);
    }
}

}  // namespace

TEST_CASE("a fixture that breaks off is refused, wherever it breaks off") {
    std::size_t cuts = 0;
    for (const auto& [family, documents] : families()) {
        for (const Document& document : documents) {
            const std::size_t whole = document.bytes.rfind('>');
            INFO(family << "/" << document.name);
            for (std::size_t size = 0; size <= whole && size < document.bytes.size();
                 size += cut_every_bytes) {
                // A buffer of its own, so that a step past its end is seen by the sanitizers.
                const std::string part = document.bytes.substr(0, size);
                if (is_read(document.name, part)) FAIL_CHECK("is read, though cut at byte " << size);
                ++cuts;
            }
        }
    }
    CHECK(cuts > 1000);
}

TEST_CASE("changed bytes end in an error or a dossier") { flip_bytes(300); }

TEST_CASE("very many changed bytes end in an error or a dossier", "[.][long]") { flip_bytes(10'000); }
