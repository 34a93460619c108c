// What several commands need: the engine with the user's own model and maps, packs by name or folder, and a
// check with its documents. Thread rule: the one thread of the program.
#pragma once

#include <string>
#include <vector>

#include "plugin/cli/commands.hpp"

namespace proviso::cli {

[[nodiscard]] Expected<host::Engine> make_engine(const Arguments& arguments);

// A shipped pack by name, else a folder; with its tests where asked for.
[[nodiscard]] Expected<host::Pack> load_pack(const host::Engine& engine, const std::string& name,
                                             bool with_tests = false);

// The files of a pack, shipped or in a folder.
[[nodiscard]] Expected<std::vector<host::File>> pack_files(const std::string& name);

// The names of `arguments.pack`, or of all shipped packs where it is empty.
[[nodiscard]] std::vector<std::string> packs_of(const Arguments& arguments);

// `--pack`, else the shipped pack of Electronics Watch.
[[nodiscard]] Expected<std::vector<host::Pack>> load_packs(const host::Engine& engine,
                                                           const Arguments& arguments);
[[nodiscard]] Expected<host::Nothing> add_packs(const host::Engine& engine, const Arguments& arguments,
                                                host::Check& check);

// The XML schemas of a folder.
[[nodiscard]] Expected<host::Schemas> read_schemas(const std::string& folder);

// The first document that the user named: the notice, or a draft; empty where there is none.
[[nodiscard]] std::string first_document(const Arguments& arguments);

// Today in UTC, so that two people who check at the same moment check as of the same day.
[[nodiscard]] std::string today();

// A check with notice and documents, without packs.
[[nodiscard]] Expected<host::Check> make_check(const host::Engine& engine, const Arguments& arguments);

[[nodiscard]] Error usage_error(std::string message, std::string help = {});

}  // namespace proviso::cli
