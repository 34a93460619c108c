// The gate before every parser. It looks at the bytes themselves and refuses what no library should ever see:
// documents with a DOCTYPE, other versions and encodings than the agreed ones, bytes that contradict their
// label, and files that are no XML at all.
//
// Doors: `scan_prolog`, then `to_utf8`. Thread rule: pure functions, any thread. Lifetime: see `to_utf8`.
#pragma once

#include "model/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace proviso {

enum class Encoding : std::uint8_t { Utf8, Utf16Le, Utf16Be, Ascii, Latin1 };

struct Prolog {
    Encoding encoding = Encoding::Utf8;
    std::size_t bom_bytes = 0;
    bool is_declared = false;  // the document names its encoding
};

// Refuses, with a stable code and a sentence on what to do:
//   E-EMPTY       nothing but white space
//   E-LIMIT-SIZE  more bytes than `limits::document_bytes_max`
//   E-TYPE        no XML: compressed, binary, NUL bytes, or plain text
//   E-ENC         an encoding other than UTF-8, UTF-16 with a byte order mark, US-ASCII and ISO-8859-1, or
//   bytes
//                 that contradict their label
//   E-VERSION     an XML version other than 1.0
//   E-WF          a broken or misplaced XML declaration
//   E-DTD         a DOCTYPE (one within a comment, a CDATA section or a processing instruction is only text)
// Places count in the UTF-8 form of the text without byte order mark, as everywhere.
[[nodiscard]] Result<Prolog> scan_prolog(std::string_view document_name, std::string_view bytes);

// The document as UTF-8 without byte order mark. Lifetime: a view into `bytes` where no conversion is needed,
// else into `storage`; both must outlive it. Fails with E-ENC or E-LIMIT-SIZE.
[[nodiscard]] Result<std::string_view> to_utf8(std::string_view document_name, std::string_view bytes,
                                               const Prolog& prolog, std::string& storage);

}  // namespace proviso
