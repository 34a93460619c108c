#include "model/base/language.hpp"

#include <algorithm>

namespace proviso {
namespace {

struct Code {
    std::string_view three;  // ISO 639-2, terminological or bibliographic
    std::string_view two;    // ISO 639-1
};

// Invariant: sorted by the three letters, for the binary search below.
constexpr std::array codes = {
    Code{"aar", "aa"}, Code{"abk", "ab"}, Code{"afr", "af"}, Code{"aka", "ak"}, Code{"alb", "sq"},
    Code{"amh", "am"}, Code{"ara", "ar"}, Code{"arg", "an"}, Code{"arm", "hy"}, Code{"asm", "as"},
    Code{"ava", "av"}, Code{"aym", "ay"}, Code{"aze", "az"}, Code{"bak", "ba"}, Code{"bam", "bm"},
    Code{"baq", "eu"}, Code{"bel", "be"}, Code{"ben", "bn"}, Code{"bod", "bo"}, Code{"bos", "bs"},
    Code{"bre", "br"}, Code{"bul", "bg"}, Code{"bur", "my"}, Code{"cat", "ca"}, Code{"ces", "cs"},
    Code{"cha", "ch"}, Code{"che", "ce"}, Code{"chi", "zh"}, Code{"chv", "cv"}, Code{"cor", "kw"},
    Code{"cos", "co"}, Code{"cre", "cr"}, Code{"cym", "cy"}, Code{"cze", "cs"}, Code{"dan", "da"},
    Code{"deu", "de"}, Code{"div", "dv"}, Code{"dut", "nl"}, Code{"dzo", "dz"}, Code{"ell", "el"},
    Code{"eng", "en"}, Code{"epo", "eo"}, Code{"est", "et"}, Code{"eus", "eu"}, Code{"ewe", "ee"},
    Code{"fao", "fo"}, Code{"fas", "fa"}, Code{"fij", "fj"}, Code{"fin", "fi"}, Code{"fra", "fr"},
    Code{"fre", "fr"}, Code{"fry", "fy"}, Code{"ful", "ff"}, Code{"geo", "ka"}, Code{"ger", "de"},
    Code{"gla", "gd"}, Code{"gle", "ga"}, Code{"glg", "gl"}, Code{"glv", "gv"}, Code{"gre", "el"},
    Code{"grn", "gn"}, Code{"guj", "gu"}, Code{"hat", "ht"}, Code{"hau", "ha"}, Code{"heb", "he"},
    Code{"hin", "hi"}, Code{"hrv", "hr"}, Code{"hun", "hu"}, Code{"hye", "hy"}, Code{"ibo", "ig"},
    Code{"ice", "is"}, Code{"ind", "id"}, Code{"isl", "is"}, Code{"ita", "it"}, Code{"jav", "jv"},
    Code{"jpn", "ja"}, Code{"kal", "kl"}, Code{"kan", "kn"}, Code{"kas", "ks"}, Code{"kat", "ka"},
    Code{"kaz", "kk"}, Code{"khm", "km"}, Code{"kin", "rw"}, Code{"kir", "ky"}, Code{"kor", "ko"},
    Code{"kur", "ku"}, Code{"lao", "lo"}, Code{"lat", "la"}, Code{"lav", "lv"}, Code{"lim", "li"},
    Code{"lin", "ln"}, Code{"lit", "lt"}, Code{"ltz", "lb"}, Code{"lug", "lg"}, Code{"mac", "mk"},
    Code{"mal", "ml"}, Code{"mao", "mi"}, Code{"mar", "mr"}, Code{"may", "ms"}, Code{"mkd", "mk"},
    Code{"mlg", "mg"}, Code{"mlt", "mt"}, Code{"mon", "mn"}, Code{"mri", "mi"}, Code{"msa", "ms"},
    Code{"mya", "my"}, Code{"nav", "nv"}, Code{"nep", "ne"}, Code{"nld", "nl"}, Code{"nno", "nn"},
    Code{"nob", "nb"}, Code{"nor", "no"}, Code{"nya", "ny"}, Code{"oci", "oc"}, Code{"ori", "or"},
    Code{"orm", "om"}, Code{"oss", "os"}, Code{"pan", "pa"}, Code{"per", "fa"}, Code{"pol", "pl"},
    Code{"por", "pt"}, Code{"pus", "ps"}, Code{"que", "qu"}, Code{"roh", "rm"}, Code{"ron", "ro"},
    Code{"rum", "ro"}, Code{"run", "rn"}, Code{"rus", "ru"}, Code{"san", "sa"}, Code{"scc", "sr"},
    Code{"scr", "hr"}, Code{"sin", "si"}, Code{"slk", "sk"}, Code{"slo", "sk"}, Code{"slv", "sl"},
    Code{"sme", "se"}, Code{"smo", "sm"}, Code{"sna", "sn"}, Code{"snd", "sd"}, Code{"som", "so"},
    Code{"sot", "st"}, Code{"spa", "es"}, Code{"sqi", "sq"}, Code{"srd", "sc"}, Code{"srp", "sr"},
    Code{"ssw", "ss"}, Code{"sun", "su"}, Code{"swa", "sw"}, Code{"swe", "sv"}, Code{"tam", "ta"},
    Code{"tat", "tt"}, Code{"tel", "te"}, Code{"tgk", "tg"}, Code{"tgl", "tl"}, Code{"tha", "th"},
    Code{"tib", "bo"}, Code{"tir", "ti"}, Code{"ton", "to"}, Code{"tsn", "tn"}, Code{"tso", "ts"},
    Code{"tuk", "tk"}, Code{"tur", "tr"}, Code{"uig", "ug"}, Code{"ukr", "uk"}, Code{"urd", "ur"},
    Code{"uzb", "uz"}, Code{"ven", "ve"}, Code{"vie", "vi"}, Code{"wel", "cy"}, Code{"wln", "wa"},
    Code{"wol", "wo"}, Code{"xho", "xh"}, Code{"yid", "yi"}, Code{"yor", "yo"}, Code{"zha", "za"},
    Code{"zho", "zh"}, Code{"zul", "zu"}};
static_assert(std::ranges::is_sorted(codes, {}, &Code::three));

LanguageTag tag_of(std::string_view letters) {
    LanguageTag tag;
    std::ranges::copy(letters, tag.letters.begin());
    return tag;
}

}  // namespace

LanguageTag parse_language(std::string_view code) {
    const std::string_view primary = code.substr(0, code.find_first_of("-_"));
    if (primary.size() != 2 && primary.size() != 3) return {};

    std::array<char, 3> lower{};
    for (std::size_t i = 0; i < primary.size(); ++i) {
        const char letter = primary[i];
        const bool is_upper = letter >= 'A' && letter <= 'Z';
        lower[i] = is_upper ? static_cast<char>(letter - 'A' + 'a') : letter;
        if (lower[i] < 'a' || lower[i] > 'z') return {};
    }
    const std::string_view letters{lower.data(), primary.size()};
    if (letters == "und") return {};  // The standard's own word for "the document does not say".

    const auto found = std::ranges::lower_bound(codes, letters, {}, &Code::three);
    const bool is_listed = found != codes.end() && found->three == letters;
    return tag_of(is_listed ? found->two : letters);
}

}  // namespace proviso
