#include "parsers/documents/office/docx.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "parsers/documents/office/docx_handler.hpp"
#include "parsers/documents/office/xml_part.hpp"

namespace proviso {
namespace {

constexpr std::string_view folder = "word/";
constexpr std::string_view relations = "_rels/.rels";

// Where the main part stands; Word itself writes `document2.xml` at times.
class MainPartFinder final : public xml::Handler {
public:
    MainPartFinder() { want_text(false); }
    void start_element(const xml::StartElement& element) override {
        const std::string_view type = attribute_of(element.attributes, "Type");
        if (element.name.text() != "Relationship" || !type.ends_with("/officeDocument")) return;
        std::string_view target = attribute_of(element.attributes, "Target");
        if (target.starts_with('/')) target.remove_prefix(1);
        target_ = target;
    }
    void end_element() override {}
    void text(std::string_view /*piece*/) override {}

    [[nodiscard]] const std::string& target() const { return target_; }

private:
    std::string target_;
};

// `footnotes2` of `word/footnotes2.xml` is a `footnotes`.
std::string_view stem_of(std::string_view name) {
    constexpr std::string_view ending = ".xml";
    if (!name.starts_with(folder) || !name.ends_with(ending)) return {};
    name = name.substr(folder.size(), name.size() - folder.size() - ending.size());
    const std::size_t last = name.find_last_not_of("0123456789");
    return last == std::string_view::npos ? std::string_view{} : name.substr(0, last + 1);
}

std::string main_part_of(std::span<const archive::Entry> parts) {
    MainPartFinder finder;
    const archive::Entry* const relation_part = find_part(parts, relations);
    const bool is_found = relation_part != nullptr && read_part(*relation_part, finder).has_value();
    return is_found && !finder.target().empty() ? finder.target() : std::string{"word/document.xml"};
}

}  // namespace

bool is_docx_part(std::string_view name) {
    constexpr auto stems =
        std::to_array<std::string_view>({"document", "footnotes", "endnotes", "header", "footer", "styles"});
    return name == relations || std::ranges::find(stems, stem_of(name)) != stems.end();
}

Result<OfficeText> read_docx(std::span<const archive::Entry> parts) {
    const archive::Entry* const main_part = find_part(parts, main_part_of(parts));
    if (main_part == nullptr) {
        return Error{"E-NO-CONTENT", "the file has no main document in it", "save it again as DOCX", Place{}};
    }
    DocxDefaults defaults;
    const archive::Entry* const styles = find_part(parts, "word/styles.xml");
    if (styles != nullptr) {
        PROVISO_TRY(read, read_part(*styles, defaults));
        static_cast<void>(read);
    }

    OfficeWriter writer;
    std::vector<const archive::Entry*> ordered{main_part};
    for (const std::string_view stem : {"footnotes", "endnotes", "header", "footer"}) {
        for (const archive::Entry& part : parts) {
            if (stem_of(part.name) == stem) ordered.push_back(&part);
        }
    }
    for (const archive::Entry* const part : ordered) {
        DocxHandler handler{writer, defaults.language()};
        PROVISO_TRY(read, read_part(*part, handler));
        static_cast<void>(read);
    }
    return std::move(writer).finish();
}

}  // namespace proviso
