#include "parsers/documents/file_kind.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

struct Signature {
    std::string_view bytes;
    std::string_view kind;
};
constexpr auto signatures = std::to_array<Signature>({
    {"\x89PNG", "kind-png"},
    {"\xFF\xD8\xFF", "kind-jpeg"},
    {"GIF8", "kind-gif"},
    {{"II*\0", 4}, "kind-tiff"},
    {{"MM\0*", 4}, "kind-tiff"},
    {"RIFF", "kind-riff"},
    {"\xD0\xCF\x11\xE0", "kind-old-office"},
    {"{\\rtf", "kind-rtf"},
    {"%!PS", "kind-postscript"},
    {"\x1F\x8B", "kind-gzip"},
    {"BZh", "kind-bzip2"},
    {"\xFD"
     "7zXZ",
     "kind-xz"},
    {"7z\xBC\xAF", "kind-7z"},
    {"Rar!", "kind-rar"},
});

// Inside a ZIP container, the names of the first entries tell.
constexpr auto containers = std::to_array<Signature>({
    {"application/vnd.oasis.opendocument.text", "kind-odt"},
    {"application/vnd.oasis.opendocument", "kind-opendocument"},
    {"word/", "kind-docx"},
    {"xl/", "kind-xlsx"},
    {"ppt/", "kind-pptx"},
});
constexpr auto container_names = std::to_array<Signature>({
    {".docx", "kind-docx"},
    {".odt", "kind-odt"},
    {".xlsx", "kind-xlsx"},
    {".pptx", "kind-pptx"},
});

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool ends_with_ignoring_case(std::string_view text, std::string_view lowered) {
    return text.size() >= lowered.size() &&
           std::ranges::equal(text.substr(text.size() - lowered.size()), lowered, {}, lower);
}

bool contains_ignoring_case(std::string_view text, std::string_view lowered) {
    const auto is_same = [](char byte, char wanted) { return lower(byte) == wanted; };
    return std::search(text.begin(), text.end(), lowered.begin(), lowered.end(), is_same) != text.end();
}

std::string_view container_kind(std::string_view file_name, std::string_view head) {
    for (const Signature& container : containers) {
        if (head.find(container.bytes) != std::string_view::npos) return container.kind;
    }
    for (const Signature& name : container_names) {
        if (ends_with_ignoring_case(file_name, name.bytes)) return name.kind;
    }
    return "kind-zip";
}

std::string_view head_of(std::string_view text) {
    constexpr std::size_t head_bytes = 4096;
    return text.substr(0, head_bytes);
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

bool is_binary(std::string_view bytes) {
    if (bytes.find('\0') != std::string_view::npos) return true;
    const std::string_view head = head_of(bytes);
    const auto is_control = [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 &&
               std::string_view{"\t\n\r\f\v"}.find(byte) == std::string_view::npos;
    };
    constexpr std::ptrdiff_t tolerated = 20;  // one in so many
    return std::ranges::count_if(head, is_control) * tolerated > std::ssize(head);
}

}  // namespace

std::string_view unreadable_kind(std::string_view file_name, std::string_view bytes) {
    const std::string_view head = head_of(bytes);
    if (is_pdf(bytes)) return "kind-pdf";
    if (head.starts_with("PK\x03\x04")) return container_kind(file_name, head);
    for (const Signature& signature : signatures) {
        if (head.starts_with(signature.bytes)) return signature.kind;
    }
    // In these, words are broken by the transfer encoding.
    if (contains_ignoring_case(head, "\nmime-version:")) return "kind-mime";
    const bool is_utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    return !is_utf16 && is_binary(bytes) ? "kind-binary" : std::string_view{};
}

bool is_pdf(std::string_view bytes) {
    constexpr std::size_t mark_within_bytes = 1024;  // readers of PDF accept some bytes before the mark
    return bytes.substr(0, mark_within_bytes).find("%PDF-") != std::string_view::npos;
}

bool is_html(std::string_view file_name, std::string_view text) {
    constexpr auto names = std::to_array<std::string_view>({".html", ".htm", ".xhtml"});
    constexpr auto tags =
        std::to_array<std::string_view>({"<html", "<!doctype html", "<body", "<p>", "<p ", "<div", "<br",
                                         "<table", "<h1", "<h2", "<ul", "<ol"});
    const std::string_view head = without_blanks(head_of(text));
    const auto is_named = [&](std::string_view name) { return ends_with_ignoring_case(file_name, name); };
    const auto has_tag = [&](std::string_view tag) { return contains_ignoring_case(head, tag); };
    if (std::ranges::any_of(names, is_named)) return true;
    return head.starts_with('<') && (is_xml(text) ? has_tag("<html") : std::ranges::any_of(tags, has_tag));
}

bool is_xml(std::string_view text) {
    const std::string_view head = without_blanks(head_of(text));
    return head.starts_with("<?xml") ||
           (head.starts_with('<') && head.find("xmlns") != std::string_view::npos);
}

}  // namespace proviso
