#include "rules/language/search/sentences.hpp"

#include <algorithm>
#include <array>

namespace proviso::clause {
namespace {

// Of the languages in which notices are mostly written, folded.
constexpr auto abbreviations = std::to_array<std::string_view>({
    "abb",  "abl",  "abs",     "abschn", "al",   "alin",   "allg", "anexa",  "ang",  "anl",  "anm",
    "ap",   "apdo", "approx",  "art",    "arts", "artt",   "aufl", "av",     "bd",   "begr", "bek",
    "betr", "bijl", "bijv",    "bil",    "blz",  "br",     "bspw", "bzgl",   "bzw",  "ca",   "cap",
    "cf",   "cfr",  "ch",      "chap",   "cl",   "co",     "corp", "dgl",    "dr",   "ds",   "dvs",
    "ed",   "eds",  "einschl", "ej",     "eks",  "entspr", "enz",  "es",     "esim", "esp",  "etc",
    "ev",   "evt",  "evtl",    "ex",     "excl", "exkl",   "ez",   "ff",     "fig",  "figs", "fl",
    "fr",   "geb",  "gem",     "ggf",    "gl",   "hr",     "hrsg", "iarscr", "ibid", "ill",  "inc",
    "incl", "inkl", "insb",    "insbes", "ipd",  "isk",    "itd",  "itp",    "jf",   "jfr",  "jne",
    "jr",   "jvf",  "kap",     "kb",     "kpl",  "ks",     "lch",  "ld",     "lett", "lg",   "lit",
    "lk",   "lpp",  "ltd",     "max",    "min",  "mind",   "mio",  "mm",     "mom",  "mr",   "mrd",
    "mrs",  "ms",   "mv",      "napr",   "nl",   "nn",     "no",   "nos",    "np",   "npr",  "nr",
    "nro",  "nrs",  "ns",      "nt",     "num",  "ods",    "odst", "op",     "osv",  "oz",   "pag",
    "pan",  "par",  "para",    "paras",  "pct",  "piem",   "pism", "pk",     "pkt",  "pl",   "plkst",
    "pont", "popr", "poz",     "pozn",   "pp",   "pril",   "prip", "prof",   "pt",   "pvz",  "ref",
    "reg",  "resp", "rev",     "rn",     "rozp", "rs",     "rz",   "sb",     "sec",  "sect", "sgg",
    "sh",   "sk",   "sog",     "sr",     "sra",  "ss",     "st",   "stb",    "stk",  "str",  "sz",
    "tab",  "tc",   "tel",     "tj",     "tlf",  "toc",    "tzn",  "tzv",    "tzw",  "ud",   "un",
    "ung",  "ust",  "usw",     "vc",     "vedl", "vgl",    "viz",  "vol",    "vols", "vs",   "vt",
    "ww",   "ym",   "zal",     "zalacz", "ziff", "zm",     "zob",  "zr",     "zzgl", "αρ",   "αρθ",
    "βλ",   "εδ",   "κλπ",     "παρ",    "σελ",  "ал",     "вж",   "вкл",    "др",   "лв",   "напр",
    "чл",
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

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// `z.b`, `e.g`, `f.eks`, `д.м`: short pieces with full stops between them. Also a single letter by itself.
bool is_initials(std::string_view word) {
    constexpr std::size_t piece_letters_max = 4;
    std::size_t letters = 0;
    std::size_t letters_max = 0;
    bool is_cut = false;
    for (const char byte : word) {
        if (is_digit(byte) || (byte == '.' && letters == 0)) return false;
        if (byte == '.') is_cut = true;
        letters = byte == '.' ? 0 : letters + (is_continuation(byte) ? 0 : 1);
        letters_max = std::max(letters, letters_max);
    }
    return letters > 0 && letters_max <= (is_cut ? piece_letters_max : 1);
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
