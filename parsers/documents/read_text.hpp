// The text of one document beside the notice, whatever kind of file it is.
// Thread rule: pure function, any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/base/language.hpp"
#include "parsers/input.hpp"

namespace proviso {

struct ReadText {
    std::string format;                          // `plain-text`, `html`, `unreadable`
    std::string_view text;                       // UTF-8; a view into the bytes, or into `storage`
    std::shared_ptr<const std::string> storage;  // null where the text is a view into the bytes
    LanguageTag language;                        // that the file itself names
    std::string note;                            // a remark; for `unreadable`, why
};

// A file without any text in it is unreadable too: a page that a script fills says nothing, but holds no
// less.
[[nodiscard]] ReadText read_text(const Input& input);

}  // namespace proviso
