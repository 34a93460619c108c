// The shipped model and maps as the tests read them, and short ways to ask a dossier.
// Thread rule: the shipped parts are loaded once; the tests have one thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/formats.hpp"

namespace proviso::test {

// Both fail the running test when the files hold an error.
const Vocabulary& shipped_vocabulary();
const FormatSet& shipped_formats();

std::filesystem::path fixtures();
std::string load(const std::filesystem::path& file);

// One document as a dossier. The bytes must outlive it.
Result<Dossier> read(const std::string& name, std::string_view bytes);

// A fixture, which lives as long as the program: `read_fixture("laptops-without-conditions")`.
const Dossier& read_fixture(const std::string& name);

// `lots` of the procedure, `selection-criteria` of a lot …
std::vector<RowIndex> rows(const Dossier& dossier, RowIndex parent, std::string_view list);
std::vector<RowIndex> lots(const Dossier& dossier);
RowIndex procedure(const Dossier& dossier);
RowIndex notice(const Dossier& dossier);

FieldId field(const Dossier& dossier, RowIndex row, std::string_view name);
std::vector<std::string> values(const Dossier& dossier, RowIndex row, std::string_view name);
State state(const Dossier& dossier, RowIndex row, std::string_view name);
State openness(const Dossier& dossier, RowIndex row, std::string_view list);

// The field of each row: the concepts of all exclusion grounds, the links of all documents.
std::vector<std::string> values_of(const Dossier& dossier, const std::vector<RowIndex>& rows,
                                   std::string_view name);

}  // namespace proviso::test
