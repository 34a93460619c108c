// libxml2 2.9 compares each attribute of an element with each other one, after it has read them all: 50 000
// attributes take seconds. This guard finds such an element beforehand, at next to no cost for a usual
// document.
//
// Door: `guard_attributes`. Thread rule: pure function.
#pragma once

#include "model/base/result.hpp"

#include <string_view>

namespace proviso::xml {

// Refuses (E-LIMIT-ATTR) a text in which an element has more than `limits::attributes_per_element_max`
// attributes, namespace declarations included. What looks like one within a comment, a CDATA section or a
// processing instruction does not count. Says nothing about whether the text is well-formed.
[[nodiscard]] Status guard_attributes(std::string_view document_name, std::string_view utf8);

}  // namespace proviso::xml
