// Character references of HTML: `&eacute;`, `&#233;`, `&#xE9;`. Part of `parsers/xml/html_text.hpp`: include
// that instead. Thread rule: pure function, any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace proviso::xml {

struct CharacterReference {
    char32_t code = 0;
    std::size_t length = 0;  // bytes of the reference; 0: the `&` is only an ampersand
};

// Invariant: `html[at]` is `&`.
[[nodiscard]] CharacterReference read_reference(std::string_view html, std::size_t at);

}  // namespace proviso::xml
