// Cuts a source of Clause, of a map or of the model into tokens, so that the grammars see words and not
// letters: blanks and comments are gone, keywords compare at once, and every place is exact.
//
// Door: `scan`. Thread rule: no state. Lifetime: tokens refer to the text of the source, which must outlive
// them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/grammar/faults.hpp"
#include "rules/language/source.hpp"

namespace proviso::clause::grammar {

enum class TokenKind : std::uint8_t {
    End,      // behind the last token
    Word,     // a keyword or a name: `require`, `EW-B02`, `main-cpv`
    Text,     // `"…"`; ends on its line
    Number,   // `30`, `1.15`, `-5`
    Version,  // `2.1.0`
    Date,     // `2026-03-01`
    Code,     // `cpv:302*`; in a map, an element such as `cbc:ID`
    Sign,     // one of { } [ ] ( ) , : ; = < > <= >= <> + - . .. / @ *
    Unknown   // reported already; no parser takes it
};

struct Token {
    std::string_view
        text;  // as written; of a text, what stands between the quotes; of a repaired token, the repair
    std::uint32_t begin = 0;  // byte offsets, quotes included
    std::uint32_t end = 0;
    std::uint32_t previous_end = 0;  // of the token before
    TokenKind kind = TokenKind::End;
    bool starts_line = false;
    bool has_escapes = false;  // of a text
};

using Iterator = const Token*;  // of every grammar; `last` is the End token, which may be looked at

// Ends with an End token. Faults of single tokens are reported here (E0102, E0108, E0109, E0112), and what
// can be repaired is, so that they do not lead to further ones.
[[nodiscard]] std::vector<Token> scan(const Source& source, Faults& faults);

// What the token stands for: texts lose their escapes (`\"`, `\\`, `\n`, `\t`; any other is kept, for
// patterns).
[[nodiscard]] std::string value_of(const Token& token);

// How a message names the token: `` `lot` ``, or `the end of the file`.
[[nodiscard]] std::string name_of(const Token& token);

}  // namespace proviso::clause::grammar
