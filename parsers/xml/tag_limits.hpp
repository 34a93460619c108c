// The limits of one start tag. Internal to this folder: speaks libxml2's types.
// Thread rule: pure function.
#pragma once

#include <libxml/xmlstring.h>

#include <cstdint>
#include <optional>
#include <string>

namespace proviso::xml {

// A start tag as libxml2 hands it out, and what the document has held up to it.
struct TagFacts {
    const xmlChar* name = nullptr;
    const xmlChar* prefix = nullptr;
    int namespace_count = 0;
    const xmlChar** namespaces = nullptr;  // prefix and namespace in turn
    int attribute_count = 0;
    const xmlChar** attributes = nullptr;  // name, prefix, namespace, value, end of value in turn
    std::uint32_t depth = 0;
    std::uint32_t counted = 0;  // elements and attributes, this tag's included
    std::uint32_t live_bindings = 0;
};

struct BrokenLimit {
    std::string code;
    std::string message;
};

[[nodiscard]] std::optional<BrokenLimit> find_broken_limit(const TagFacts& tag);

}  // namespace proviso::xml
