// Groups of options that several commands share, and the commands that are declared in files of their own.
// Knows CLI11, as `options.cpp` does. Thread rule: no state.
#pragma once

#include <CLI/CLI.hpp>

#include "plugin/cli/options.hpp"

namespace proviso::cli {

void add_draft_options(CLI::App& command, Arguments& arguments);  // --cpv, --language
void add_documents(CLI::App& command, Arguments& arguments);      // the notice or drafts, and --document
void add_extensions(CLI::App& command, Arguments& arguments);     // --model, --map
void add_packs(CLI::App& command, Arguments& arguments);          // --pack
void add_profile(CLI::App& command, Arguments& arguments);        // --profile
void add_decisions(CLI::App& command, Arguments& arguments);      // --decisions
void add_schemas(CLI::App& command, Arguments& arguments);        // --schemas
void add_as_of(CLI::App& command, Arguments& arguments);          // --as-of

// Of `buyer_options.cpp`.
void add_decide(CLI::App& app, Arguments& arguments);
void add_compare(CLI::App& app, Arguments& arguments);
void add_profile_commands(CLI::App& app, Arguments& arguments);

// Of `table_options.cpp`.
void add_map_columns(CLI::App& maps, Arguments& arguments);
void add_form(CLI::App& app, Arguments& arguments);

// Of `schema_options.cpp`.
void add_schemas_commands(CLI::App& app, Arguments& arguments);

}  // namespace proviso::cli
