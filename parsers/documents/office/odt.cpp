#include "parsers/documents/office/odt.hpp"

#include <algorithm>
#include <array>

#include "parsers/documents/office/odt_handler.hpp"
#include "parsers/documents/office/xml_part.hpp"

namespace proviso {
namespace {

constexpr std::string_view content = "content.xml";
constexpr std::string_view style_sheet = "styles.xml";
constexpr std::string_view manifest = "META-INF/manifest.xml";

bool is_locked(std::span<const archive::Entry> parts) {
    const archive::Entry* const list = find_part(parts, manifest);
    return list != nullptr && list->bytes.find("encryption-data") != std::string::npos;
}

}  // namespace

bool is_odt_part(std::string_view name) {
    constexpr auto names = std::to_array<std::string_view>({content, style_sheet, manifest});
    return std::ranges::find(names, name) != names.end();
}

Result<OfficeText> read_odt(std::span<const archive::Entry> parts) {
    if (is_locked(parts)) {
        return Error{"E-ARC-LOCKED", "it is locked with a password", "save it without a password", Place{}};
    }
    const archive::Entry* const body = find_part(parts, content);
    if (body == nullptr) {
        return Error{"E-NO-CONTENT", "the file has no content in it", "save it again as ODT", Place{}};
    }
    const archive::Entry* const sheet = find_part(parts, style_sheet);
    OdtStyles styles;
    if (sheet != nullptr) {
        OdtStyleReader reader{styles};
        PROVISO_TRY(read, read_part(*sheet, reader));
        static_cast<void>(read);
    }
    OfficeWriter writer;
    for (const archive::Entry* const part : {body, sheet}) {
        if (part == nullptr) continue;
        OdtHandler handler{writer, styles};
        PROVISO_TRY(read, read_part(*part, handler));
        static_cast<void>(read);
    }
    return std::move(writer).finish();
}

}  // namespace proviso
