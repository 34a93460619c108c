// Tells the lines of understood tables to a handler of XML events, as the elements that the map reads. So
// codes, dates, silence and keys mean the same in a table as in XML.
//
// Door: `tell`. Thread rule: one handler, one owner. Lifetime: what `Telling` refers to must outlive the
// call.
#pragma once

#include <string>
#include <vector>

#include "model/vocabulary.hpp"
#include "parsers/table/understanding.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::table {

struct Telling {
    const Vocabulary& vocabulary;
    const Layout& layout;
    const Workbook& workbook;
    const Understanding& understanding;
};

// Returns the cells that seem to hold several things where one belongs: they are kept as they are.
std::vector<std::string> tell(const Telling& telling, xml::Handler& handler);

}  // namespace proviso::table
