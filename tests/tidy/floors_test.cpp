// The laws about includes: downwards only, and each third party in one folder.
#include "tests/support/catch.hpp"
#include "tests/tidy/tree.hpp"

#include <algorithm>
#include <array>

using tidy::Complaints;
using tidy::File;
using tidy::Include;

namespace {

struct Part {
    std::string_view prefix;
    int floor;
    std::string_view target;
};

// A path belongs to the part with the longest prefix. Some doors of the grammar stand one folder above its
// sources, beside the words that they are about; they are floor 2 all the same.
constexpr std::array parts = {
    Part{"model/", 1, "model"},
    Part{"model/base/", 0, "base"},
    Part{"rules/", 3, "rules"},
    Part{"rules/language/grammar/", 2, "grammar"},
    Part{"rules/language/map_file.hpp", 2, "grammar"},
    Part{"rules/language/map_tree.hpp", 2, "grammar"},
    Part{"rules/language/model_file.hpp", 2, "grammar"},
    Part{"rules/language/parse.hpp", 2, "grammar"},
    Part{"rules/language/source.hpp", 2, "grammar"},
    Part{"rules/language/syntax_tree.hpp", 2, "grammar"},
    Part{"parsers/", 3, "parsers"},
    Part{"parsers/archive/", 2, "archive"},
    Part{"parsers/pdf/", 2, "pdf"},
    Part{"parsers/schema/", 3, "schema"},
    Part{"parsers/xml/", 2, "xml"},
    Part{"parsers/prolog", 2, "xml"},
    Part{"plugin/decisions/", 3, "decisions"},
    Part{"plugin/check/", 4, "check"},
    Part{"plugin/compare/", 4, "compare"},
    Part{"plugin/form/", 4, "form"},
    Part{"plugin/report/", 4, "report"},
    Part{"plugin/abi/", 5, "proviso"},
    Part{"plugin/include/", 5, "proviso"},
    Part{"plugin/cli/", 6, "cli"},
};

const Part* part_of(std::string_view path) {
    const Part* best = nullptr;
    for (const Part& part : parts) {
        const bool is_longer = best == nullptr || part.prefix.size() > best->prefix.size();
        if (path.starts_with(part.prefix) && is_longer) best = &part;
    }
    return best;
}

bool is_downwards(const Part& from, const Part& to) {
    return from.target == to.target || to.floor < from.floor;
}

struct Confinement {
    std::string_view header;  // how its includes begin
    std::string_view folder;  // where they may stand
    bool is_also_in_tests;
    bool is_also_in_headers;
};

constexpr std::array confinements = {
    Confinement{"libxml/", "parsers/xml/", true, true},
    Confinement{"xercesc/", "parsers/schema/xsd/", false, true},
    Confinement{"archive.h", "parsers/archive/", false, false},
    Confinement{"archive_entry.h", "parsers/archive/", false, false},
    Confinement{"boost/", "rules/language/grammar/", false, true},
    Confinement{"re2/", "rules/language/", false, false},
    Confinement{"utf8proc.h", "model/base/", false, false},
    Confinement{"nettle/", "model/base/", false, false},
    Confinement{"fmt/", "", true, false},
    Confinement{"CLI/", "plugin/cli/", false, true},
    Confinement{"nlohmann/", "plugin/report/machine_data", true, false},
    Confinement{"toml++/", "plugin/decisions/", false, false},
    Confinement{"valijson/", "tests/", true, true},
    Confinement{"catch2/", "tests/support/catch.hpp", false, true},
};

bool is_allowed(const Confinement& confinement, const File& file) {
    if (file.is_below("tests/") && confinement.is_also_in_tests) return true;
    if (file.is_header() && !confinement.is_also_in_headers) return false;
    return file.is_below(confinement.folder);
}

// A part of the house without a floor would escape the law.
bool has_floor_or_needs_none(const File& file) {
    return file.is_below("tests/") || part_of(file.path) != nullptr;
}

}  // namespace

TEST_CASE("every source file stands on a floor") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        if (!has_floor_or_needs_none(file)) complaints.add(file, "no floor; add it to the list in this test");
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("includes go downwards only") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        const Part* from = part_of(file.path);
        if (from == nullptr) continue;
        for (const Include& include : tidy::includes_of(file)) {
            const Part* to = include.is_ours ? part_of(include.path) : nullptr;
            const bool is_lost = include.is_ours && to == nullptr;
            if (is_lost)
                complaints.add(file, "`" + include.path + "` is no path from the root of the library");
            if (to != nullptr && !is_downwards(*from, *to))
                complaints.add(file, "goes up to `" + include.path + "`");
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("the command line has no private door into the library") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        if (!file.is_below("plugin/cli/")) continue;
        for (const Include& include : tidy::includes_of(file)) {
            const std::string& path = include.path;
            const bool is_public = path.starts_with("plugin/include/") || path.starts_with("plugin/cli/");
            if (include.is_ours && !is_public) complaints.add(file, "a private door: `" + path + "`");
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("each third-party library is visible in its own folder only") {
    Complaints complaints;
    for (const File& file : tidy::code()) {
        for (const Include& include : tidy::includes_of(file)) {
            for (const Confinement& confinement : confinements) {
                const bool is_it = !include.is_ours && include.path.starts_with(confinement.header);
                if (is_it && !is_allowed(confinement, file))
                    complaints.add(file, "may not see <" + include.path + ">");
            }
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("report writers do not include each other") {
    constexpr std::array writers = {"text", "json", "html", "svrl", "sarif", "junit", "csv"};
    constexpr std::string_view folder = "plugin/report/";
    Complaints complaints;
    for (const File& file : tidy::code()) {
        if (!file.is_below(folder)) continue;
        for (const std::string_view writer : writers) {
            const std::string header = std::string{folder} + std::string{writer} + ".hpp";
            const std::string own = std::string{folder} + std::string{writer};
            const bool may = file.is_below(own) || file.path == "plugin/report/writers.cpp";
            const auto includes = tidy::includes_of(file);
            if (!may && std::ranges::count(includes, header, &Include::path) > 0) {
                complaints.add(file, "includes the writer `" + header + "`");
            }
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}
