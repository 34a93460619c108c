// Folding, checked UTF-8, visible escapes.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "model/base/unicode.hpp"
#include "model/base/unicode_class.hpp"

using proviso::fold;
using proviso::FoldedText;
using proviso::LineEndHyphen;

namespace {

std::string folded(std::string_view text, LineEndHyphen hyphen = LineEndHyphen::Join) {
    FoldedText out;
    fold(text, out, false, hyphen);
    return out.text;
}

std::string random_bytes(std::mt19937& random, std::string_view alphabet, std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += alphabet[random() % alphabet.size()];
    return bytes;
}

}  // namespace

TEST_CASE("case, accents and compatibility forms do not matter in a search") {
    CHECK(folded("Électronique ÄÖÜ äöü") == "electronique aou aou");
    CHECK(folded("Straße, STRASSE, GROẞ") == "strasse, strasse, gross");
    CHECK(folded("e\u0301te\u0301") == "ete");
    CHECK(folded("ﬁrm ㎏ Ⅳ ½") == "firm kg iv 1⁄2");
    CHECK(folded("Ｅｌｅｃｔｒｏｎｉｃｓ") == "electronics");
    CHECK(folded("ΌΡΟΣ όρος") == "οροσ οροσ");
    CHECK(folded("УСЛОВИЯ") == "условия");
    CHECK(folded("İzmir ISPARTA Iğdır ığdır") == "izmir isparta igdir igdir");
    CHECK(folded("Zamówienie w Łodzi, łódź") == "zamowienie w lodzi, lodz");
    CHECK(folded("KJØP kjøp ÆRLIG ærlig Ðóð Þing cœur") == "kjop kjop aerlig aerlig dod thing coeur");
    CHECK(folded("Đurđevac Ħaż-Żebbuġ") == "durdevac haz zebbug");
    CHECK(folded("ΣΎΜΒΑΣΗΣ σύμβασης") == "συμβασησ συμβασησ");
}

TEST_CASE("all kinds of space are one blank, and none stands at an end") {
    CHECK(folded("  a \t b  ") == "a b");
    CHECK(folded("a\u00A0b\u202Fc\u3000d\u2009e\u2028f\u0085g") == "a b c d e f g");
    CHECK(folded("a\r\nb\rc\nd") == "a b c d");
    CHECK(folded(std::string_view{"a\0b\x01"
                                  "c\x7F"
                                  "d",
                                  7}) == "a b c d");
    CHECK(folded(" \u00A0\n\n ").empty());
    CHECK(folded("").empty());
}

TEST_CASE("two line ends in a row end a paragraph") {
    CHECK(folded("a\n\nb") == "a\nb");
    CHECK(folded("a \r\n \u00A0\r\n\n  b") == "a\nb");
    CHECK(folded("a\u2029b") == "a\nb");
    CHECK(folded("\n\na\n\n") == "a");
    CHECK(folded("a -\n\n- b") == "a\nb");
}

TEST_CASE("invisible characters vanish") {
    CHECK(folded("Elec\u00ADtro\u200Bnics\uFEFF \u200EWatch\u2060") == "electronics watch");
    CHECK(folded("a \u200B b") == "a b");
}

TEST_CASE("footnote marks and trade marks do not grow on to a word") {
    CHECK(folded("Watch¹ Watch² Watch⁴") == "watch watch watch");
    CHECK(folded("Watch™ Watch® Conditions") == "watch watch conditions");
    CHECK(folded("CO₂") == "co2");
}

TEST_CASE("hyphens and dashes are blanks, quotes and apostrophes are plain") {
    CHECK(folded("a-b\u2010c\u2011d\u2013e\u2014f\u2212g") == "a b c d e f g");
    CHECK(folded("a - b – c") == "a b c");
    CHECK(folded("d’un l‘a ‚x‛ `y´ ʼz") == "d'un l'a 'x' 'y' 'z");
    CHECK(folded("„a“ «b» ”c” ‹d›") == "\"a\" \"b\" \"c\" 'd'");
}

TEST_CASE("a hyphen at a line end joins the halves of a word") {
    const auto joined =
        GENERATE(as<std::string>{}, "Liefer-\nkette", "Liefer-\r\n   kette", "Liefer\u2010\nkette",
                 "LIEFER-\nKETTE", "Liefer-  \n\tkette", "Liefer\u00AD\nkette");
    CHECK(folded(joined) == "lieferkette");
}

TEST_CASE("the other reading of a hyphen at a line end is a blank") {
    FoldedText out;
    fold("Arbeits-\nbedingungen", out, false, LineEndHyphen::Space);
    CHECK(out.text == "arbeits bedingungen");
    CHECK(out.has_line_end_hyphen);
    fold("Arbeits-bedingungen", out);
    CHECK_FALSE(out.has_line_end_hyphen);
    fold("Arbeits\u00AD\nbedingungen", out, false, LineEndHyphen::Space);
    CHECK(out.text == "arbeitsbedingungen");
}

TEST_CASE("a hyphen that is the word's own stays one at a line end") {
    CHECK(folded("Watch-\nBedingungen") == "watch bedingungen");
    CHECK(folded("2021-\n2024") == "2021 2024");
    CHECK(folded("Vor- und Nach-\n\nteile") == "vor und nach\nteile");
    CHECK(folded("a -\nb") == "a b");
    CHECK(folded("-\nb") == "b");
    CHECK(folded("a-\n") == "a");
}

