// For whom a report is written, and in which language: as the caller says, else the buyer's profile, else for
// the buyer and in English. What is not for this reader is taken out before any writer sees it.
//
// Doors: `reader_of`, `keep_for`. Thread rule: no state.
#pragma once

#include <span>
#include <string>

#include "model/base/result.hpp"
#include "model/report.hpp"
#include "plugin/check/check.hpp"

namespace proviso {

struct Reader {
    std::string language;
    Audience audience = Audience::Buyer;
};

// `languages` are those that reports are written in; of the profile's, the first of them counts. Errors:
// `E-AUDIENCE` for a word that names no audience.
[[nodiscard]] Result<Reader> reader_of(const CheckRequest& request, const clause::Profile& profile,
                                       std::span<const std::string> languages);

// Each audience reads what the narrower ones before it read: everybody, affiliates, Electronics Watch, the
// buyer. Findings for others go, and the report says how many; of what remains, everybody but the buyer is
// spared the names and reasons of the buyer's people. The verdict stays that of all findings.
void keep_for(Audience reader, Report& report);

}  // namespace proviso
