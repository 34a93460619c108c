// The report as one HTML file for the procurement officer: everything stands in the page itself, it works
// without script, fetches nothing, and prints. Texts are in the report's language, `texts.md` here and one
// folder up; the look is `style.css`, what script adds is `script.js`.
//
// Door: `write_html`. Thread rule: no state. The same report is the same bytes.
#pragma once

#include "plugin/report/writers.hpp"

namespace proviso {

// All findings are told, those that need nobody behind a fold. `shows_all` lifts the caps on what is alike.
void write_html(const Report& report, const WriteOptions& options, const Sink& sink);

}  // namespace proviso
