#include "parsers/documents/office/odt_styles.hpp"

#include "parsers/documents/office/xml_part.hpp"

namespace proviso {
namespace {

constexpr std::string_view style_uri = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

}  // namespace

std::string OdtStyles::key(std::string_view family, std::string_view name) {
    return std::string{family} + '/' + std::string{name};
}

void OdtStyles::take(const xml::StartElement& element) {
    if (element.uri.text() != style_uri) return;
    const std::string_view name = element.name.text();
    const std::string_view family = attribute_of(element.attributes, "family");
    if (name == "style") {
        current_ = key(family, attribute_of(element.attributes, "name"));
        is_default_ = false;
        const std::string_view parent = attribute_of(element.attributes, "parent-style-name");
        styles_[current_] = Declared{{}, parent.empty() ? std::string{} : key(family, parent)};
    } else if (name == "default-style") {
        current_.clear();
        is_default_ = family == "paragraph";
    } else if (name == "text-properties") {
        const LanguageTag language = parse_language(attribute_of(element.attributes, "language"));
        if (is_default_ && language.is_known()) default_language_ = language;
        if (current_.empty()) return;
        styles_[current_].style = {language, attribute_of(element.attributes, "display") == "none"};
    }
}

OdtStyle OdtStyles::find(std::string_view family, std::string_view name) const {
    constexpr int ancestors_max = 16;  // A circle of styles must end as well.
    OdtStyle found;
    std::string wanted = key(family, name);
    for (int i = 0; i < ancestors_max; ++i) {
        const auto style = styles_.find(wanted);
        if (style == styles_.end()) break;
        if (!found.language.is_known()) found.language = style->second.style.language;
        found.is_hidden = found.is_hidden || style->second.style.is_hidden;
        wanted = style->second.parent;
    }
    return found;
}

}  // namespace proviso
