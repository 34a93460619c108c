// What libxml2 complains about, in this project's codes and words. Internal to this folder: includes libxml2.
// Thread rule: pure function.
#pragma once

#include <libxml/xmlerror.h>

#include <cstdint>
#include <string>

namespace proviso::xml {

// Where a person should look, seen from where the parser stood when it complained.
enum class Anchor : std::uint8_t { Cursor, Tag, Reference };

struct Complaint {
    std::string code;
    std::string message;
    std::string help;
    Anchor anchor = Anchor::Cursor;
    bool may_be_cut = false;  // at the end of the text it only means that the rest is missing
};

[[nodiscard]] Complaint explain(const xmlError& error);

// For a text that ends too early.
[[nodiscard]] Complaint explain_cut();

}  // namespace proviso::xml
