// Phrase detection, measured on labelled sentences in 26 languages. The figures stand in
// `docs/phrase-detection.md`; `PROVISO_APPROVE=1` writes them anew.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/language/phrase_detection.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/support/catch.hpp"

using proviso::test::LabelledSentence;

namespace {

const std::vector<LabelledSentence>& sentences() {
    static const std::vector<LabelledSentence> all = proviso::test::detect_phrases();
    return all;
}

template <class Wanted>
auto count(Wanted wanted) {
    return std::ranges::count_if(sentences(), wanted);
}

}  // namespace

TEST_CASE("the labelled sentences are many, in many languages, and each kind is among them") {
    std::set<std::string> languages;
    std::set<std::string> kinds;
    for (const LabelledSentence& sentence : sentences()) {
        languages.insert(sentence.language);
        kinds.insert(sentence.kind);
    }
    CHECK(sentences().size() >= 500);
    CHECK(languages.size() == 26);
    CHECK(kinds == std::set<std::string>{"brand", "equivalent", "hard", "later", "negated", "quoted", "split",
                                         "with", "without"});
}

TEST_CASE("the page on phrase detection holds the figures as they are measured") {
    const std::filesystem::path page = std::string{PROVISO_SOURCE_DIR} + "/docs/phrase-detection.md";
    std::ifstream stream{page, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    const std::string text = bytes.str();
    const std::string opening = "<!-- measured -->\n";
    const std::size_t begin = text.find(opening);
    const std::size_t end = text.find("<!-- end of what was measured -->");
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    proviso::test::check_golden(page, text.substr(0, begin + opening.size()) +
                                          proviso::test::describe_detection(sentences()) + text.substr(end));
}

// What is found is taken as agreed. So a sentence that denies may be missed, and may never be taken for the
// opposite; the few that are stand in the page.
TEST_CASE("what denies the conditions, or names the brand alone, is not taken as their agreement") {
    const auto is_wrongly_found = [](const LabelledSentence& sentence) {
        return sentence.said == "found" && sentence.outcome != "found";
    };
    for (const LabelledSentence& sentence : sentences()) {
        if (is_wrongly_found(sentence)) UNSCOPED_INFO(sentence.language << ": " << sentence.text);
    }
    constexpr int tolerated_percent = 2;
    CHECK(count(is_wrongly_found) * 100 <= tolerated_percent * std::ssize(sentences()));
}
