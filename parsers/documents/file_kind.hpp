// What kind of file a document beside the notice is, by its content first and its name second.
// Thread rule: pure functions.
#pragma once

#include <string_view>

namespace proviso {

// The kind of a file that is no text, by the name of the text that says it (`kind-pdf`); empty when it may be
// one.
[[nodiscard]] std::string_view unreadable_kind(std::string_view file_name, std::string_view bytes);

[[nodiscard]] bool is_pdf(std::string_view bytes);

// Takes the decoded text.
[[nodiscard]] bool is_html(std::string_view file_name, std::string_view text);
[[nodiscard]] bool is_xml(std::string_view text);

}  // namespace proviso
