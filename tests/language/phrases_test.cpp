// Phrase search: what a wording finds, what it must not find, and what a negation makes of it.
#include "tests/support/catch.hpp"

#include <chrono>
#include <random>
#include <string>

#include "rules/language/phrases.hpp"

using proviso::parse_language;
using proviso::clause::PhraseHit;
using proviso::clause::PhraseId;
using proviso::clause::PhraseIndex;
using proviso::clause::Wording;
using Kind = proviso::clause::PhraseHit::Kind;

namespace {

enum Phrase : std::uint16_t { Brand, Conditions, Sites, ChildLabour, Chain };

PhraseIndex make_index() {
    PhraseIndex index;
    const auto phrase = [&](std::initializer_list<std::pair<const char*, Wording>> wordings) {
        const PhraseId id = index.add_phrase();
        for (const auto& [language, wording] : wordings)
            index.add_wording(id, parse_language(language), wording);
    };
    phrase({{"en", {{"Electronics Watch"}, {}}}});
    phrase({{"en", {{"Electronics Watch Contract Conditions"}, {}}},
            {"en", {{"Electronics Watch", "conditions"}, {4}}},
            {"de", {{"Electronics-Watch-Vertragsbedingungen"}, {}}},
            {"de", {{"Vertragsbedingungen von Electronics Watch"}, {}}}});
    phrase({{"en", {{"factories", "address"}, {5}}}, {"de", {{"Produktionsstätten"}, {}}}});
    phrase({{"de", {{"keine Kinderarbeit"}, {}}}});
    phrase({{"en", {{"supply", "chain", "list"}, {0, 3}}}});
    for (const char* words : {"not", "do not apply", "excluded"})
        index.add_negation(parse_language("en"), words);
    for (const char* words : {"nicht", "keine", "kein"}) index.add_negation(parse_language("de"), words);
    const auto finished = index.finish();
    REQUIRE(finished.has_value());
    return index;
}

Kind find(std::string_view text, Phrase phrase = Brand) {
    static const PhraseIndex index = make_index();
    std::vector<PhraseHit> hits;
    index.search(text, hits);
    return hits.at(phrase).kind;
}

std::string passage(std::string_view text, Phrase phrase = Brand) {
    static const PhraseIndex index = make_index();
    const auto passage = index.passage(text, PhraseId{phrase});
    return passage ? std::to_string(passage->byte) + ": " + passage->sentence : "none";
}

bool finishes(std::string wording) {
    PhraseIndex index;
    index.add_wording(index.add_phrase(), parse_language("en"), Wording{{std::move(wording)}, {}});
    return index.finish().has_value();
}

}  // namespace

TEST_CASE("a wording is found however the document spells it") {
    const auto text = GENERATE(
        as<std::string>{}, "Electronics Watch", "ELECTRONICS WATCH", "Electronics Watch's",
        "Electronics Watch’s", "electronics-watch", "(Electronics Watch)", "“Electronics Watch”",
        "d’Electronics Watch", "d´Electronics Watch", "Electronics\u00A0Watch", "Electronics\u202FWatch",
        "Electronics\n  Watch", "Electronics Watch¹", "Elec\u00ADtronics Watch", "Electro-\nnics Watch",
        "Electronics-\nWatch", "ELECTRONICS-\nWATCH", "Electronics\u2011Watch", "Électronics Wätch",
        "von Electronics-Watch-Bedingungen", "•Electronics Watch•", "§Electronics Watch",
        "x/Electronics Watch/y", "Elec\u200Btronics Watch", "Electronics–Watch");
    INFO(text);
    CHECK(find(text) == Kind::Plain);
}

TEST_CASE("a wording is not found within words or across punctuation") {
    const auto text =
        GENERATE(as<std::string>{}, "electronics, watch batteries", "electronics. Watch",
                 "electronics watches", "bioelectronics watch", "electronicswatch", "electronics\n\nwatch",
                 "electronics watch2", "жelectronics watch", "electronics watchж", "electronics_watch",
                 "electronics: watch", "electronic watch", "", "w", "electronics watc");
    INFO(text);
    CHECK(find(text) == Kind::None);
}

