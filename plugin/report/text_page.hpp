// What the parts of the text report share: the sentences in the report's language, and the lines of the page.
// Thread rule: one owner, for the time of one `write_text`.
#pragma once

#include "plugin/report/text_layout.hpp"
#include "plugin/report/view.hpp"
#include "plugin/report/wording.hpp"

namespace proviso {

struct TextPage : Wording {
    TextLayout layout;
    std::size_t label_column = 0;  // how wide the labels of a finding are, with the blanks behind them
};

// The parts of the page, in its order.
void write_next_steps(TextPage& page);
void write_findings(TextPage& page);
void write_proposed(TextPage& page);
void write_checklist(TextPage& page);
void write_reading(TextPage& page);

}  // namespace proviso
