#include "parsers/documents/read_text.hpp"

#include <fmt/format.h>

#include <utility>

#include "parsers/archive/zip.hpp"
#include "parsers/documents/container.hpp"
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
    return fmt::format("this is {}: its text is not read; hand it in as PDF, DOCX, ODT, HTML or plain text",
                       kind);
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

std::string not_read(std::string_view kind, const Error& error) {
    std::string note = fmt::format("this is {}, and it is not read: {}", kind, error.message);
    return error.help.empty() ? note : note + "; " + error.help;
}

ReadText text_of(OfficeText office, Container container) {
    ReadText read;
    read.format = container == Container::Word ? "docx" : "odt";
    read.storage = std::make_shared<const std::string>(std::move(office.text));
    read.text = *read.storage;
    for (const OfficeText::Part& part : office.parts) {
        read.parts.push_back({read.text.substr(part.begin, part.size), part.language});
    }
    if (!read.parts.empty()) read.language = read.parts.front().language;
    read.places = std::move(office.places);
    read.is_partial = office.is_partial;
    for (const std::string& note : office.notes) read.note += (read.note.empty() ? "" : "; ") + note;
    return read;
}

ReadText read_container(std::string_view kind, std::string_view bytes) {
    auto container = container_of(bytes);
    if (!container) return unreadable(not_read(kind, container.error()));
    if (container.value() == Container::OtherOffice || container.value() == Container::Documents) {
        return unreadable(kind_refused(kind));
    }
    auto office = read_office(bytes, container.value());
    if (!office) return unreadable(not_read(kind, office.error()));
    return text_of(std::move(office).value(), container.value());
}

ReadText read_plain(const Input& input) {
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
    return read;
}

ReadText read_pdf_file(std::string_view bytes, const ReadOptions& options) {
    constexpr std::string_view kind = "a PDF file";
    if (!options.allows_programs) {
        return unreadable(
            fmt::format("this is {}: it is read by a program of its own, which is not allowed "
                        "here; allow it, or hand the text in",
                        kind));
    }
    auto pdf = pdf::read_pdf(bytes, options.pdf);
    if (!pdf) return unreadable(not_read(kind, pdf.error()));
    ReadText read;
    read.format = "pdf";
    read.storage = std::make_shared<const std::string>(std::move(pdf.value().text));
    read.text = *read.storage;
    read.places = std::move(pdf.value().pages);
    read.note = std::move(pdf.value().note);
    read.is_partial = pdf.value().is_partial;
    return read;
}

}  // namespace

ReadText read_text(const Input& input, const ReadOptions& options) {
    const std::string_view kind = unreadable_kind(input.name, input.bytes);
    ReadText read;
    if (is_pdf(input.bytes)) {
        read = read_pdf_file(input.bytes, options);
    } else if (archive::is_zip(input.bytes)) {
        read = read_container(kind, input.bytes);
    } else {
        read = kind.empty() ? read_plain(input) : unreadable(kind_refused(kind));
    }
    if (read.format == "unreadable") return read;
    if (is_blank(read.text)) return unreadable("the file holds no text");
    if (read.parts.empty()) read.parts.push_back({read.text, read.language});
    return read;
}

ReadText unreadable_text(const Error& fault) {
    return unreadable(fault.help.empty() ? fault.message : fault.message + "; " + fault.help);
}

}  // namespace proviso
