#include "parsers/schema/pattern_risk.hpp"

#include <bitset>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

#include "model/base/limits.hpp"

namespace proviso::schema {
namespace {

// ASCII, and one place for all other characters. Always at least what can really occur.
constexpr std::size_t others = 128;
using Letters = std::bitset<others + 1>;
constexpr std::uint32_t without_end = std::numeric_limits<std::uint32_t>::max();

// What a part of a pattern can match.
struct Shape {
    Letters first;              // how a match can begin
    Letters rest;               // what can stand behind its first character
    bool is_nullable = false;   // the empty text matches
    bool varies = false;        // matches of one beginning can have several lengths
    bool is_ambiguous = false;  // several branches begin alike
    bool is_long = false;       // repeats something often
    bool is_risky = false;
};

class Pattern {
public:
    explicit Pattern(std::string_view text) : text_(text) {}

    bool may_explode() {
        const Shape whole = branches(0);
        return !is_sound_ || at_ != text_.size() || whole.is_risky;
    }

private:
    static constexpr std::uint32_t few = 4;    // so many repetitions cannot do harm
    static constexpr std::uint32_t many = 16;  // and so many not by themselves

    [[nodiscard]] bool has(char wanted) const { return at_ < text_.size() && text_[at_] == wanted; }
    char next() {
        if (at_ < text_.size()) return text_[at_++];
        is_sound_ = false;
        return '\0';
    }

    static std::size_t place_of(char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value < others ? value : others;
    }

    Shape branches(std::uint32_t depth) {
        if (depth > limits::nesting_max) is_sound_ = false;
        Shape all = sequence(depth);
        while (is_sound_ && has('|')) {
            ++at_;
            const Shape one = sequence(depth);
            const bool is_alike = (all.first & one.first).any() || all.is_nullable || one.is_nullable;
            all.is_ambiguous = all.is_ambiguous || one.is_ambiguous || is_alike;
            all = join(all, one);
        }
        return all;
    }

    static Shape join(const Shape& left, const Shape& right) {
        Shape both = left;
        both.first |= right.first;
        both.rest |= right.rest;
        both.is_nullable = left.is_nullable || right.is_nullable;
        both.varies = left.varies || right.varies;
        both.is_long = left.is_long || right.is_long;
        both.is_risky = left.is_risky || right.is_risky;
        return both;
    }

    Shape sequence(std::uint32_t depth) {
        Shape whole;
        whole.is_nullable = true;
        while (is_sound_ && at_ < text_.size() && !has('|') && !has(')')) {
            const Shape part = repeated(atom(depth));
            Shape longer = join(whole, part);
            longer.first = whole.is_nullable ? whole.first | part.first : whole.first;
            const bool is_begin = whole.first.none();
            longer.rest = whole.rest | part.rest;
            if (!is_begin) longer.rest |= part.first;
            longer.is_nullable = whole.is_nullable && part.is_nullable;
            longer.is_ambiguous = whole.is_ambiguous || part.is_ambiguous;
            whole = longer;
        }
        return whole;
    }

    Shape atom(std::uint32_t depth) {
        const char byte = next();
        if (byte == '(') {
            const Shape inner = branches(depth + 1);
            if (next() != ')') is_sound_ = false;
            return inner;
        }
        Shape shape;
        if (byte == '.') {
            shape.first.set();
        } else if (byte == '[') {
            shape.first = letter_class();
        } else if (byte == '\\') {
            shape.first = escape();
        } else {
            shape.first.set(place_of(byte));
        }
        // A character of several bytes is one atom.
        while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U) ++at_;
        return shape;
    }

    Letters escape() {
        const char byte = next();
        Letters letters;
        if (byte == 'd') {
            for (char digit = '0'; digit <= '9'; ++digit) letters.set(place_of(digit));
            letters.set(others);
        } else if (byte == 's') {
            for (const char blank : {' ', '\t', '\n', '\r'}) letters.set(place_of(blank));
        } else if (byte == 'n' || byte == 'r' || byte == 't') {
            letters.set(place_of(byte == 'n' ? '\n' : (byte == 'r' ? '\r' : '\t')));
        } else if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
            letters.set();
            if (byte == 'p' || byte == 'P') at_ = std::min(text_.find('}', at_), text_.size() - 1) + 1;
        } else {
            letters.set(place_of(byte));
        }
        return letters;
    }

    // Negated and subtracted classes count as every character.
    Letters letter_class() {
        Letters letters;
        bool is_everything = has('^');
        while (is_sound_ && !has(']')) {
            if (has('[')) {
                ++at_;
                letter_class();
                is_everything = true;
                continue;
            }
            const char from = next();
            if (from == '\\') {
                letters |= escape();
                continue;
            }
            const bool is_range =
                has('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']' && text_[at_ + 1] != '[';
            if (!is_range) {
                letters.set(place_of(from));
                continue;
            }
            ++at_;
            const char to = has('\\') ? (++at_, next()) : next();
            for (std::size_t i = place_of(from); i <= place_of(to); ++i) letters.set(i);
        }
        next();
        if (is_everything) letters.set();
        return letters;
    }

    std::uint32_t number() {
        std::uint32_t value = 0;
        const auto [end, fault] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (fault != std::errc{}) is_sound_ = false;
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    Shape repeated(Shape shape) {
        std::uint32_t least = 1;
        std::uint32_t most = 1;
        if (has('?') || has('*') || has('+')) {
            const char sign = next();
            least = sign == '+' ? 1 : 0;
            most = sign == '?' ? 1 : without_end;
        } else if (has('{')) {
            ++at_;
            least = most = number();
            if (has(',')) {
                ++at_;
                most = has('}') ? without_end : number();
            }
            if (next() != '}') is_sound_ = false;
        }
        return repeat(shape, least, most);
    }

    static Shape repeat(Shape shape, std::uint32_t least, std::uint32_t most) {
        if (most > 1) {
            const bool is_split_anywhere = shape.varies && (shape.first & shape.rest).any();
            const bool can_be_split = shape.is_nullable || shape.is_ambiguous || is_split_anywhere;
            shape.is_risky = shape.is_risky || (can_be_split && (most > many || shape.is_long));
            shape.rest |= shape.first;
        }
        shape.is_nullable = shape.is_nullable || least == 0;
        shape.varies = shape.varies || least != most;
        shape.is_long = shape.is_long || (least != most && most > few);
        return shape;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool is_sound_ = true;
};

}  // namespace

bool may_explode(std::string_view pattern) {
    return pattern.size() > limits::schema_pattern_bytes_max || Pattern{pattern}.may_explode();
}

}  // namespace proviso::schema