TEST_CASE("the brand alone does not stand for its conditions") {
    CHECK(find("The buyer is a member of Electronics Watch.", Conditions) == Kind::None);
    CHECK(find("We work with Electronics Watch. General conditions apply.", Conditions) == Kind::None);
    CHECK(find("The Electronics Watch Contract Conditions apply.", Conditions) == Kind::Plain);
    CHECK(find("Es gelten die Electronics-Watch-Vertragsbedingungen.", Conditions) == Kind::Plain);
    CHECK(find("Es gelten die Electronics Watch-\nVertragsbedingungen.", Conditions) == Kind::Plain);
}

TEST_CASE("near binds words of one sentence, in either order, with so many words between") {
    CHECK(find("the address of all factories", Sites) == Kind::Plain);
    CHECK(find("factories: name and full address", Sites) == Kind::Plain);
    CHECK(find("factories one two three four five address", Sites) == Kind::Plain);
    CHECK(find("factories one two three four five six address", Sites) == Kind::None);
    CHECK(find("address one two three four five factories", Sites) == Kind::Plain);
    CHECK(find("address one two three four five six factories", Sites) == Kind::None);
    CHECK(find("All factories are listed. The address is given.", Sites) == Kind::None);
    CHECK(find("factories\n\naddress", Sites) == Kind::None);
    CHECK(find("factories; address", Sites) == Kind::None);
    CHECK(find("factories a b c d e f factories address", Sites) == Kind::Plain);
    CHECK(find("address factoriesaddress", Sites) == Kind::None);
}

TEST_CASE("near over three parts holds each gap by itself") {
    CHECK(find("supply chain list", Chain) == Kind::Plain);
    CHECK(find("list of the chain supply", Chain) == Kind::Plain);
    CHECK(find("a list for the supply chain", Chain) == Kind::Plain);
    CHECK(find("supply big chain list", Chain) == Kind::None);
    CHECK(find("supply chain one two three four list", Chain) == Kind::None);
    CHECK(find("chain list, and much later a supply", Chain) == Kind::None);
    CHECK(find("chain list, and much later a supply chain and its list", Chain) == Kind::Plain);
}

TEST_CASE("a negation in the sentence leaves the decision to a person") {
    CHECK(find("The Electronics Watch conditions do not apply.") == Kind::Negated);
    CHECK(find("Electronics Watch ist nicht vereinbart.") == Kind::Negated);
    CHECK(find("This is not a car. Electronics Watch applies.") == Kind::Plain);
    CHECK(find("Electronics Watch applies; rebates are excluded.") == Kind::Plain);
    CHECK(find("Not Electronics Watch. But later: Electronics Watch applies.") == Kind::Plain);
    CHECK(find("Electronics Watch: not applicable") == Kind::Negated);
    CHECK(find("Nicht Electronics Watch.\n\nKeine Electronics Watch.") == Kind::Negated);
    CHECK(find("Notable: Electronics Watch") == Kind::Plain);
    CHECK(find("The address of factories is not asked for", Sites) == Kind::Negated);
}

TEST_CASE("an English title in a German sentence is negated in German") {
    CHECK(find("Die Electronics Watch Contract Conditions finden keine Anwendung.", Conditions) ==
          Kind::Negated);
}

TEST_CASE("a negation that is part of the wording does not negate it") {
    CHECK(find("Es gibt keine Kinderarbeit.", ChildLabour) == Kind::Plain);
    CHECK(find("Es gibt keine Kinderarbeit und keine Kinderarbeit.", ChildLabour) == Kind::Plain);
    CHECK(find("Dass es keine Kinderarbeit gibt, ist nicht gefordert.", ChildLabour) == Kind::Negated);
}

TEST_CASE("a line end cannot hide a negation") {
    CHECK(find("Die Electronics-Watch-Vertragsbedingungen gelten kei-\nne.", Conditions) == Kind::Negated);
    CHECK(find("Electronics Watch gilt nicht-\nöffentlich") == Kind::Negated);
    CHECK(find("Electronics Watch gilt ni-\ncht") == Kind::Negated);
    CHECK(find("electro-\nnics watch gilt nicht-\nöffentlich") == Kind::Negated);
    CHECK(find("electronics-\nwatch gilt ni-\ncht") == Kind::Negated);
    CHECK(find("electronics-\nwatch gilt ge-\nwiss") == Kind::Plain);
}

