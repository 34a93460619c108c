#include "rules/language/grammar/foreign_signs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "model/base/date.hpp"

namespace proviso::clause::grammar {
namespace {

// Longer signs stand before their beginnings.
constexpr std::array foreign_signs = {
    ForeignSign{"===", "=", TokenKind::Sign, "equality is written with one sign: `=`"},
    ForeignSign{"==", "=", TokenKind::Sign, "equality is written with one sign: `=`"},
    ForeignSign{"!=", "<>", TokenKind::Sign, "inequality is written `<>`"},
    ForeignSign{"=>", ">=", TokenKind::Sign, "at least is written `>=`"},
    ForeignSign{"=<", "<=", TokenKind::Sign, "at most is written `<=`"},
    ForeignSign{"&&", "and", TokenKind::Word, "write `and`"},
    ForeignSign{"||", "or", TokenKind::Word, "write `or`"},
    ForeignSign{"!", "not", TokenKind::Word, "write `not`"},
    ForeignSign{"≠", "<>", TokenKind::Sign, "inequality is written `<>`"},
    ForeignSign{"≤", "<=", TokenKind::Sign, "at most is written `<=`"},
    ForeignSign{"≥", ">=", TokenKind::Sign, "at least is written `>=`"},
    ForeignSign{"–", "-", TokenKind::Sign, "a minus is a plain hyphen between blanks: `a - b`"},
    ForeignSign{"−", "-", TokenKind::Sign, "a minus is a plain hyphen between blanks: `a - b`"},
};

constexpr std::array<std::string_view, 9> typographic_quotes = {"“", "”", "„", "‟", "«", "»", "‘", "’", "'"};

std::vector<std::string_view> parts_of(std::string_view date) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = std::min(date.find_first_of("-./"), date.size());
        parts.push_back(date.substr(0, end));
        if (end == date.size()) return parts;
        date.remove_prefix(end + 1);
    }
}

// `2026-3-1` and `1.3.2026` as year, month, day with their digits filled up; empty where no date results.
std::string repaired_date(std::string_view written) {
    std::vector<std::string_view> parts = parts_of(written);
    if (parts.size() != 3) return {};
    if (parts.back().size() == 4) std::reverse(parts.begin(), parts.end());
    std::string date;
    for (const std::string_view part : parts) {
        const std::size_t digits = date.empty() ? 4 : 2;
        if (part.size() > digits) return {};
        if (!date.empty()) date += '-';
        date.append(digits - part.size(), '0').append(part);
    }
    return parse_date(date) ? date : std::string{};
}

}  // namespace

const ForeignSign* find_foreign_sign(std::string_view text) {
    const auto* const found =
        std::find_if(foreign_signs.begin(), foreign_signs.end(),
                     [&](const ForeignSign& foreign) { return text.starts_with(foreign.sign); });
    return found == foreign_signs.end() ? nullptr : found;
}

std::size_t typographic_quote(std::string_view text) {
    const auto* const found = std::find_if(typographic_quotes.begin(), typographic_quotes.end(),
                                           [&](std::string_view quote) { return text.starts_with(quote); });
    return found == typographic_quotes.end() ? 0 : found->size();
}

bool begins_foreign_letter(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0xC3 && value <= 0xDF;
}

bool continues_foreign_letter(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return begins_foreign_letter(byte) || (value >= 0x80 && value <= 0xBF);
}

void report_wrong_date(const Token& date, Faults& faults) {
    const std::string repair = repaired_date(date.text);
    const bool is_well_written =
        parts_of(date.text).size() == 3 && date.text.size() == 10 && date.text[4] == '-';
    auto& fault = faults.add("E0108", "this is not a date", {date.begin, date.end});
    fault.label = is_well_written && repair.empty() ? "no calendar has this day"
                                                    : "year-month-day with four, two and two digits";
    if (!repair.empty()) fault.help = {repair};
}

void report_open_text(const Token& text, Faults& faults) {
    auto& fault = faults.add("E0109", "this text is not closed", {text.begin, text.end});
    fault.label = "a text ends on the line on which it begins";
    fault.help = {"put a `\"` at its end; within a text it is written `\\\"`"};
}

}  // namespace proviso::clause::grammar
