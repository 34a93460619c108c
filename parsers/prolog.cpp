#include "parsers/prolog.hpp"

#include "model/base/limits.hpp"
#include "model/base/line_index.hpp"
#include "parsers/prolog_declaration.hpp"
#include "parsers/prolog_signatures.hpp"
#include "parsers/prolog_transcode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace proviso {

using namespace std::string_view_literals;

namespace {

constexpr std::string_view utf8_bom = "\xEF\xBB\xBF"sv;
constexpr std::string_view utf16_le_bom = "\xFF\xFE"sv;
constexpr std::string_view utf16_be_bom = "\xFE\xFF"sv;
constexpr std::string_view space = " \t\r\n"sv;

// A refusal at a place in `text`; what is still unknown of the place is its document.
Error refuse(std::string code, std::string_view text, std::size_t byte, std::string message,
             std::string help) {
    const LineColumn at = locate(text, byte);
    return Error{std::move(code), std::move(message), std::move(help),
                 Place{{}, {}, byte, at.line, at.column}};
}

Error refuse_size(std::size_t size_bytes, std::string_view form) {
    return Error{"E-LIMIT-SIZE",
                 fmt::format("the document has {} bytes{}, more than the {} that are read from outside",
                             size_bytes, form, limits::document_bytes_max),
                 "hand in the notices or forms one by one", Place{{}, {}, 0, 1, 1}};
}

Prolog read_bom(std::string_view bytes) {
    if (bytes.starts_with(utf8_bom)) return {Encoding::Utf8, utf8_bom.size(), false};
    if (bytes.starts_with(utf16_le_bom)) return {Encoding::Utf16Le, utf16_le_bom.size(), false};
    if (bytes.starts_with(utf16_be_bom)) return {Encoding::Utf16Be, utf16_be_bom.size(), false};
    return {};
}

bool is_utf16(Encoding encoding) { return encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be; }

Result<std::string> convert(std::string_view content, Encoding encoding) {
    if (encoding == Encoding::Latin1) return prolog::latin1_to_utf8(content);
    const bool is_big = encoding == Encoding::Utf16Be;
    return prolog::utf16_to_utf8(content, is_big ? prolog::ByteOrder::Big : prolog::ByteOrder::Little);
}

std::optional<Error> refuse_by_content(std::string_view text) {
    if (text.starts_with(utf8_bom)) {
        return refuse("E-ENC", text, 0,
                      "the file begins with two byte order marks, so two tools have changed it",
                      "save the document again as UTF-8 without a byte order mark");
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        return refuse(
            "E-TYPE", text, nul,
            fmt::format("the file has a NUL byte at byte {}, so it is binary, damaged or padded", nul),
            "hand in the XML document as it was exported, without padding");
    }
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return refuse("E-EMPTY", text, 0, "the document is empty",
                      "hand in the file again; its transfer may have failed");
    }
    if (text[first] != '<') {
        return refuse("E-TYPE", text, first, "the file is no XML document: XML begins with `<`",
                      "hand in the XML document itself, such as the notice in eForms format");
    }
    return std::nullopt;
}

std::optional<Error> refuse_doctype(std::string_view text, std::size_t start) {
    std::size_t at = start;
    while (true) {
        at = text.find_first_not_of(space, at);
        if (at == std::string_view::npos) return std::nullopt;
        const std::string_view rest = text.substr(at);
        const bool is_comment = rest.starts_with("<!--");
        if (!is_comment && !rest.starts_with("<?")) break;
        // What does not end is not well-formed; the reader says so with the right words.
        const std::string_view end = is_comment ? "-->"sv : "?>"sv;
        const std::size_t close = text.find(end, at + (is_comment ? 4 : 2));
        if (close == std::string_view::npos) return std::nullopt;
        at = close + end.size();
    }
    constexpr std::string_view doctype = "<!DOCTYPE"sv;
    const std::string_view word = text.substr(at, doctype.size());
    const auto same_letter = [](char a, char b) {
        return a == b || (a >= 'a' && a <= 'z' && a - 'a' + 'A' == b);
    };
    if (!std::equal(word.begin(), word.end(), doctype.begin(), doctype.end(), same_letter))
        return std::nullopt;
    return refuse(
        "E-DTD", text, at,
        "the document has a document type declaration (`<!DOCTYPE`), which is refused because it can "
        "pull in other files and expand without end",
        "remove the declaration; no e-procurement document needs one");
}

