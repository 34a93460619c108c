// The bytes of a text file as UTF-8. Thread rule: pure functions, any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/remark.hpp"

namespace proviso {

struct DecodedText {
    std::string_view text;                       // a view into the bytes, or into `storage`
    std::shared_ptr<const std::string> storage;  // null where no conversion was needed
    std::vector<Remark> notes;                   // what a reader should know, such as a guess
};

// By byte order mark; else UTF-8 where the bytes are; else the encoding that the document names itself
// (HTML), where it is one of the European single-byte ones; else, where it names none or UTF-8, Windows-1252
// with a note. E-ENC for broken UTF-16 and for encodings that are not read.
[[nodiscard]] Result<DecodedText> decode_text(std::string_view bytes, std::string_view named_encoding);

}  // namespace proviso
