// Rules of a program that are judged alike: the same subjects, conditions, dates and readings of silence,
// whatever they are called and whatever they say.
//
// Door: `group_rules`. Thread rule: no state; a group is a plain value.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/language/program.hpp"

namespace proviso::clause {

struct RuleGroup {
    static constexpr std::uint32_t none = 0xffffffff;

    // Members that count alike: of one stage and severity, and explained by a rule of the same group.
    struct Share {
        std::string_view stage;
        Severity severity = Severity::Info;
        std::uint32_t cause = none;  // index of the group that `follows from` names
        std::uint32_t members = 0;
    };

    std::uint32_t rule = 0;  // the one that is judged for all
    std::vector<Share> shares;
};

// `merges` false: each rule by itself, for a profile that sets rules aside by name.
[[nodiscard]] std::vector<RuleGroup> group_rules(const Program& program, bool merges);

}  // namespace proviso::clause
