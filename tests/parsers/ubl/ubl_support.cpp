#include "tests/parsers/ubl/ubl_support.hpp"

#include <map>
#include <utility>

#include "parsers/documents/enclosed.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

namespace proviso::test {

std::filesystem::path ubl_fixtures() {
    return std::filesystem::path{PROVISO_SOURCE_DIR} / "fixtures" / "ubl";
}

Result<Dossier> read_with_enclosed(const std::string& name, std::string_view bytes) {
    DossierBuilder builder{shipped_vocabulary()};
    PROVISO_TRY(document, read_document(shipped_formats(), Input{name, bytes}, builder));
    attach_enclosed(document, builder);
    return std::move(builder).finish();
}

Result<Dossier> read_ubl(const std::string& name) {
    static std::map<std::string, std::string> known;
    const auto [place, is_new] = known.try_emplace(name);
    if (is_new) place->second = load(ubl_fixtures() / (name + ".xml"));
    return read_with_enclosed(name + ".xml", place->second);
}

Dossier ubl(const std::string& name) {
    Result<Dossier> dossier = read_ubl(name);
    INFO((dossier ? std::string{} : describe(dossier.error())));
    REQUIRE(dossier.has_value());
    return std::move(dossier).value();
}

std::vector<std::string> texts(const Dossier& dossier, std::string_view list, std::string_view field) {
    const Vocabulary& vocabulary = dossier.vocabulary();
    const bool is_top = vocabulary.find_field(vocabulary.root(), list) != no_field;
    const RowIndex parent = is_top ? root_row : procedure(dossier);
    return values_of(dossier, rows(dossier, parent, list), field);
}

}  // namespace proviso::test
