#include "tests/parsers/eforms_support.hpp"

#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "tests/support/catch.hpp"
#include "tests/support/shipped_vocabulary.hpp"

namespace proviso::test {
namespace {

namespace fs = std::filesystem;

fs::path root() { return fs::path{PROVISO_SOURCE_DIR}; }

std::string words(const std::vector<clause::Diagnostic>& diagnostics) {
    std::string text;
    for (const clause::Diagnostic& diagnostic : diagnostics) {
        text += diagnostic.source + ":" + std::to_string(diagnostic.begin) + ": " + diagnostic.code + " " +
                diagnostic.message + "\n";
    }
    return text;
}

FormatSet load_formats() {
    std::vector<MapFile> files;
    for (const auto& entry : fs::directory_iterator{root() / "parsers" / "maps"}) {
        if (entry.path().extension() != ".map") continue;
        files.push_back(MapFile{fs::relative(entry.path(), root()).generic_string(), load(entry.path())});
    }
    FormatSet::Loaded loaded = FormatSet::load(shipped_vocabulary(), std::move(files));
    INFO(words(loaded.diagnostics));
    REQUIRE(loaded.formats != nullptr);
    CHECK(loaded.diagnostics.empty());
    return std::move(*loaded.formats);
}

struct Fixture {
    std::string bytes;
    std::unique_ptr<Dossier> dossier;
};

}  // namespace

const Vocabulary& shipped_vocabulary() { return support::shipped_vocabulary(); }

const FormatSet& shipped_formats() {
    static const FormatSet formats = load_formats();
    return formats;
}

fs::path fixtures() { return root() / "fixtures" / "eforms"; }

std::string load(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    INFO(file.string());
    REQUIRE(stream.good());
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

Result<Dossier> read(const std::string& name, std::string_view bytes) {
    DossierBuilder builder{shipped_vocabulary()};
    PROVISO_TRY(document, read_document(shipped_formats(), Input{name, bytes}, builder));
    static_cast<void>(document);
    return std::move(builder).finish();
}

const Dossier& read_fixture(const std::string& name) {
    static std::map<std::string, Fixture> known;
    const auto [place, is_new] = known.try_emplace(name);
    Fixture& fixture = place->second;
    if (is_new) {
        fixture.bytes = load(fixtures() / (name + ".xml"));
        Result<Dossier> dossier = read(name + ".xml", fixture.bytes);
        INFO((dossier ? std::string{} : describe(dossier.error())));
        REQUIRE(dossier.has_value());
        fixture.dossier = std::make_unique<Dossier>(std::move(dossier).value());
    }
    return *fixture.dossier;
}

FieldId field(const Dossier& dossier, RowIndex row, std::string_view name) {
    const FieldId id = dossier.vocabulary().find_field(dossier.row(row).entity, name);
    INFO("the field `" << name << "`");
    REQUIRE(id != no_field);
    return id;
}

std::vector<RowIndex> rows(const Dossier& dossier, RowIndex parent, std::string_view list) {
    const auto children = dossier.children(parent, field(dossier, parent, list));
    return {children.begin(), children.end()};
}

RowIndex procedure(const Dossier& dossier) {
    const auto found = rows(dossier, root_row, "procedure");
    REQUIRE(found.size() == 1);
    return found.front();
}

RowIndex notice(const Dossier& dossier) {
    const auto found = rows(dossier, root_row, "notice");
    REQUIRE(found.size() == 1);
    return found.front();
}

std::vector<RowIndex> lots(const Dossier& dossier) { return rows(dossier, procedure(dossier), "lots"); }

std::vector<std::string> values(const Dossier& dossier, RowIndex row, std::string_view name) {
    std::vector<std::string> texts;
    for (const Cell& cell : dossier.cells(row, field(dossier, row, name))) texts.emplace_back(cell.text);
    return texts;
}

State state(const Dossier& dossier, RowIndex row, std::string_view name) {
    return dossier.state(row, field(dossier, row, name));
}

State openness(const Dossier& dossier, RowIndex row, std::string_view list) {
    return dossier.openness(row, field(dossier, row, list));
}

std::vector<std::string> values_of(const Dossier& dossier, const std::vector<RowIndex>& rows,
                                   std::string_view name) {
    std::vector<std::string> all;
    for (const RowIndex row : rows) {
        for (std::string& value : values(dossier, row, name)) all.push_back(std::move(value));
    }
    return all;
}

}  // namespace proviso::test
