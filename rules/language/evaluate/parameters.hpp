// The values that a pack's parameters have in one check: what the buyer's profile sets, else what the pack
// says for the day of the check, else nothing.
//
// Door: `parameters_in_force`. Thread rule: no state.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/program.hpp"
#include "rules/language/settings.hpp"

namespace proviso::clause {

// Under what a dossier is judged. Lifetime: the settings must outlive whoever keeps this.
struct Circumstances {
    Date as_of;
    const Settings* settings = nullptr;  // null: no profile
};

struct ParameterInForce {
    std::optional<LiteralValue> value;  // nothing: not set
    std::string because;                // of the profile
    std::optional<Date> from;           // of the pack's own value
};

// By the order of the program's parameters. A value of the profile that the parameter does not allow counts
// as not set: the reader of profiles has said so.
[[nodiscard]] std::vector<ParameterInForce> parameters_in_force(const Program& program,
                                                                const Circumstances& circumstances);

// `30 days`, `cpv:302*`, `"text"`; nothing for anything that is no single value.
[[nodiscard]] std::optional<LiteralValue> read_literal(std::string_view words);

}  // namespace proviso::clause
