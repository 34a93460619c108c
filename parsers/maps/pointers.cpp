#include "parsers/maps/pointers.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso::maps {
namespace {

enum class Sort : std::uint8_t { Gap, Letter, Hyphen, Foreign };

struct Byte {
    Sort sort = Sort::Gap;
    unsigned char folded = 0;  // of a letter or digit
};

// What folding makes of a byte, as far as words go.
constexpr std::array<Byte, 256> make_bytes() {
    std::array<Byte, 256> bytes{};
    for (unsigned value = 0; value < bytes.size(); ++value) {
        const bool is_small = (value >= 'a' && value <= 'z') || (value >= '0' && value <= '9');
        const bool is_large = value >= 'A' && value <= 'Z';
        const auto folded = static_cast<unsigned char>(is_large ? value + ('a' - 'A') : value);
        if (is_small || is_large) bytes[value] = Byte{Sort::Letter, folded};
        if (value == '-') bytes[value] = Byte{Sort::Hyphen, 0};
        if (value >= 0x80U) bytes[value] = Byte{Sort::Foreign, folded};
    }
    return bytes;
}
constexpr std::array<Byte, 256> bytes = make_bytes();

Byte byte_of(char value) { return bytes[static_cast<unsigned char>(value)]; }

// What folding makes of the characters beyond ASCII that most Latin texts hold, wherever they stand: one or
// two letters, or a gap between words. `Foreign` where that depends on what is beside it, or is something
// else.
struct Known {
    Sort sort = Sort::Foreign;
    std::array<unsigned char, 2> letters{};  // the second may be missing
};
constexpr unsigned latin_first = 0x80;
constexpr unsigned latin_end = 0x180;
constexpr unsigned dashes_first = 0x2011;  // U+2010 is a hyphen, which may part a word
constexpr unsigned dashes_end = 0x2028;

class KnownCharacters {
public:
    static const KnownCharacters& instance() {
        static const KnownCharacters known;
        return known;
    }

    // The character that begins at `at`, and how many bytes it has.
    struct Found {
        Known known;
        std::size_t bytes = 1;
    };
    [[nodiscard]] Found find(std::string_view text, std::size_t at) const {
        const auto byte = [&](std::size_t index) {
            return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
        };
        const unsigned second = byte(at + 1);
        if ((second & 0xC0U) != 0x80U) return {};
        const unsigned lead = byte(at);
        if (lead >= 0xC2U && lead <= 0xC5U) {
            return {latin_[((lead & 0x1FU) << 6U | (second & 0x3FU)) - latin_first], 2};
        }
        const unsigned third = byte(at + 2);
        const unsigned code = 0x2000U | (third & 0x3FU);
        const bool is_dash = lead == 0xE2U && second == 0x80U && (third & 0xC0U) == 0x80U &&
                             code >= dashes_first && code < dashes_end;
        if (is_dash) return {dashes_[code - dashes_first], 3};
        return {};
    }

private:
    KnownCharacters() {
        for (unsigned code = latin_first; code < latin_end; ++code) {
            const char spelled[] = {static_cast<char>(0xC0U | code >> 6U),
                                    static_cast<char>(0x80U | (code & 0x3FU))};
            latin_[code - latin_first] = look_at({spelled, sizeof spelled});
        }
        for (unsigned code = dashes_first; code < dashes_end; ++code) {
            const char spelled[] = {'\xE2', '\x80', static_cast<char>(0x80U | (code & 0x3FU))};
            dashes_[code - dashes_first] = look_at({spelled, sizeof spelled});
        }
    }

    static Known look_at(std::string_view character) {
        FoldedText folded;
        fold("a" + std::string{character} + "a", folded);
        const std::string_view between = std::string_view{folded.text}.substr(1, folded.text.size() - 2);
        const auto is_letter = [](char one) { return byte_of(one).sort == Sort::Letter; };
        const auto is_gap = [](char one) { return byte_of(one).sort == Sort::Gap; };
        Known known;
        if (between.empty() || between.size() > known.letters.size()) return known;
        if (std::ranges::all_of(between, is_gap)) return {Sort::Gap, {}};
        if (!std::ranges::all_of(between, is_letter)) return known;
        known.sort = Sort::Letter;
        std::ranges::copy(between, known.letters.begin());
        return known;
    }

