#include "tests/bench/schema.hpp"

#include "tests/bench/bare_parser.hpp"
#include "tests/bench/timing.hpp"
#include "tests/bench/work.hpp"

#include "parsers/schema/schema_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

namespace bench {
namespace {

namespace fs = std::filesystem;
using proviso::schema::SchemaFile;
using proviso::schema::SchemaSet;

struct Case {
    std::string title;
    fs::path document;
    fs::path folder;
    proviso::schema::DocumentKind kind;
};

std::string load(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<SchemaFile> files_below(const fs::path& folder) {
    std::vector<SchemaFile> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.path().extension() != ".xsd") continue;
        files.push_back({fs::relative(entry.path(), folder).generic_string(), load(entry.path())});
    }
    return files;
}

double median_of(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const double begin = processor_microseconds();
        work();
        times.push_back(processor_microseconds() - begin);
    }
    return median(std::move(times));
}

std::unique_ptr<SchemaSet> make_set(const std::vector<SchemaFile>& files) {
    auto set = SchemaSet::create(files);
    if (!set) stop(describe(set.error()));
    return std::move(set).value();
}

void validate(const SchemaSet& set, const Case& one, std::string_view bytes) {
    const auto choice = set.choose(one.kind);
    if (!choice) stop("no schema for " + one.title);
    const auto found = set.validate(choice->schema, "document", bytes);
    if (!found) stop(describe(found.error()));
    if (found.value().count > 0) stop(one.title + ": " + found.value().deviations.front().message);
}

void print_case(const Case& one, int rounds) {
    const std::string bytes = load(one.document);
    const std::vector<SchemaFile> files = files_below(one.folder);
    const double bare = median_of(rounds, [&] { parse_bare(bytes); });
    const double cold = median_of(std::max(3, rounds / 10), [&] { validate(*make_set(files), one, bytes); });
    const auto set = make_set(files);
    validate(*set, one, bytes);
    const double warm = median_of(rounds, [&] { validate(*set, one, bytes); });
    fmt::print("{:<28}{:>9}{:>10.1f}{:>12.1f} ({:.0f}){:>12.1f} ({:.2f})\n", one.title, bytes.size(), bare,
               cold / 1e3, cold / bare, warm, warm / bare);
}

}  // namespace

void print_schema(int rounds) {
    const fs::path root{PROVISO_SOURCE_DIR};
    const char* const named = std::getenv("PROVISO_SCHEMAS");
    const fs::path schemas = named == nullptr ? root.parent_path() / "shared/schemas" : fs::path{named};
    const std::string ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    const std::string notice = ubl + "ContractNotice-2";
    const std::string catalogue = ubl + "Catalogue-2";
    const std::vector<Case> cases{
        {"our own disclosure",
         root / "fixtures/disclosure/chain.xml",
         root / "parsers/maps",
         {"record", "urn:proviso:disclosure:1", "", ""}},
        {"eForms notice",
         root / "fixtures/eforms/laptops-without-conditions.xml",
         schemas / "eforms",
         {"ContractNotice", notice, "eforms", "1.13"}},
        {"UBL catalogue",
         root / "fixtures/disclosure/chain-catalogue.xml",
         schemas / "ubl",
         {"Catalogue", catalogue, "ubl", "2.4"}},
    };
    fmt::print("medians of {} rounds of processor time; in brackets: times the bare parse\n", rounds);
    fmt::print("{:<28}{:>9}{:>10}{:>18}{:>19}\n", "document", "bytes", "bare us", "cold ms", "warm us");
    for (const Case& one : cases) {
        if (fs::is_directory(one.folder)) {
            print_case(one, rounds);
        } else {
            fmt::print("{:<28}skipped: PROVISO_SCHEMAS names no folder with its schemas\n", one.title);
        }
    }
}

}  // namespace bench
