// The profile of a buyer: a Clause file of the buyer's own that sets the parameters of rule packs, names the
// calendar and the law, and sets rules aside for a time, each with its reason.
//
// Door: `read_profile`. Thread rule: no state. Lifetime: a calendar and a law belong to whoever finds them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/pack.hpp"
#include "rules/language/settings.hpp"
#include "rules/language/source.hpp"

namespace proviso::clause {

struct Profile {
    std::string buyer;
    std::string country;   // `DE`
    std::string calendar;  // the name, `de-be`
    std::string law;
    std::vector<std::string> languages;
    std::string audience;
    Settings settings;
};

struct ProfileRead {
    std::optional<Profile> profile;  // nothing when a diagnostic is an error
    std::vector<Diagnostic> diagnostics;
    std::vector<Source> sources;  // for rendering the diagnostics
};

// Finds calendars and laws by name; the lists of names are for messages. An empty function finds nothing, and
// then a name is taken as it is.
struct ProfileLookUp {
    std::function<const Calendar*(std::string_view)> calendar;
    std::function<const PeriodLaw*(std::string_view)> law;
    std::vector<std::string> calendar_names;
    std::vector<std::string> law_names;
};

// The files hold one profile, and those that it extends; plain Clause, or Markdown with `clause` fences. What
// the profile says goes before what those that it extends say. Errors: E0203 an unknown parameter, rule,
// calendar, law or profile, E0204 something said twice, E0301 a value of another type, E0306 one out of
// bounds, E0401 no profile or more than one.
[[nodiscard]] ProfileRead read_profile(const std::vector<PackFile>& files,
                                       std::span<const std::shared_ptr<const RulePack>> packs,
                                       const ProfileLookUp& look_up = {});

// What a reader of the report must know of the settings beside the findings: values that nobody verified or
// whose review is overdue, and rules whose setting aside has ended. In `language`, one sentence each.
[[nodiscard]] std::vector<std::string> settings_notes(std::span<const std::shared_ptr<const RulePack>> packs,
                                                      const Settings* settings, Date as_of,
                                                      std::string_view language);

}  // namespace proviso::clause
