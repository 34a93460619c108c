// A host's options for writing, as the writers take them. Thread rule: no state.
#pragma once

#include "plugin/abi/objects.hpp"
#include "plugin/report/writers.hpp"

namespace proviso::abi {

// Lifetime: the texts of the engine must outlive the options.
[[nodiscard]] inline WriteOptions write_options_of(const proviso_write_options& options,
                                                   const EngineObject& engine) {
    WriteOptions how;
    how.shows_all = options.shows_all != 0;
    how.uses_colour = options.uses_colour != 0;
    how.width = options.width == 0 ? how.width : options.width;
    how.texts = &engine.report_texts;
    return how;
}

}  // namespace proviso::abi
