#include "parsers/maps/date_patterns.hpp"

#include <array>
#include <cstdint>

#include "model/base/date.hpp"

namespace proviso::maps {
namespace {

struct Part {
    std::string_view word;
    std::size_t digits_min = 1;
    std::size_t digits_max = 2;
};
constexpr std::array parts{Part{"{year}", 4, 4}, Part{"{month}"}, Part{"{day}"}};
constexpr std::string_view rest_word = "{rest}";

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; }
bool is_digit(char byte) { return '0' <= byte && byte <= '9'; }

// The part that the pattern begins with; `parts.size()` for none.
std::size_t part_at(std::string_view pattern) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (pattern.starts_with(parts[i].word)) return i;
    }
    return parts.size();
}

// The digits at the front of `text`, which are taken off; none when there are too few.
std::string take_digits(std::string_view& text, const Part& part) {
    std::size_t count = 0;
    while (count < part.digits_max && count < text.size() && is_digit(text[count])) ++count;
    if (count < part.digits_min) return {};
    std::string digits{text.substr(0, count)};
    text.remove_prefix(count);
    return digits.size() == 1 ? "0" + digits : digits;
}

bool take_blanks(std::string_view& text) {
    const std::size_t before = text.size();
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    return text.size() < before;
}

std::optional<std::string> date_by(std::string_view pattern, std::string_view text) {
    std::array<std::string, parts.size()> found;
    while (!pattern.empty() && pattern != rest_word) {
        const std::size_t part = part_at(pattern);
        if (part < parts.size()) {
            found[part] = take_digits(text, parts[part]);
            if (found[part].empty()) return std::nullopt;
            pattern.remove_prefix(parts[part].word.size());
            continue;
        }
        if (pattern.front() == ' ') {
            if (!take_blanks(text)) return std::nullopt;
        } else {
            if (!text.starts_with(pattern.front())) return std::nullopt;
            text.remove_prefix(1);
        }
        pattern.remove_prefix(1);
    }
    if (pattern.empty() && !text.empty()) return std::nullopt;
    std::string date = found[0] + "-" + found[1] + "-" + found[2];
    if (!parse_date(date)) return std::nullopt;
    return date;
}

}  // namespace

bool is_date_pattern(std::string_view pattern) {
    std::array<std::uint32_t, parts.size()> counts{};
    while (!pattern.empty() && pattern != rest_word) {
        const std::size_t part = part_at(pattern);
        if (part < parts.size()) {
            ++counts[part];
            pattern.remove_prefix(parts[part].word.size());
            continue;
        }
        if (pattern.front() == '{' || pattern.front() == '}') return false;
        pattern.remove_prefix(1);
    }
    return counts == std::array<std::uint32_t, parts.size()>{1, 1, 1};
}

std::optional<std::string> date_of(std::span<const std::string> patterns, std::string_view text) {
    for (const std::string& pattern : patterns) {
        std::optional<std::string> date = date_by(pattern, text);
        if (date) return date;
    }
    return std::nullopt;
}

}  // namespace proviso::maps
