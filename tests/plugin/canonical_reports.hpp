// Reports made by hand, one for each thing that every report format has to say well. Invented throughout.
#pragma once

#include <span>
#include <string_view>

#include "model/report.hpp"

namespace canonical {

struct Named {
    std::string_view name;  // of the golden files
    proviso::Report report;
    bool shows_all = false;
};

// gaps, cannot-tell, nothing-open, not-concerned, hostile-text, many-lots, all, german, full, draft,
// other-stage.
[[nodiscard]] std::span<const Named> reports();

}  // namespace canonical
