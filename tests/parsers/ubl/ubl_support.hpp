// Documents of UBL as the tests read them, with the files that they enclose. Thread rule: one thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/dossier.hpp"

namespace proviso::test {

std::filesystem::path ubl_fixtures();

// As `read` of `eforms_support.hpp`; what stands in the document is taken out of it. The bytes must outlive
// it.
Result<Dossier> read_with_enclosed(const std::string& name, std::string_view bytes);

// A fixture below `fixtures/ubl`, by its name without `.xml`. Its bytes live as long as the program.
Result<Dossier> read_ubl(const std::string& name);

// Fails the running test where the fixture is refused.
Dossier ubl(const std::string& name);

// The values of a field of the first row of a list at the top, or of the procedure's.
std::vector<std::string> texts(const Dossier& dossier, std::string_view list, std::string_view field);

}  // namespace proviso::test