TEST_CASE("malformed bytes part words and are never read past the end") {
    CHECK(folded("a\xFFz") == "a\uFFFDz");
    CHECK(folded("a\xC3") == "a\uFFFD");
    CHECK(folded("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(folded("\xC0\xAF") == "\uFFFD\uFFFD");
}

TEST_CASE("every folded byte knows where it came from") {
    const std::string source = "  Ä b-\nc\u00A0\u00ADd\n\nﬁ";
    FoldedText out;
    fold(source, out, true);
    CHECK(out.text == "a bc d\nfi");
    REQUIRE(out.origin.size() == out.text.size());
    CHECK(out.origin == std::vector<std::uint32_t>{2, 4, 5, 8, 9, 13, 14, 16, 16});
    fold(source, out);
    CHECK(out.origin.empty());
}

TEST_CASE("folding is total and folds nothing twice") {
    std::mt19937 random{20};
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    const std::string some = "aA- \n\r\t.\u00AD\u00A0é’\u2028";
    for (int round = 0; round < 3000; ++round) {
        const std::string text = random_bytes(random, round % 2 == 0 ? all : some, random() % 40);
        for (const LineEndHyphen hyphen : {LineEndHyphen::Join, LineEndHyphen::Space}) {
            FoldedText with_origin;
            fold(text, with_origin, true, hyphen);
            CHECK(with_origin.text == folded(text, hyphen));
            CHECK(folded(with_origin.text) == [&] {
                // A paragraph's end is one line end, and one line end is a blank.
                std::string flat = with_origin.text;
                std::ranges::replace(flat, '\n', ' ');
                return flat;
            }());
            CHECK(std::ranges::is_sorted(with_origin.origin));
            CHECK(proviso::find_invalid_utf8(with_origin.text) == std::string::npos);
        }
    }
}

TEST_CASE("the quick table of common characters agrees with the long way") {
    for (char32_t code = 0x80; code < 0x2100; ++code) {
        const proviso::unicode::Folded slow = proviso::unicode::fold_character(code);
        if (slow.kind != proviso::unicode::FoldKind::Text || code == 0x2010) continue;
        std::string source = "x";
        if (code >= 0x800) {
            source += static_cast<char>(0xE0 | (code >> 12));
            source += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        } else {
            source += static_cast<char>(0xC0 | (code >> 6));
        }
        source += static_cast<char>(0x80 | (code & 0x3F));
        CHECK(folded(source + "x") == "x" + std::string{slow.bytes.data(), slow.length} + "x");
    }
}

TEST_CASE("malformed UTF-8 is found at its first byte") {
    CHECK(proviso::find_invalid_utf8("plain text, long enough for blocks: äöü €") == std::string::npos);
    CHECK(proviso::find_invalid_utf8("\U0001F600") == std::string::npos);
    CHECK(proviso::find_invalid_utf8("0123456789\xC3") == 10);
    CHECK(proviso::find_invalid_utf8("ab\x80") == 2);
    CHECK(proviso::find_invalid_utf8("\xC0\x80") == 0);
    CHECK(proviso::find_invalid_utf8("\xE0\x80\x80") == 0);
    CHECK(proviso::find_invalid_utf8("\xED\xA0\x80") == 0);
    CHECK(proviso::find_invalid_utf8("\xF4\x90\x80\x80") == 0);
    CHECK(proviso::find_invalid_utf8("\xF8\x88\x80\x80\x80") == 0);
}

TEST_CASE("characters that could fool a reader are made visible") {
    CHECK(proviso::make_visible("a\x1B[31m") == "a\\u{001b}[31m");
    CHECK(proviso::make_visible("line\n\ttab\r") == "line\n\ttab\\u{000d}");
    CHECK(proviso::make_visible("a\u202Eb\u2066c\u0085") == "a\\u{202e}b\\u{2066}c\\u{0085}");
    CHECK(proviso::make_visible("a\xFF") == "a\\x{ff}");
    CHECK(proviso::make_visible("Größe „x“ 日本") == "Größe „x“ 日本");
}

TEST_CASE("a text is cut between characters") {
    CHECK(proviso::shorten("Größe", 7) == "Größe");
    CHECK(proviso::shorten("Größe", 6) == "Größ…");
    CHECK(proviso::shorten("Größe", 5) == "Grö…");
    CHECK(proviso::shorten("日本", 2) == "…");
}

TEST_CASE("letters and digits of any script are told from the rest") {
    CHECK(proviso::is_letter_or_digit("a", 0));
    CHECK(proviso::is_letter_or_digit("ж", 0));
    CHECK(proviso::is_letter_or_digit("٣", 0));
    CHECK_FALSE(proviso::is_letter_or_digit("§", 0));
    CHECK_FALSE(proviso::is_letter_or_digit("_", 0));
    CHECK_FALSE(proviso::is_letter_or_digit("a", 1));
    CHECK(proviso::previous_character("aж€", 6) == 3);
    CHECK(proviso::previous_character("aж€", 3) == 1);
    CHECK(proviso::previous_character("\x80\x80", 2) == 1);
}
