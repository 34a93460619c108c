#include "parsers/documents/read_text.hpp"

#include <fmt/format.h>

#include <utility>

#include "parsers/documents/decode.hpp"
#include "parsers/documents/file_kind.hpp"
#include "parsers/xml/html_text.hpp"

namespace proviso {
namespace {

ReadText unreadable(std::string why) {
    ReadText read;
    read.format = "unreadable";
    read.note = std::move(why);
    return read;
}

std::string kind_refused(std::string_view kind) {
    return fmt::format("this is {}: its text is not read; hand it in as plain text or HTML", kind);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos; }

ReadText read_page(DecodedText decoded) {
    auto page = xml::read_html(decoded.text);
    if (!page) return unreadable(fmt::format("this HTML page is not read: {}", page.error().message));
    ReadText read;
    read.format = "html";
    read.language = parse_language(page.value().language);
    read.storage = std::make_shared<const std::string>(std::move(page.value().text));
    read.text = *read.storage;
    read.note = std::move(decoded.note);
    return read;
}

}  // namespace

ReadText read_text(const Input& input) {
    const std::string_view kind = unreadable_kind(input.name, input.bytes);
    if (!kind.empty()) return unreadable(kind_refused(kind));
    auto decoded = decode_text(input.bytes, xml::find_html_charset(input.bytes));
    if (!decoded) return unreadable(decoded.error().message);
    if (decoded.value().text.find('\0') != std::string_view::npos)
        return unreadable(kind_refused("a binary file"));
    const bool is_page = is_html(input.name, decoded.value().text);
    if (!is_page && is_xml(decoded.value().text)) return unreadable(kind_refused("an XML file"));
    ReadText read;
    if (is_page) {
        read = read_page(std::move(decoded).value());
    } else {
        read.format = "plain-text";
        read.text = decoded.value().text;
        read.storage = std::move(decoded.value().storage);
        read.note = std::move(decoded.value().note);
    }
    if (read.format != "unreadable" && is_blank(read.text)) return unreadable("the file holds no text");
    return read;
}

}  // namespace proviso