TEST_CASE("abbreviations, numbers and ordinals do not end a sentence") {
    const auto between =
        GENERATE(as<std::string>{}, "z. B.", "z.B.", "e. g.", "e.g.", "vgl.", "Art. 5", "Abs. 2", "Nr. 7",
                 "no. 3", "§ 2.1", "am 3. März", "(vgl. Anl. 2)", "ca. 5", "Version 2. 1", "bzw.", "A.",
                 "f.eks.", "bl.a. her", "t. sk.", "т. е.", "вж.", "π.χ.", "κ.λπ.", "např.", "zał. nr 4",
                 "ld.", "žr.", "esim.", "d.lgs. 36", "p. ej.");
    INFO(between);
    CHECK(find("Electronics Watch gilt " + between + " nicht.") == Kind::Negated);
}

TEST_CASE("full stops, questions, exclamations and semicolons end a sentence") {
    const auto end = GENERATE(as<std::string>{}, "dort.", "dort!", "dort?", "dort;", "dort.)", "\"dort.\"",
                              "2024.", "dort...", "dort…");
    INFO(end);
    CHECK(find("Electronics Watch gilt " + end + " Rabatt nicht.") == Kind::Plain);
}

TEST_CASE("the passage is the sentence as the document spells it") {
    const std::string text =
        "Zuerst  etwas.  Es gelten die\n  Elec\u00ADtronics-Watch-Be\u00ADdingungen!  Dann mehr.";
    CHECK(passage(text) == "16: Es gelten die Elec\u00ADtronics-Watch-Be\u00ADdingungen!");
    CHECK(passage("nothing") == "none");
    CHECK(passage("Electro-\nnics Watch") == "0: Electro- nics Watch");
    CHECK(passage("electronics-\nwatch") == "0: electronics- watch");
    CHECK(passage("Ä.\n\nElectronics Watch") == "5: Electronics Watch");
}

TEST_CASE("a passage that holds is preferred to a negated one, and the first to later ones") {
    CHECK(passage("Not Electronics Watch. Yes, Electronics Watch. Electronics Watch.") ==
          "23: Yes, Electronics Watch.");
    CHECK(passage("Not Electronics Watch. No, not Electronics Watch.") == "0: Not Electronics Watch.");
}

TEST_CASE("the passage of an endless sentence still shows the hit") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "word ";
    const std::size_t hit = text.size();
    text += "Electronics Watch and more";
    static const PhraseIndex index = make_index();
    const auto passage = index.passage(text, PhraseId{Brand});
    REQUIRE(passage.has_value());
    CHECK(passage->sentence.starts_with("… word"));
    CHECK(passage->sentence.find("Electronics Watch") < 300);
    CHECK(passage->byte < hit);
    CHECK(passage->byte > hit - 300);
}

TEST_CASE("a phrase covers the languages in which it has wordings") {
    const PhraseIndex index = make_index();
    CHECK(index.covers(PhraseId{Conditions}, parse_language("en")));
    CHECK(index.covers(PhraseId{Conditions}, parse_language("DEU")));
    CHECK_FALSE(index.covers(PhraseId{Conditions}, parse_language("pl")));
    CHECK_FALSE(index.covers(PhraseId{Brand}, parse_language("de")));
}

TEST_CASE("wordings in Norwegian cover both of its written forms, and each form covers itself only") {
    PhraseIndex index;
    const PhraseId norwegian = index.add_phrase();
    index.add_wording(norwegian, parse_language("no"), Wording{{"kontraktsvilkår"}, {}});
    const PhraseId nynorsk = index.add_phrase();
    index.add_wording(nynorsk, parse_language("nn"), Wording{{"kontraktsvilkåra"}, {}});
    REQUIRE(index.finish().has_value());
    for (const char* written : {"no", "NOR", "nb", "NOB", "nn", "NNO", "nb-NO"}) {
        INFO(written);
        CHECK(index.covers(norwegian, parse_language(written)));
    }
    CHECK_FALSE(index.covers(norwegian, parse_language("sv")));
    CHECK(index.covers(nynorsk, parse_language("NNO")));
    CHECK_FALSE(index.covers(nynorsk, parse_language("nb")));
}

TEST_CASE("a wording with nothing to search for is refused") {
    CHECK_FALSE(finishes(""));
    CHECK_FALSE(finishes(" - "));
    CHECK_FALSE(finishes("…"));
    CHECK_FALSE(finishes("a"));
    CHECK(finishes("EW"));
    CHECK(finishes("ж"));
    PhraseIndex index;
    index.add_negation(parse_language("en"), " ");
    CHECK_FALSE(index.finish().has_value());
}

