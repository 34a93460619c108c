// The laws about words: what no file may say, and what no reader may be told.
#include "tests/support/catch.hpp"
#include "tests/tidy/tree.hpp"

#include <algorithm>
#include <array>
#include <regex>

using tidy::Complaints;
using tidy::File;

namespace {

// This folder names what it forbids.
bool is_exempt(const File& file) { return file.is_below("tests/tidy/"); }

void complain_of_all(Complaints& complaints, const File& file, const std::regex& words,
                     std::string_view what) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (std::regex_search(file.lines[i], words)) complaints.add(file, i + 1, what);
    }
}

std::string stem_of(const std::string& path) {
    const std::size_t begin = path.rfind('/') + 1;
    return path.substr(begin, path.rfind('.') - begin);
}

std::vector<File> maps() {
    std::vector<File> maps;
    std::ranges::copy_if(tidy::source_tree(), std::back_inserter(maps), [](const File& file) {
        return file.is_below("parsers/maps/") && file.path.ends_with(".map");
    });
    return maps;
}

}  // namespace

TEST_CASE("what is left to do is an issue with a number") {
    const std::regex words{R"((TODO(?!\(#\d+\)))|FIXME|\bXXX\b)"};
    Complaints complaints;
    for (const File& file : tidy::source_tree()) {
        if (!is_exempt(file)) complain_of_all(complaints, file, words, "unfinished, and no issue says so");
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("no reader is told that anybody complies or breaks the law") {
    // Proviso sees documents, not factories, and judges contracts, not people.
    const std::regex words{R"(\b(non-?)?compliant\b|\bviolat(ion|ed|es)\b)", std::regex::icase};
    Complaints complaints;
    for (const File& file : tidy::source_tree()) {
        const bool is_user_facing =
            file.is_below("rules/") || file.is_below("plugin/") || file.is_below("parsers/");
        if (is_user_facing) complain_of_all(complaints, file, words, "a verdict that Proviso never gives");
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("no file knows the machine that it was written on") {
    const std::regex paths{R"((^|[^A-Za-z0-9_.])/(work|tmp|root|home)/)"};
    Complaints complaints;
    for (const File& file : tidy::source_tree()) {
        if (!is_exempt(file)) complain_of_all(complaints, file, paths, "a path of one machine");
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}

TEST_CASE("maps do not mention each other, unless one includes the other") {
    Complaints complaints;
    for (const File& file : maps()) {
        for (const File& other : maps()) {
            const std::string included = "  include " + stem_of(other.path);
            const bool includes = std::ranges::find(file.lines, included) != file.lines.end();
            // A further file of a map adds to it by its name; and a name of one word is a word like others.
            const std::string added = "map " + stem_of(other.path);
            const bool adds = std::ranges::find(file.lines, added) != file.lines.end();
            const bool is_word = stem_of(other.path).find('-') == std::string::npos;
            if (file.path == other.path || includes || adds || is_word) continue;
            const std::regex name{"(^|[^A-Za-z0-9-])" + stem_of(other.path) + "($|[^A-Za-z0-9-])"};
            complain_of_all(complaints, file, name, "mentions the map `" + stem_of(other.path) + "`");
        }
    }
    INFO(complaints.text());
    CHECK(complaints.text().empty());
}