    std::array<Known, latin_end - latin_first> latin_;
    std::array<Known, dashes_end - dashes_first> dashes_;
};

// In a folded text what is beyond ASCII is a letter of another script.
bool is_word_byte(char value) {
    const Sort sort = byte_of(value).sort;
    return sort == Sort::Letter || sort == Sort::Foreign;
}

void split_words(std::string_view folded, std::vector<std::string_view>& words) {
    words.clear();
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size() && is_word_byte(folded[i])) continue;
        if (i > begin) words.push_back(folded.substr(begin, i - begin));
        begin = i + 1;
    }
}

// Never 0 for a word, so that 0 can stand for none.
std::uint32_t next_hash(std::uint32_t hash, unsigned char letter) { return (hash * 31U + letter) | 0x10000U; }

std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 0;
    for (const char letter : word) hash = next_hash(hash, static_cast<unsigned char>(letter));
    return hash;
}

std::size_t pair_bit(std::uint32_t first, std::uint32_t second) {
    return ((first * 2654435769U) ^ (second * 2246822519U)) >> 16U;
}

bool has_fewer_characters(std::string_view text, std::uint32_t characters_max) {
    if (text.size() < characters_max) return true;
    constexpr std::size_t bytes_per_character_max = 4;
    if (text.size() >= std::size_t{characters_max} * bytes_per_character_max) return false;
    const auto characters = std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    return static_cast<std::size_t>(characters) < characters_max;
}

}  // namespace

bool PointerPhrases::add(std::string_view phrase) {
    FoldScratch scratch;
    fold(phrase, scratch.folded);
    split_words(scratch.folded.text, scratch.words);
    const auto& words = scratch.words;
    if (words.empty()) return false;
    const bool is_single = words.size() == 1;
    has_single_words_ = has_single_words_ || is_single;
    beginnings_.set(pair_bit(is_single ? 0 : hash_of(words[0]), hash_of(words[is_single ? 0 : 1])));
    phrases_[std::string{words.front()}].push_back(Words(words.begin(), words.end()));
    return true;
}

bool PointerPhrases::begins_phrase(std::uint32_t word_before, std::uint32_t word) const {
    const bool is_pair = word_before != 0 && beginnings_.test(pair_bit(word_before, word));
    return is_pair || (has_single_words_ && beginnings_.test(pair_bit(0, word)));
}

PointerPhrases::Look PointerPhrases::look(std::string_view text, bool is_folded) const {
    const KnownCharacters& characters = KnownCharacters::instance();
    std::uint32_t word_before = 0;
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Byte byte = byte_of(text[i]);
        if (byte.sort == Sort::Letter || (is_folded && byte.sort == Sort::Foreign)) {
            word = next_hash(word, byte.folded);
            continue;
        }
        const bool is_hyphen_at_end =
            byte.sort == Sort::Hyphen && i + 1 < text.size() && byte_of(text[i + 1]).sort != Sort::Letter;
        if (!is_folded && is_hyphen_at_end) return Look::FoldFirst;
        if (byte.sort == Sort::Foreign) {
            const KnownCharacters::Found found = characters.find(text, i);
            if (found.known.sort == Sort::Foreign) return Look::FoldFirst;
            i += found.bytes - 1;
            if (found.known.sort == Sort::Letter) {
                for (const unsigned char letter : found.known.letters) {
                    if (letter != 0) word = next_hash(word, letter);
                }
                continue;
            }
        }
        if (word == 0) continue;
        if (begins_phrase(word_before, word)) return Look::Perhaps;
        word_before = std::exchange(word, 0);
    }
    return word != 0 && begins_phrase(word_before, word) ? Look::Perhaps : Look::Nothing;
}

bool PointerPhrases::find(std::string_view text, FoldScratch& scratch) const {
    if (phrases_.empty() || !has_fewer_characters(text, characters_max_)) return false;
    const Look first = look(text, false);
    if (first == Look::Nothing) return false;
    fold(text, scratch.folded);
    if (first == Look::FoldFirst && look(scratch.folded.text, true) == Look::Nothing) return false;
    split_words(scratch.folded.text, scratch.words);
    return holds_phrase(scratch.words);
}

bool PointerPhrases::holds_phrase(const std::vector<std::string_view>& words) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = phrases_.find(words[i]);
        if (found == phrases_.end()) continue;
        const auto begin = words.begin() + static_cast<std::ptrdiff_t>(i);
        const auto is_here = [&](const Words& phrase) {
            return phrase.size() <= words.size() - i && std::equal(phrase.begin(), phrase.end(), begin);
        };
        if (std::ranges::any_of(found->second, is_here)) return true;
    }
    return false;
}

}  // namespace proviso::maps
