// Checks the version and subtype ranges that a map writes behind its lines (E0807).
// Thread rule: functions keep no state.
#pragma once

#include <optional>
#include <vector>

#include "parsers/maps/reporter.hpp"
#include "parsers/maps/versions.hpp"
#include "rules/language/map_tree.hpp"

namespace proviso::maps {

struct Guard {
    std::optional<VersionRange> versions;
    std::vector<SubtypeRange> subtypes;
};

// Reports each fault once; what is at fault is still there afterwards.
[[nodiscard]] std::optional<VersionRange> checked_range(const std::optional<clause::MapVersionRange>& range,
                                                        Reporter& reporter);
[[nodiscard]] Guard checked_guard(const clause::MapGuard& guard, Reporter& reporter);

}  // namespace proviso::maps
