// Files within documents, with bytes changed: what is taken out is as hostile as what it stands in.
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/ubl/ubl_support.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
namespace fs = std::filesystem;

namespace {

struct Document {
    std::string bytes;
    std::size_t begin = 0;  // of the base64
    std::size_t end = 0;
};

std::vector<Document> documents() {
    std::vector<Document> found;
    for (const auto& entry : fs::directory_iterator{test::ubl_fixtures()}) {
        if (entry.path().extension() != ".xml") continue;
        Document document{test::load(entry.path()), 0, 0};
        const std::size_t tag = document.bytes.find("<cbc:EmbeddedDocumentBinaryObject");
        if (tag == std::string::npos) continue;
        document.begin = document.bytes.find('>', tag) + 1;
        document.end = document.bytes.find('<', document.begin);
        found.push_back(std::move(document));
    }
    return found;
}

// The document whose file is these letters.
std::string with_file(const Document& document, const std::string& base64) {
    std::string bytes = document.bytes;
    return bytes.replace(document.begin, document.end - document.begin, base64);
}

void check_ends_well(const std::string& bytes) {
    const Result<Dossier> read = test::read_with_enclosed("call.xml", bytes);
    const bool has_words = read || (read.error().code.starts_with("E-") && !read.error().message.empty());
    if (!has_words) FAIL_CHECK("an error without words");
}

}  // namespace

TEST_CASE("an enclosed file with changed letters ends in a text, a note or a clear error") {
    std::mt19937 random{20261125};
    const std::vector<Document> all = documents();
    REQUIRE(all.size() >= 3);
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n<&\x01";
    for (int round = 0; round < 600; ++round) {
        const Document& document = all[random() % all.size()];
        std::string file = document.bytes.substr(document.begin, document.end - document.begin);
        for (std::size_t flips = 1 + random() % 6; flips > 0; --flips) {
            file[random() % file.size()] = letters[random() % letters.size()];
        }
        check_ends_well(with_file(document, file));
    }
}

TEST_CASE("an enclosed file that breaks off ends in a text, a note or a clear error") {
    for (const Document& document : documents()) {
        const std::string file = document.bytes.substr(document.begin, document.end - document.begin);
        for (std::size_t size = 0; size < file.size(); ++size) {
            check_ends_well(with_file(document, file.substr(0, size)));
        }
    }
}

TEST_CASE("an enclosed file that claims to be an archive or an office file ends in a note or a clear error") {
    const std::vector<Document> all = documents();
    REQUIRE(!all.empty());
    // `PK\3\4` and nothing, `%PDF-1.7`, the mark of old office files, a byte order mark of UTF-16.
    for (const char* file : {"UEsDBA==", "JVBERi0xLjc=", "0M8R4KGxGuE=", "//4=", "AAAA"}) {
        check_ends_well(with_file(all.front(), file));
    }
}
