// The language of a text: the two-letter ISO 639-1 code in lower case (`de`), whatever spelling the standard
// used
// (`DEU` in eForms). Empty means that the document does not say.
#pragma once

#include <array>
#include <compare>
#include <string_view>

namespace proviso {

struct LanguageTag {
    std::array<char, 4> letters{};  // padded with NUL
    friend auto operator<=>(const LanguageTag&, const LanguageTag&) = default;

    [[nodiscard]] bool is_known() const { return letters[0] != '\0'; }
    [[nodiscard]] std::string_view text() const { return std::string_view{letters.data()}; }
};

// Takes two-letter and three-letter codes (terminological and bibliographic), in any case, and drops a region
// (`de-AT`). A code that it does not know keeps its own first three letters, so that two texts in an unlisted
// language still count as the same language; anything else is the unknown tag.
[[nodiscard]] LanguageTag parse_language(std::string_view code);

}  // namespace proviso
