#include "parsers/schema/xsd/text.hpp"

#include <xercesc/util/TransService.hpp>
#include <xercesc/util/XMLString.hpp>

namespace proviso::schema {

std::string to_text(const XMLCh* text) {
    if (text == nullptr || *text == 0) return {};
    const xercesc::TranscodeToStr converted{text, "UTF-8"};
    return {reinterpret_cast<const char*>(converted.str()), converted.length()};
}

std::basic_string<XMLCh> from_text(std::string_view utf8) {
    if (utf8.empty()) return {};
    const xercesc::TranscodeFromStr converted{reinterpret_cast<const XMLByte*>(utf8.data()), utf8.size(),
                                              "UTF-8"};
    return {converted.str(), converted.length()};
}

}  // namespace proviso::schema
