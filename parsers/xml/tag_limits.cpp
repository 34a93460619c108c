#include "parsers/xml/tag_limits.hpp"

#include "model/base/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace proviso::xml {

namespace {

std::size_t length(const xmlChar* text) {
    return text == nullptr ? 0 : std::strlen(reinterpret_cast<const char*>(text));
}

std::size_t longest_name(const TagFacts& tag) {
    std::size_t longest = std::max(length(tag.name), length(tag.prefix));
    for (int i = 0; i < tag.attribute_count; ++i) {
        const xmlChar** const slot = tag.attributes + 5 * i;
        longest = std::max({longest, length(slot[0]), length(slot[1])});
    }
    for (int i = 0; i < tag.namespace_count; ++i) longest = std::max(longest, length(tag.namespaces[2 * i]));
    return longest;
}

std::size_t longest_value(const TagFacts& tag) {
    std::size_t longest = 0;
    for (int i = 0; i < tag.attribute_count; ++i) {
        const xmlChar** const slot = tag.attributes + 5 * i;
        longest = std::max(longest, static_cast<std::size_t>(slot[4] - slot[3]));
    }
    for (int i = 0; i < tag.namespace_count; ++i)
        longest = std::max(longest, length(tag.namespaces[2 * i + 1]));
    return longest;
}

}  // namespace

std::optional<BrokenLimit> find_broken_limit(const TagFacts& tag) {
    const auto attributes = static_cast<std::uint32_t>(tag.attribute_count + tag.namespace_count);
    if (tag.depth > limits::element_depth_max) {
        return BrokenLimit{"E-LIMIT-DEPTH",
                           fmt::format("elements are nested more than {} deep", limits::element_depth_max)};
    }
    if (tag.counted > limits::elements_and_attributes_max) {
        return BrokenLimit{"E-LIMIT-COUNT",
                           fmt::format("the document has more than {} elements and attributes",
                                       limits::elements_and_attributes_max)};
    }
    if (attributes > limits::attributes_per_element_max) {
        return BrokenLimit{"E-LIMIT-ATTR", fmt::format("an element has more than {} attributes",
                                                       limits::attributes_per_element_max)};
    }
    if (tag.live_bindings > limits::namespace_bindings_live_max) {
        return BrokenLimit{"E-LIMIT-NS",
                           fmt::format("more than {} namespace prefixes are declared at one place",
                                       limits::namespace_bindings_live_max)};
    }
    if (longest_name(tag) > limits::name_bytes_max) {
        return BrokenLimit{"E-LIMIT-NAME",
                           fmt::format("a name is longer than {} bytes", limits::name_bytes_max)};
    }
    if (longest_value(tag) > limits::attribute_value_bytes_max) {
        return BrokenLimit{"E-LIMIT-VALUE", fmt::format("an attribute value is longer than {} bytes",
                                                        limits::attribute_value_bytes_max)};
    }
    return std::nullopt;
}

}  // namespace proviso::xml
