// Proposals as an officer enters them into the form of a notice.
//
// Door: `write_codes_of_notice`. Thread rule: no state.
#pragma once

#include <span>

#include "model/finding.hpp"
#include "parsers/formats.hpp"

namespace proviso {

// Rules propose values of the model (`social`); the notice is written with the codes of eForms (`soc-obj`).
// A value that eForms has no single code for stays as it is.
void write_codes_of_notice(const FormatSet& formats, const Vocabulary& vocabulary,
                           std::span<Finding> findings);

}  // namespace proviso
