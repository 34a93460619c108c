#include "parsers/prolog_signatures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace proviso::prolog {

using namespace std::string_view_literals;

namespace {

enum class Kind : unsigned char { Packed, Binary, Encoding, BareUtf16 };

struct Signature {
    std::string_view bytes;
    std::string_view name;
    Kind kind;
};

// The first match counts: the mark of UTF-32 begins with that of UTF-16.
constexpr std::array signatures{
    Signature{"\x1F\x8B"sv, "gzip", Kind::Packed},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "xz", Kind::Packed},
    Signature{"PK\x03\x04"sv, "zip", Kind::Packed},
    Signature{"PK\x05\x06"sv, "zip", Kind::Packed},
    Signature{"BZh"sv, "bzip2", Kind::Packed},
    Signature{"\x28\xB5\x2F\xFD"sv, "zstd", Kind::Packed},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "7z", Kind::Packed},
    Signature{"Rar!\x1A\x07"sv, "rar", Kind::Packed},
    Signature{"\x1F\x9D"sv, "compress", Kind::Packed},
    Signature{"%PDF"sv, "PDF", Kind::Binary},
    Signature{"\xD0\xCF\x11\xE0"sv, "Microsoft Office (before 2007)", Kind::Binary},
    Signature{"{\\rtf"sv, "RTF", Kind::Binary},
    Signature{"\x89PNG"sv, "PNG", Kind::Binary},
    Signature{"\xFF\xD8\xFF"sv, "JPEG", Kind::Binary},
    Signature{"\x7F"
              "ELF"sv,
              "ELF (a program)", Kind::Binary},
    Signature{"SQLite format 3"sv, "SQLite", Kind::Binary},
    Signature{"\xFF\xFE\0\0"sv, "UTF-32", Kind::Encoding},
    Signature{"\0\0\xFE\xFF"sv, "UTF-32", Kind::Encoding},
    Signature{"<\0\0\0"sv, "UTF-32", Kind::Encoding},
    Signature{"\0\0\0<"sv, "UTF-32", Kind::Encoding},
    Signature{"<\0"sv, "UTF-16", Kind::BareUtf16},
    Signature{"\0<"sv, "UTF-16", Kind::BareUtf16},
    Signature{"+/v"sv, "UTF-7", Kind::Encoding},
    Signature{"+ADw-"sv, "UTF-7", Kind::Encoding},
    Signature{"\x4C\x6F\xA7\x94"sv, "EBCDIC", Kind::Encoding},
    Signature{"\xDD\x73\x66\x73"sv, "EBCDIC", Kind::Encoding},
    Signature{"\xF7\x64\x4C"sv, "UTF-1", Kind::Encoding},
    Signature{"\x0E\xFE\xFF"sv, "SCSU", Kind::Encoding},
    Signature{"\xFB\xEE\x28"sv, "BOCU-1", Kind::Encoding},
    Signature{"\x84\x31\x95\x33"sv, "GB18030", Kind::Encoding},
};

Error describe_signature(const Signature& signature) {
    const Place place{{}, {}, 0, 1, 1};
    switch (signature.kind) {
        case Kind::Packed:
            return Error{"E-TYPE",
                         fmt::format("the file is compressed ({}), not XML, and nothing is unpacked silently",
                                     signature.name),
                         "unpack it first, and hand in the XML document itself", place};
        case Kind::Encoding:
            return Error{"E-ENC",
                         fmt::format("the file is encoded as {}, which is not read because two readers may "
                                     "understand it in two ways",
                                     signature.name),
                         "save the document again as UTF-8", place};
        case Kind::BareUtf16:
            return Error{"E-ENC",
                         "the file looks like UTF-16 but lacks the byte order mark, so it could be misread",
                         "save the document again as UTF-8, or as UTF-16 with a byte order mark", place};
        case Kind::Binary:
            break;
    }
    return Error{"E-TYPE", fmt::format("the file is in the format {}, not XML", signature.name),
                 "hand in the XML document itself, such as the notice in eForms format", place};
}

}  // namespace

std::optional<Error> refuse_by_signature(std::string_view bytes) {
    const auto begins_so = [bytes](const Signature& signature) { return bytes.starts_with(signature.bytes); };
    const auto* const found = std::find_if(signatures.begin(), signatures.end(), begins_so);
    if (found == signatures.end()) return std::nullopt;
    return describe_signature(*found);
}

}  // namespace proviso::prolog
