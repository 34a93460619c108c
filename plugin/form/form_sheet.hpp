// What a form says, before it is written as one kind of file or another.
//
// Door: `form_sheets`. Thread rule: pure function.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/table/layout.hpp"

namespace proviso {

struct FormCell {
    enum class Kind : std::uint8_t { Text, Number, Date };
    Kind kind = Kind::Text;
    std::string text;  // empty: nothing is known yet; a text is protected against being taken for a formula
    std::int32_t day = 0;  // Date: from 1970-01-01
};

struct FormSheet {
    std::string title;
    std::vector<std::string> heads;
    std::vector<std::vector<FormCell>> rows;
};

// One sheet for each list of rows that the map gives columns of its own.
[[nodiscard]] std::vector<FormSheet> form_sheets(const table::Layout& layout, const Dossier& dossier,
                                                 std::string_view language);

}  // namespace proviso
