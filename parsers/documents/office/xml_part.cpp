#include "parsers/documents/office/xml_part.hpp"

#include <algorithm>
#include <string>

#include "parsers/prolog.hpp"

namespace proviso {

// By local name alone: no element of these formats has two attributes of one local name that matter here.
std::string_view attribute_of(const xml::Attributes& attributes, std::string_view name) {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (attributes[i].name.text() == name) return attributes[i].value;
    }
    return {};
}

const archive::Entry* find_part(std::span<const archive::Entry> parts, std::string_view name) {
    const auto found = std::ranges::find(parts, name, &archive::Entry::name);
    return found == parts.end() ? nullptr : &*found;
}

Status read_part(const archive::Entry& part, xml::Handler& handler) {
    if (part.fault) return *part.fault;
    PROVISO_TRY(prolog, scan_prolog(part.name, part.bytes));
    std::string storage;
    PROVISO_TRY(text, to_utf8(part.name, part.bytes, prolog, storage));
    return xml::read(part.name, text, handler);
}

}  // namespace proviso
