// The visible text of an HTML page, as a reader sees it: no scripts, styles or comments; character references
// decoded; a blank line where a block ends, so that what stands in two blocks is never one sentence.
//
// libxml2's own HTML parser is not used: duplicate attributes and unmatched end tags cost it quadratic time.
// One forward pass over the bytes is linear, builds no tree, and opens nothing. libxml2 gives the names of
// characters.
//
// Door: `read_html`. Thread rule: pure function, any thread.
#pragma once

#include <string>
#include <string_view>

#include "model/base/result.hpp"

namespace proviso::xml {

struct HtmlText {
    std::string text;
    std::string language;  // `lang` of `html` or `body`, as written
};

// Takes UTF-8. Refuses a page that breaks off within a tag, a comment or a script (E-WF): what came after
// would be unseen, and what is not seen must not count as absent.
[[nodiscard]] Result<HtmlText> read_html(std::string_view utf8);

// The encoding that the page itself names in a `meta` element of its head; empty when it names none.
[[nodiscard]] std::string_view find_html_charset(std::string_view bytes);

}  // namespace proviso::xml
