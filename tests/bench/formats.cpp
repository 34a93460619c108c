#include "tests/bench/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/bench/bare_parser.hpp"
#include "tests/bench/timing.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

std::string load(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream{file, std::ios::binary}.rdbuf();
    return bytes.str();
}

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        const std::string extension = entry.path().extension().string();
        if (entry.is_regular_file() && (extension == ".xml" || extension == ".XML"))
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

struct Family {
    std::vector<std::string> documents;
    std::size_t bytes = 0;
    std::size_t rows = 0;
    std::vector<double> bare;
    std::vector<double> read;
};

// The rows of a document, or nothing where no map reads it.
std::size_t rows_of(const proviso::Engine& engine, const std::string& bytes, std::string& format) {
    proviso::DossierBuilder builder{engine.vocabulary()};
    const auto document = read_document(engine.formats(), proviso::Input{"document.xml", bytes}, builder);
    if (!document) return 0;
    format = builder.documents()[document.value()].format;
    const auto dossier = std::move(builder).finish();
    return dossier ? dossier.value().row_count() : 0;
}

std::map<std::string, Family> families(const proviso::Engine& engine) {
    std::map<std::string, Family> families;
    const char* const named = std::getenv("PROVISO_CORPUS");
    const fs::path corpus =
        named != nullptr ? fs::path{named} : fs::path{PROVISO_SOURCE_DIR} / "../shared/corpus";
    for (const fs::path& folder : {corpus, fs::path{PROVISO_SOURCE_DIR} / "fixtures"}) {
        for (const fs::path& file : files_below(folder)) {
            std::string bytes = load(file);
            std::string format;
            const std::size_t rows = rows_of(engine, bytes, format);
            if (rows == 0) continue;
            Family& family = families[format];
            family.bytes += bytes.size();
            family.rows += rows;
            family.documents.push_back(std::move(bytes));
        }
    }
    return families;
}

void time_once(const proviso::Engine& engine, Family& family) {
    double begin = processor_microseconds();
    for (const std::string& bytes : family.documents) parse_bare(bytes);
    family.bare.push_back(processor_microseconds() - begin);
    begin = processor_microseconds();
    std::string format;
    for (const std::string& bytes : family.documents) rows_of(engine, bytes, format);
    family.read.push_back(processor_microseconds() - begin);
}

}  // namespace

void print_formats(int rounds) {
    const auto engine = proviso::Engine::create({});
    if (!engine) stop("the engine cannot be made: " + engine.error().message);
    std::map<std::string, Family> all = families(*engine.value());
    for (int round = 0; round < rounds; ++round) {
        for (auto& [format, family] : all) time_once(*engine.value(), family);
    }
    fmt::print("medians of {} interleaved rounds, processor time; corpus (where at hand) and fixtures\n",
               rounds);
    fmt::print("{:<34}{:>6}{:>9}{:>12}{:>12}{:>8}{:>12}\n", "format", "docs", "MB", "bare MB/s", "read MB/s",
               "times", "rows/s");
    for (const auto& [format, family] : all) {
        const double bare = median(family.bare);
        const double read = median(family.read);
        const auto bytes = static_cast<double>(family.bytes);
        fmt::print("{:<34}{:>6}{:>9.2f}{:>12.0f}{:>12.0f}{:>8.2f}{:>12.0f}\n", format,
                   family.documents.size(), bytes / 1e6, bytes / bare, bytes / read, read / bare,
                   static_cast<double>(family.rows) / read * 1e6);
    }
}

}  // namespace bench