// Takes the encoding from the label, and refuses bytes that contradict it.
std::optional<Error> apply_label(const prolog::Declaration& declaration, std::string_view text,
                                 Prolog& prolog) {
    if (!declaration.encoding) return std::nullopt;
    const std::string_view label = *declaration.encoding;
    const std::optional<prolog::Label> known = prolog::find_label(label);
    const std::string help = "save the document again as UTF-8, and let its label say `UTF-8`";
    if (!known) {
        return refuse(
            "E-ENC", text, declaration.encoding_byte,
            fmt::format("the document says that it is encoded as `{}`; read are UTF-8, UTF-16, US-ASCII "
                        "and ISO-8859-1",
                        prolog::shorten(label)),
            help);
    }
    const bool is_marked_utf16 = is_utf16(prolog.encoding);
    const bool is_utf8_mark = prolog.bom_bytes == utf8_bom.size();
    if (is_marked_utf16 != (*known == prolog::Label::Utf16) ||
        (is_utf8_mark && *known != prolog::Label::Utf8)) {
        const std::string_view mark = is_marked_utf16 ? "has the byte order mark of UTF-16"sv
                                      : is_utf8_mark  ? "has the byte order mark of UTF-8"sv
                                                      : "lacks the byte order mark of UTF-16"sv;
        return refuse("E-ENC", text, declaration.encoding_byte,
                      fmt::format("the document says that it is encoded as `{}`, but {}", label, mark), help);
    }
    prolog.is_declared = true;
    if (*known == prolog::Label::Latin1) prolog.encoding = Encoding::Latin1;
    if (*known != prolog::Label::Ascii) return std::nullopt;
    prolog.encoding = Encoding::Ascii;
    const auto is_beyond_ascii = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
    const auto beyond = std::find_if(text.begin(), text.end(), is_beyond_ascii);
    if (beyond == text.end()) return std::nullopt;
    const auto byte = static_cast<std::size_t>(beyond - text.begin());
    return refuse(
        "E-ENC", text, byte,
        fmt::format("the document says that it is encoded as `{}`, but byte {} is no ASCII", label, byte),
        help);
}

// `text` is UTF-8 or a superset of ASCII: all that the gate looks for is ASCII.
std::optional<Error> scan_text(std::string_view text, Prolog& prolog) {
    if (auto error = refuse_by_content(text)) return error;
    const Result<prolog::Declaration> declaration = prolog::read_declaration(text);
    if (!declaration) return declaration.error();
    if (auto error = apply_label(declaration.value(), text, prolog)) return error;
    auto error = refuse_doctype(text, declaration.value().size_bytes);
    if (error && prolog.encoding == Encoding::Latin1) {
        const std::string before = prolog::latin1_to_utf8(text.substr(0, error->place.byte));
        error->place.byte = before.size();
        error->place.column = locate(before, before.size()).column;
    }
    return error;
}

std::optional<Error> scan(std::string_view bytes, Prolog& prolog) {
    if (bytes.size() > limits::document_bytes_max) return refuse_size(bytes.size(), "");
    if (auto error = prolog::refuse_by_signature(bytes)) return error;
    prolog = read_bom(bytes);
    const std::string_view content = bytes.substr(prolog.bom_bytes);
    if (!is_utf16(prolog.encoding)) return scan_text(content, prolog);
    const Result<std::string> text = convert(content, prolog.encoding);
    if (!text) return text.error();
    return scan_text(text.value(), prolog);
}

Error name_document(Error error, std::string_view document_name) {
    error.place.document = document_name;
    return error;
}

}  // namespace

Result<Prolog> scan_prolog(std::string_view document_name, std::string_view bytes) {
    Prolog prolog;
    if (auto error = scan(bytes, prolog)) return name_document(*std::move(error), document_name);
    return prolog;
}

Result<std::string_view> to_utf8(std::string_view document_name, std::string_view bytes, const Prolog& prolog,
                                 std::string& storage) {
    const std::string_view content = bytes.substr(std::min(prolog.bom_bytes, bytes.size()));
    if (prolog.encoding == Encoding::Utf8 || prolog.encoding == Encoding::Ascii) return content;
    Result<std::string> text = convert(content, prolog.encoding);
    if (!text) return name_document(std::move(text).error(), document_name);
    storage = std::move(text).value();
    if (storage.size() <= limits::document_bytes_max) return std::string_view{storage};
    return name_document(refuse_size(storage.size(), " as UTF-8"), document_name);
}

}  // namespace proviso
