// The page's content security policy: its one style and its one script by their hashes, and nothing else, so
// that neither a text that slipped through nor a browser's extension of the page can load or run anything.
// Thread rule: no state.
#pragma once

#include <string>
#include <string_view>

namespace proviso::html {

[[nodiscard]] std::string content_policy(std::string_view style, std::string_view script);

// Safe inside the double quotes of a text of CSS, and inside `style`.
[[nodiscard]] std::string css_text(std::string_view text);

}  // namespace proviso::html