TEST_CASE("signs of pattern languages in a wording are only signs") {
    PhraseIndex index;
    for (const char* words : {"a.*b", "(x|y)+", "[z]", "\\d", "c++", "§ 128 GWB"}) {
        index.add_wording(index.add_phrase(), parse_language("en"), Wording{{words}, {}});
    }
    REQUIRE(index.finish().has_value());
    std::vector<PhraseHit> hits;
    index.search("axxb xy z 5 c 128 gwb", hits);
    for (const PhraseHit& hit : hits) CHECK(hit.kind == Kind::None);
    index.search("a.*b, (x|y)+, [z], \\d, c++, §\u00A0128 GWB", hits);
    for (const PhraseHit& hit : hits) CHECK(hit.kind == Kind::Plain);
}

TEST_CASE("an index without phrases finds nothing") {
    PhraseIndex index;
    REQUIRE(index.finish().has_value());
    std::vector<PhraseHit> hits(3);
    index.search("anything", hits);
    CHECK(hits.empty());
}

TEST_CASE("a search agrees with the obvious one on random texts") {
    // Words of few letters over few words: every prefix and overlap occurs.
    std::mt19937 random{7};
    for (int round = 0; round < 2000; ++round) {
        const auto words = [&](std::size_t count) {
            std::string text;
            for (std::size_t i = 0; i < count; ++i) {
                if (i > 0) text += ' ';
                for (std::size_t letter = 0; letter <= random() % 3; ++letter)
                    text += random() % 2 == 0 ? 'a' : 'b';
            }
            return text;
        };
        PhraseIndex index;
        std::vector<std::string> wordings;
        while (wordings.size() < 8) {
            std::string wording = words(1 + random() % 3);
            if (wording.size() < 2) continue;
            index.add_wording(index.add_phrase(), parse_language("en"), Wording{{wording}, {}});
            wordings.push_back(std::move(wording));
        }
        REQUIRE(index.finish().has_value());
        const std::string text = words(1 + random() % 12);
        std::vector<PhraseHit> hits;
        index.search(text, hits);
        for (std::size_t i = 0; i < wordings.size(); ++i) {
            const bool is_there = (" " + text + " ").find(" " + wordings[i] + " ") != std::string::npos;
            INFO(text << " / " << wordings[i]);
            CHECK((hits[i].kind == Kind::Plain) == is_there);
        }
    }
}

TEST_CASE("near agrees with the obvious search on random sentences") {
    std::mt19937 random{8};
    for (int round = 0; round < 3000; ++round) {
        PhraseIndex index;
        const auto gap = static_cast<std::uint32_t>(random() % 4);
        index.add_wording(index.add_phrase(), parse_language("en"), Wording{{"left", "right"}, {gap}});
        REQUIRE(index.finish().has_value());
        std::vector<std::string> words;
        for (std::size_t i = 0; i <= random() % 10; ++i) {
            const auto choice = random() % 6;
            words.push_back(choice == 0 ? "left" : choice == 1 ? "right" : "word");
        }
        std::string text;
        bool is_there = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            text += words[i] + " ";
            for (std::size_t j = 0; j < words.size(); ++j) {
                const std::size_t distance = i > j ? i - j : j - i;
                is_there = is_there || (words[i] == "left" && words[j] == "right" && distance <= gap + 1);
            }
        }
        std::vector<PhraseHit> hits;
        index.search(text, hits);
        INFO(text << gap);
        CHECK((hits[0].kind == Kind::Plain) == is_there);
    }
}

TEST_CASE("hostile texts are searched in linear time") {
    const std::string piece =
        GENERATE(as<std::string>{}, "a", "factories ", "supply. ", "s-\nu", "electronics ", "((.", "\xFF",
                 "é", "Electronics Watch not. ", "list chain ");
    const std::size_t megabytes = piece == "a" ? 16 : 2;
    std::string text;
    while (text.size() < megabytes << 20) text += piece;
    const auto start = std::chrono::steady_clock::now();
    CHECK(find(text) == (piece == "Electronics Watch not. " ? Kind::Negated : Kind::None));
    CHECK(passage(text, Sites) == "none");
    // Generous, for slow machines and sanitizers: a quadratic search would take hours.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::minutes{1});
}

TEST_CASE("a pair at the end of an endless sentence is found") {
    std::string text;
    for (int i = 0; i < 30'000; ++i) text += "factories one two three four five six ";
    CHECK(find(text, Sites) == Kind::None);
    CHECK(find(text + " address", Sites) == Kind::None);
    CHECK(find(text + " factories address " + text, Sites) == Kind::Plain);
}
