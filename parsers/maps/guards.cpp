#include "parsers/maps/guards.hpp"

namespace proviso::maps {
namespace {

std::optional<Version> version_of(const std::optional<clause::MapVersion>& version) {
    if (!version) return std::nullopt;
    return Version{version->major, version->minor};
}

}  // namespace

std::optional<VersionRange> checked_range(const std::optional<clause::MapVersionRange>& range,
                                          Reporter& reporter) {
    if (!range) return std::nullopt;
    VersionRange checked{version_of(range->from), version_of(range->to)};
    if (checked.is_backwards()) {
        reporter.add(range->span, Fault{"E0807",
                                        "the range of versions is backwards",
                                        "ends before it begins",
                                        "write the lower version first",
                                        {}});
    }
    return checked;
}

Guard checked_guard(const clause::MapGuard& guard, Reporter& reporter) {
    Guard checked;
    checked.versions = checked_range(guard.versions, reporter);
    for (const clause::MapSubtypeRange& range : guard.subtypes) {
        checked.subtypes.push_back(SubtypeRange{make_subtype(range.from), make_subtype(range.to)});
        const auto fault = find_fault(checked.subtypes.back());
        if (!fault) continue;
        reporter.add(range.span, Fault{"E0807",
                                       "no subtype lies within `" + range.from + ".." + range.to + "`",
                                       *fault,
                                       "write it like `7..22, CEI, E3`",
                                       {}});
    }
    return checked;
}

}  // namespace proviso::maps
