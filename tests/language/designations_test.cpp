// Which rows a sentence names, and which not.
#include "tests/support/catch.hpp"

#include "model/base/unicode.hpp"
#include "rules/language/search/designations.hpp"

using namespace proviso;
using clause::Designations;
using clause::NamedGroup;
using Groups = std::vector<NamedGroup>;

namespace {

Designations made() {
    Designations words;
    using Kind = Designations::Kind;
    for (const char* word : {"lot", "lot no", "Los", "del"}) CHECK(words.add(Kind::One, word).has_value());
    for (const char* word : {"lots", "Lose", "Losen"}) CHECK(words.add(Kind::Several, word).has_value());
    for (const char* word : {"and", "und", "y"}) CHECK(words.add(Kind::Joined, word).has_value());
    for (const char* word : {"to", "bis"}) CHECK(words.add(Kind::Through, word).has_value());
    CHECK(words.add(Kind::Except, "except").has_value());
    words.finish();
    return words;
}

clause::NamedRows named(std::string_view text, std::string_view hit = {}) {
    static const Designations words = made();
    FoldedText folded;
    fold(text, folded);
    return words.read(folded.text).beside(hit.empty() ? 0 : folded.text.find(hit));
}

Groups groups(std::string_view text, std::string_view hit = {}) { return named(text, hit).groups; }

}  // namespace

TEST_CASE("a lot is named by the number behind its word, however it is written") {
    for (const char* text :
         {"for Lot 2 only", "LOT-0002", "lot no. 2", "Lot: 2", "(lot 2)", "Los 02", "lot #2"}) {
        INFO(text);
        CHECK(groups(text) == Groups{{"2"}});
    }
    CHECK(groups("Lot A applies") == Groups{{"a"}});
    CHECK(groups("Lot 2.1") == Groups{{"2.1"}});
}

TEST_CASE("a word for a lot without a number names nothing") {
    for (const char* text :
         {"for each lot", "all lots of the call", "lot size", "the lot, 2 years", "parcels 2"}) {
        INFO(text);
        CHECK(groups(text).empty());
    }
}

TEST_CASE("several lots are named together") {
    CHECK(groups("lots 1 and 3") == Groups{{"1", "3"}});
    CHECK(groups("Lose 1, 3 und 5 gelten") == Groups{{"1", "3", "5"}});
    CHECK(groups("lot 1 and lot 3") == Groups{{"1", "3"}});
    CHECK(groups("lots 2 to 4") == Groups{{"2", "3", "4"}});
    CHECK(groups("lots 2-4") == Groups{{"2", "3", "4"}});
    CHECK(groups("lots A and B") == Groups{{"a", "b"}});
}

TEST_CASE("a number that is no lot's is not taken for one") {
    CHECK(groups("lot 2 and 24 months") == Groups{{"2"}});
    CHECK(groups("Los 2, 30 Tage") == Groups{{"2"}});
    CHECK(groups("lots 1 and 3 of 30 units") == Groups{{"1", "3"}});
}

TEST_CASE("lots that are named apart stay apart") {
    CHECK(groups("for lot 1 the conditions apply, while lot 2 follows the law") == Groups{{"1"}, {"2"}});
    CHECK(groups("lot 1 is early, lot 1 is late") == Groups{{"1"}});
}

TEST_CASE("behind a doubtful full stop, the names on the side of the hit count") {
    const std::string_view text = "conditions apply to lot 2. lot 3 comes in june";
    CHECK(groups(text, "conditions") == Groups{{"2"}});
    CHECK(groups(text, "comes") == Groups{{"3"}});
    CHECK(groups("for lot 2 from 3. march the conditions apply", "conditions") == Groups{{"2"}});
}

TEST_CASE("a sentence that takes lots out is known") {
    CHECK(named("all lots except lot 3").is_excepting);
    CHECK_FALSE(named("lot 3").is_excepting);
}

TEST_CASE("hostile lists of lots come to an end") {
    std::string text = "lots 1";
    for (int i = 0; i < 20'000; ++i) text += " and 7";
    CHECK(groups(text).front().size() == 200);
    std::string apart;
    for (int i = 1; i < 20'000; ++i) apart += "lot " + std::to_string(i) + " is; ";
    CHECK(groups(apart).size() == 16);
    CHECK(named(apart).is_excepting);
    CHECK(groups("lots 1 to 4000000000").front().size() == 2);
    CHECK(groups("lots 1 to 99999999999999999999").front().size() == 2);
}
