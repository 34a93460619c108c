#include "parsers/documents/container.hpp"

#include <utility>
#include <vector>

#include "parsers/archive/zip.hpp"
#include "parsers/documents/office/docx.hpp"
#include "parsers/documents/office/odt.hpp"
#include "parsers/documents/office/xml_part.hpp"

namespace proviso {
namespace {

constexpr std::string_view media_type = "mimetype";
constexpr std::string_view package_list = "[Content_Types].xml";  // of every file of Microsoft's Office

}  // namespace

Result<Container> container_of(std::string_view bytes) {
    bool is_package = false;
    bool has_word = false;
    bool has_media_type = false;
    bool has_content = false;
    PROVISO_TRY(entries, archive::read_zip(bytes, [&](std::string_view name) {
                    is_package = is_package || name == package_list;
                    has_word = has_word || name.starts_with("word/");
                    has_media_type = has_media_type || name == media_type;
                    has_content = has_content || name == "content.xml";
                    return false;
                }));
    static_cast<void>(entries);
    if (has_media_type && has_content) return Container::OpenDocument;
    if (!is_package) return Container::Documents;
    return has_word ? Container::Word : Container::OtherOffice;
}

Result<OfficeText> read_office(std::string_view bytes, Container container) {
    if (container == Container::Word) {
        PROVISO_TRY(parts, archive::read_zip(bytes, is_docx_part));
        return read_docx(parts);
    }
    PROVISO_TRY(parts, archive::read_zip(bytes, [](std::string_view name) {
                    return name == media_type || is_odt_part(name);
                }));
    const archive::Entry* const type = find_part(parts, media_type);
    const bool is_text = type != nullptr && type->bytes.find("opendocument.text") != std::string::npos;
    if (!is_text) {
        return Error{"E-NO-CONTENT", "this is an OpenDocument file, but no text",
                     "hand it in as PDF or plain text", Place{}};
    }
    return read_odt(parts);
}

}  // namespace proviso
