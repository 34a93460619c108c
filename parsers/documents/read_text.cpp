#include "parsers/documents/read_text.hpp"

#include <utility>

#include "parsers/archive/zip.hpp"
#include "parsers/documents/container.hpp"
#include "parsers/documents/decode.hpp"
#include "parsers/documents/file_kind.hpp"
#include "parsers/documents/remarks.hpp"
#include "parsers/xml/html_text.hpp"

namespace proviso {
namespace {

ReadText unreadable(Remark why) {
    ReadText read;
    read.format = "unreadable";
    read.notes.push_back(std::move(why));
    return read;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos; }

ReadText read_page(DecodedText decoded) {
    auto page = xml::read_html(decoded.text);
    if (!page) return unreadable(file_unread("kind-html", page.error()));
    ReadText read;
    read.format = "html";
    read.language = parse_language(page.value().language);
    read.storage = std::make_shared<const std::string>(std::move(page.value().text));
    read.text = *read.storage;
    read.notes = std::move(decoded.notes);
    return read;
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
    read.notes = std::move(office.notes);
    return read;
}

ReadText read_container(std::string_view kind, std::string_view bytes) {
    auto container = container_of(bytes);
    if (!container) return unreadable(file_unread(kind, container.error()));
    if (container.value() == Container::OtherOffice || container.value() == Container::Documents) {
        return unreadable(kind_unread(kind));
    }
    auto office = read_office(bytes, container.value());
    if (!office) {
        const bool has_text = office.error().code != "E-NO-TEXT";
        return unreadable(has_text ? file_unread(kind, office.error()) : kind_unread(kind));
    }
    return text_of(std::move(office).value(), container.value());
}

ReadText read_plain(const Input& input) {
    auto decoded = decode_text(input.bytes, xml::find_html_charset(input.bytes));
    if (!decoded) return unreadable(text_unread(decoded.error()));
    if (decoded.value().text.find('\0') != std::string_view::npos)
        return unreadable(kind_unread("kind-binary"));
    const bool is_page = is_html(input.name, decoded.value().text);
    if (!is_page && is_xml(decoded.value().text)) return unreadable(kind_unread("kind-xml"));
    ReadText read;
    if (is_page) {
        read = read_page(std::move(decoded).value());
    } else {
        read.format = "plain-text";
        read.text = decoded.value().text;
        read.storage = std::move(decoded.value().storage);
        read.notes = std::move(decoded.value().notes);
    }
    return read;
}

ReadText read_pdf_file(std::string_view bytes, const ReadOptions& options) {
    if (!options.allows_programs) return unreadable(Remark{"remark-pdf-not-allowed", {}});
    auto pdf = pdf::read_pdf(bytes, options.pdf);
    if (!pdf) return unreadable(file_unread("kind-pdf", pdf.error()));
    ReadText read;
    read.format = "pdf";
    read.storage = std::make_shared<const std::string>(std::move(pdf.value().text));
    read.text = *read.storage;
    read.places = std::move(pdf.value().pages);
    read.notes = std::move(pdf.value().notes);
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
        read = kind.empty() ? read_plain(input) : unreadable(kind_unread(kind));
    }
    if (read.format == "unreadable") return read;
    if (is_blank(read.text)) return unreadable(Remark{"remark-no-text", {}});
    if (read.parts.empty()) read.parts.push_back({read.text, read.language});
    return read;
}

ReadText unreadable_text(const Error& fault) { return unreadable(text_unread(fault)); }

}  // namespace proviso
