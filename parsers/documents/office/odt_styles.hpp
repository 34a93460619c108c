// What the styles of an OpenDocument text say about language and visibility. Used by the ODT reader only.
// Thread rule: one owner.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/base/language.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso {

struct OdtStyle {
    LanguageTag language;  // unknown: that of what is around
    bool is_hidden = false;
};

class OdtStyles {
public:
    // Takes the elements of style sheets as they come; every other element is ignored.
    void take(const xml::StartElement& element);

    // Of a style and those it is derived from. Families: `paragraph`, `text`.
    [[nodiscard]] OdtStyle find(std::string_view family, std::string_view name) const;
    [[nodiscard]] LanguageTag default_language() const { return default_language_; }

private:
    struct Declared {
        OdtStyle style;
        std::string parent;
    };
    [[nodiscard]] static std::string key(std::string_view family, std::string_view name);

    std::map<std::string, Declared, std::less<>> styles_;
    std::string current_;  // key of the style whose properties come next; empty: of none
    bool is_default_ = false;
    LanguageTag default_language_;
};

}  // namespace proviso
