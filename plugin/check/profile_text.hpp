// A profile of a buyer as a file that people go on editing: what is set, and as comments what could be, with
// its meaning and bounds.
//
// Doors: `write_profile`, `shipped_look_up`. Thread rule: no state.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "rules/language/pack.hpp"
#include "rules/language/profile.hpp"

namespace proviso {

struct ProfileDraft {
    struct Setting {
        std::string name;
        std::string value;  // as Clause writes it: `30 days`
        std::string because;
    };
    std::string name;
    std::string buyer;  // what is empty is left out
    std::string country;
    std::string calendar;
    std::string law;
    std::string audience;
    std::vector<std::string> languages;
    std::vector<Setting> settings;
};

// The comments are in `language` where the pack has it, else in English. Errors: those of `read_profile`,
// rendered, for what the packs or the calendars do not know; `E-PROFILE` for a text with control characters.
[[nodiscard]] Result<std::string> write_profile(
    const ProfileDraft& draft, std::span<const std::shared_ptr<const clause::RulePack>> packs,
    std::string_view language);

// The calendars and laws that are built in.
[[nodiscard]] clause::ProfileLookUp shipped_look_up();

// What is wrong or doubtful in a profile, against its packs.
[[nodiscard]] clause::ProfileRead check_profile(
    const std::vector<clause::PackFile>& files,
    std::span<const std::shared_ptr<const clause::RulePack>> packs);

// A parameter of a pack in words, for forms and tables.
struct ParameterWords {
    std::string name;
    std::string type;     // `period`, `number`, `date`, `text`, `code`, `money`, `yes-no`
    std::string meaning;  // in English
    std::string lowest;   // as Clause writes it; empty without bounds
    std::string highest;
    std::string value;  // the pack's own, the last by date; empty: not set
    bool is_verified = true;
};
[[nodiscard]] std::vector<ParameterWords> parameters_of(const clause::RulePack& pack,
                                                        std::string_view language);

}  // namespace proviso
