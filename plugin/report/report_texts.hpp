// The sentences of the reports in each language, from `plugin/report/texts.md`, which is built into the
// library. Thread rule: no state.
#pragma once

#include "rules/language/texts.hpp"

namespace proviso {

[[nodiscard]] Result<clause::TextCatalogue> load_report_texts();

}  // namespace proviso
