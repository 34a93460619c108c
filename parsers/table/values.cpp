#include "parsers/table/values.hpp"

#include <algorithm>

#include "parsers/maps/staging.hpp"
#include "parsers/table/protection.hpp"

namespace proviso::table {
namespace {

bool is_number(const Field& field) {
    return field.type.kind == TypeKind::Number || field.type.kind == TypeKind::Percentage;
}

void erase_all(std::string& text, std::string_view what) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at))
        text.erase(at, what.size());
}

// `12,5 %` is 12.5. Whether `1,500` is a thousand and a half or one and a half nobody can tell: it stays as
// it is, and with a point it gets a question mark, so that it is not taken for a number.
std::string number_of(std::string_view text) {
    constexpr std::size_t thousand_digits = 3;
    std::string number{text};
    for (const std::string_view blank : {" ", "\xC2\xA0", "\xE2\x80\xAF", "'"}) erase_all(number, blank);
    if (number.ends_with('%')) number.pop_back();
    const auto marks = std::ranges::count_if(number, [](char sign) { return sign == ',' || sign == '.'; });
    if (marks != 1) return number;
    const std::size_t mark = number.find_first_of(",.");
    const bool is_ambiguous = number.size() - mark - 1 == thousand_digits && mark > 0 &&
                              mark <= thousand_digits && number.front() != '0';
    if (is_ambiguous) return std::string{text} + "?";
    number[mark] = '.';
    return number;
}

bool parts_at(const Field& field, char sign) {
    if (sign == '\n') return true;
    const bool is_prose = field.type.kind == TypeKind::Text || field.type.kind == TypeKind::Link;
    const bool is_mark = sign == ';' || (sign == ',' && !is_number(field));
    return !is_prose && is_mark;
}

}  // namespace

std::vector<std::string> values_of(const Field& field, std::string_view text) {
    std::vector<std::string> values;
    const auto add = [&](std::string_view value) {
        value = unprotect(maps::trim(value));
        if (!value.empty()) values.push_back(is_number(field) ? number_of(value) : std::string{value});
    };
    if (!field.is_list() || field.type.is_per_language) {
        add(text);
        return values;
    }
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!parts_at(field, text[at])) continue;
        add(text.substr(begin, at - begin));
        begin = at + 1;
    }
    add(text.substr(begin));
    return values;
}

bool is_crowded(std::string_view text) {
    return text.find('\n') != std::string_view::npos || text.find(';') != std::string_view::npos ||
           text.find(" / ") != std::string_view::npos;
}

}  // namespace proviso::table
