#include "rules/language/search/sentences.hpp"

#include <algorithm>
#include <array>

namespace proviso::clause {
namespace {

// Of the languages in which notices are mostly written, folded.
constexpr auto abbreviations = std::to_array<std::string_view>({
    "abb",  "abl",  "abs",  "abschn", "al",   "allg",  "anl",  "anm",    "apdo", "approx",  "art",    "arts",
    "aufl", "av",   "bd",   "begr",   "betr", "bijl",  "bspw", "bzgl",   "bzw",  "ca",      "cap",    "cf",
    "ch",   "chap", "cl",   "co",     "corp", "dgl",   "dr",   "ed",     "eds",  "einschl", "entspr", "esp",
    "etc",  "evtl", "evt",  "ex",     "excl", "ff",    "fig",  "figs",   "fr",   "geb",     "gem",    "ggf",
    "hr",   "hrsg", "ibid", "inc",    "incl", "inkl",  "insb", "insbes", "jr",   "kap",     "lit",    "ltd",
    "max",  "min",  "mind", "mio",    "mr",   "mrd",   "mrs",  "ms",     "nl",   "no",      "nos",    "nr",
    "nrs",  "num",  "op",   "par",    "para", "paras", "pag",  "pp",     "prof", "pt",      "ref",    "reg",
    "rev",  "resp", "rn",   "rs",     "rz",   "sec",   "sect", "sog",    "sr",   "sra",     "st",     "stk",
    "str",  "tab",  "tel",  "ud",     "ung",  "usw",   "vgl",  "vol",    "vols", "vs",      "ziff",   "zzgl",
});

bool is_mark(char byte) { return byte == '.' || byte == ';' || byte == '!' || byte == '?' || byte == '\n'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\n'; }
bool is_bracket_or_quote(char byte) {
    return std::string_view{"()[]{}\"'"}.find(byte) != std::string_view::npos;
}

// The word that ends before `end`, without brackets and quotes at its front; at most `word_max` bytes of it.
std::string_view word_before(std::string_view folded, std::size_t end) {
    constexpr std::size_t word_max = 16;
    std::size_t begin = end;
    while (begin > 0 && end - begin < word_max && !is_blank(folded[begin - 1])) --begin;
    while (begin < end && is_bracket_or_quote(folded[begin])) ++begin;
    return folded.substr(begin, end - begin);
}

// `z.b`, `e.g`: single letters with full stops between them. Also a single letter by itself.
bool is_initials(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool is_stop = word[i] == '.';
        if (is_stop != (i % 2 == 1) || is_digit(word[i])) return false;
    }
    return word.size() % 2 == 1;
}

bool is_abbreviation(std::string_view word) {
    return is_initials(word) || std::ranges::find(abbreviations, word) != abbreviations.end();
}

// Does the full stop at `byte`, before a blank, only close an abbreviation or a number?
bool is_mere_stop(std::string_view folded, std::size_t byte) {
    constexpr std::size_t ordinal_digits_max = 2;
    const std::string_view word = word_before(folded, byte);
    if (word.empty()) return false;
    if (!std::ranges::all_of(word, is_digit)) return is_abbreviation(word);
    const std::size_t next = byte + 2;
    return word.size() <= ordinal_digits_max || (next < folded.size() && is_digit(folded[next]));
}

}  // namespace

bool is_sentence_end(std::string_view folded, std::size_t byte) {
    const char mark = folded[byte];
    if (!is_mark(mark)) return false;
    if (mark == '\n') return true;
    std::size_t next = byte + 1;
    while (next < folded.size() && is_bracket_or_quote(folded[next])) ++next;
    if (next >= folded.size()) return true;
    if (!is_blank(folded[next])) return false;
    return mark != '.' || !is_mere_stop(folded, byte);
}

std::size_t sentence_end(std::string_view folded, std::size_t from) {
    for (std::size_t at = from; at < folded.size(); ++at) {
        if (is_mark(folded[at]) && is_sentence_end(folded, at)) return at + 1;
    }
    return folded.size();
}

std::size_t sentence_begin(std::string_view folded, std::size_t byte, std::size_t floor) {
    while (byte > floor && !is_sentence_end(folded, byte - 1)) --byte;
    while (byte < folded.size() && is_blank(folded[byte])) ++byte;
    return byte;
}

}  // namespace proviso::clause
