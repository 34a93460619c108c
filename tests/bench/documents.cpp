#include "tests/bench/documents.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace bench {
namespace {

namespace fs = std::filesystem;

struct SizeClass {
    std::string_view name;
    std::uintmax_t bytes;
    std::string_view folder;
};

// No real notice at hand is as large as the largest example of the SDK, with its 100 lots.
constexpr std::array classes{SizeClass{"10 KB", 10'000, "real"}, SizeClass{"56 KB", 56'000, "real"},
                             SizeClass{"1.8 MB", 1'800'000, "sdk-examples"}};

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

fs::path whole_corpus() {
    const char* const given = std::getenv("PROVISO_CORPUS");
    return given != nullptr ? fs::path{given} : fs::path{PROVISO_SOURCE_DIR} / "../shared/corpus";
}

fs::path corpus() { return whole_corpus() / "eforms"; }

bool is_contract_notice(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string begin(2'000, '\0');
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    return begin.find("<ContractNotice") != std::string::npos ||
           begin.find(":ContractNotice") != std::string::npos;
}

std::uintmax_t distance(std::uintmax_t left, std::uintmax_t right) {
    return left > right ? left - right : right - left;
}

// Nearest in size; among equals the first by name, so that two runs measure the same file.
fs::path nearest(const fs::path& folder, std::uintmax_t bytes) {
    fs::path best;
    std::uintmax_t best_distance = ~std::uintmax_t{0};
    std::error_code fault;
    for (const auto& entry : fs::recursive_directory_iterator{folder, fault}) {
        if (!entry.is_regular_file() || entry.path().extension() != ".xml") continue;
        const std::uintmax_t away = distance(entry.file_size(), bytes);
        const bool is_nearer = away < best_distance || (away == best_distance && entry.path() < best);
        if (!is_nearer || !is_contract_notice(entry.path())) continue;
        best_distance = away;
        best = entry.path();
    }
    return best;
}

std::vector<fs::path> xml_files(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code fault;
    for (const auto& entry : fs::recursive_directory_iterator{folder, fault}) {
        if (entry.is_regular_file() && entry.path().extension() == ".xml") paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    return paths;
}

}  // namespace

std::vector<Document> contract_notices() {
    std::vector<Document> all;
    for (const std::string_view folder : {"real", "sdk-examples"}) {
        for (const fs::path& path : xml_files(corpus() / folder)) {
            if (is_contract_notice(path)) all.push_back({path.filename().string(), read(path)});
        }
    }
    return all;
}

std::vector<Document> all_documents() {
    std::vector<Document> all;
    for (const fs::path& path : xml_files(whole_corpus())) {
        all.push_back({path.filename().string(), read(path)});
    }
    return all;
}

std::string fixture_path() { return PROVISO_SOURCE_DIR "/fixtures/eforms/laptops-without-conditions.xml"; }

std::vector<Document> documents() {
    std::vector<Document> all{{"fixture", read(fixture_path())}};
    for (const SizeClass& size : classes) {
        const fs::path path = nearest(corpus() / size.folder, size.bytes);
        if (!path.empty()) all.push_back({std::string{size.name} + " " + path.stem().string(), read(path)});
    }
    return all;
}

}  // namespace bench
