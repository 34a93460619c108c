// Signs that authors bring along from other languages and from word processors, with what is written instead,
// and the messages about tokens that went wrong. The scanner repairs them, so that one slip is one message.
//
// Thread rule: no state. Lifetime: the signs are static.
#pragma once

#include <string_view>

#include "rules/language/grammar/scanner.hpp"

namespace proviso::clause::grammar {

struct ForeignSign {
    std::string_view sign;
    std::string_view repair;
    TokenKind kind;
    std::string_view help;
};

// The one that `text` begins with; null where there is none.
[[nodiscard]] const ForeignSign* find_foreign_sign(std::string_view text);

// The length of the typographic quote that `text` begins with, and else 0.
[[nodiscard]] std::size_t typographic_quote(std::string_view text);

// Begins, or goes on with, a letter beyond ASCII (with an accent, Greek, Cyrillic), which no name holds.
[[nodiscard]] bool begins_foreign_letter(char byte);
[[nodiscard]] bool continues_foreign_letter(char byte);

// E0108, with the date that was probably meant.
void report_wrong_date(const Token& date, Faults& faults);

// E0109.
void report_open_text(const Token& text, Faults& faults);

}  // namespace proviso::clause::grammar
