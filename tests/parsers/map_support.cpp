#include "tests/parsers/map_support.hpp"

#include <utility>

#include "rules/language/model_file.hpp"
#include "tests/support/catch.hpp"

namespace proviso::test {
namespace {

std::string show(const Cell& cell) {
    std::string text;
    if (cell.state != State::Given) text += std::string{state_name(cell.state)} + " ";
    if (cell.language.is_known()) text += std::string{cell.language.text()} + " ";
    text += cell.text;
    if (!cell.raw.empty()) text += " (" + std::string{cell.raw} + ")";
    return text;
}

void show_row(const Dossier& dossier, RowIndex row, const std::string& prefix, Values& out) {
    const Vocabulary& vocabulary = dossier.vocabulary();
    for (const FieldId id : vocabulary.entity(dossier.row(row).entity).fields) {
        const std::string name = prefix + vocabulary.field(id).name;
        for (const Cell& cell : dossier.cells(row, id)) out.push_back(name + " = " + show(cell));
        std::size_t number = 0;
        for (const RowIndex child : dossier.children(row, id)) {
            show_row(dossier, child, name + "[" + std::to_string(number++) + "].", out);
        }
    }
}

FormatSet::Loaded load(const Vocabulary& vocabulary, const std::vector<std::string>& maps) {
    std::vector<MapFile> files;
    for (const std::string& map : maps) {
        files.push_back(MapFile{"map-" + std::to_string(files.size() + 1) + ".map", map});
    }
    return FormatSet::load(vocabulary, std::move(files));
}

std::string_view text_at(const FormatSet::Loaded& loaded, const clause::Diagnostic& diagnostic) {
    for (const clause::Source& source : loaded.sources) {
        if (source.name != diagnostic.source) continue;
        return std::string_view{source.text}.substr(diagnostic.begin, diagnostic.end - diagnostic.begin);
    }
    return "(no such source)";
}

}  // namespace

std::string_view small_model() {
    return R"(
entity dossier "Dossier"
  procedure     : list of procedure    0..1 "procedure"
  organisations : list of organisation 0..n "organisations"
end
entity procedure "Procedure"
  id       : text              0..1 "id"
  title    : text per language 0..n "title"
  kind     : code kind         0..1 "kind"
  open     : yes-no            0..1 "open"
  begun-on : date              0..1 "begun on"
  criteria : list of criterion 0..n "criteria"
  lots     : list of lot       0..n "lots"
end
entity organisation "Organisation"
  id   : text              1    "id"
  name : text per language 0..n "name"
  town : text              0..1 "town"
end
entity lot "Lot"
  id        : text              1    "id"
  title     : text per language 0..n "title"
  terms     : text per language 0..n "terms"
  aim       : code aim          0..n "aim"
  cpv       : code cpv          0..n "classification"
  weight    : number            0..1 "weight"
  documents : list of document  0..n "documents"
end
entity document "Document"
  id   : text              0..1 "id"
  link : link              0..1 "address"
  text : text per language 0..n "text"
end
entity criterion "Criterion"
  concept : code criterion    0..1 "concept"
  text    : text per language 0..n "wording"
end
)";
}

Vocabulary vocabulary_of(std::string_view model) {
    const clause::ParsedModel parsed = clause::parse_model(clause::Source{"small.model", std::string{model}});
    REQUIRE(parsed.diagnostics.empty());
    VocabularyBuilder builder;
    for (const EntityDeclaration& entity : parsed.entities) builder.add(entity);
    auto vocabulary = std::move(builder).finish();
    REQUIRE(vocabulary.has_value());
    return std::move(vocabulary).value();
}

const Vocabulary& small_vocabulary() {
    static const Vocabulary vocabulary = vocabulary_of(small_model());
    return vocabulary;
}

std::string sample_map(std::string_view items) {
    return R"(map sample "sample"
  namespace r = "urn:r"
  namespace a = "urn:a"
  namespace none = ""
  recognise r:Root
)" + std::string{items} +
           "\nend\n";
}

std::string in_procedure(std::string_view items) {
    return sample_map("row procedure in procedure at .\n" + std::string{items} + "\nend");
}

std::vector<std::string> faults(const std::vector<std::string>& maps) {
    const FormatSet::Loaded loaded = load(small_vocabulary(), maps);
    CHECK((loaded.formats == nullptr) == !loaded.diagnostics.empty());
    std::vector<std::string> found;
    for (const clause::Diagnostic& diagnostic : loaded.diagnostics) {
        CHECK(!diagnostic.message.empty());
        found.push_back(diagnostic.code + " " + std::string{text_at(loaded, diagnostic)});
    }
    return found;
}

std::vector<clause::Diagnostic> diagnostics(std::string_view map) {
    return load(small_vocabulary(), {std::string{map}}).diagnostics;
}

FormatSet load_maps(const Vocabulary& vocabulary, const std::vector<std::string>& maps) {
    FormatSet::Loaded loaded = load(vocabulary, maps);
    for (const clause::Diagnostic& diagnostic : loaded.diagnostics) {
        UNSCOPED_INFO(diagnostic.code << " " << diagnostic.message << " at " << text_at(loaded, diagnostic));
    }
    REQUIRE(loaded.formats != nullptr);
    return std::move(*loaded.formats);
}

std::string document(std::string_view content) {
    return R"(<Root xmlns="urn:r" xmlns:a="urn:a">)" + std::string{content} + "</Root>";
}

Values Sample::values() const {
    Values out;
    show_row(dossier, root_row, "", out);
    return out;
}

bool Sample::is_carried(std::string_view entity, std::string_view field) const {
    const Vocabulary& vocabulary = dossier.vocabulary();
    const FieldId id = vocabulary.find_field(vocabulary.find_entity(entity), field);
    REQUIRE(id != no_field);
    return record().carried.at(static_cast<std::size_t>(id));
}

Sample read_whole(const Vocabulary& vocabulary, const std::vector<std::string>& maps, std::string bytes) {
    FormatSet formats = load_maps(vocabulary, maps);
    // The dossier views into the bytes, which must not move when they are short.
    bytes.reserve(64);
    DossierBuilder builder{vocabulary};
    const auto read = read_document(formats, Input{"sample.xml", bytes}, builder);
    if (!read) UNSCOPED_INFO(describe(read.error()));
    REQUIRE(read.has_value());
    auto dossier = std::move(builder).finish();
    REQUIRE(dossier.has_value());
    return Sample{std::move(formats), std::move(bytes), std::move(dossier).value()};
}

Sample read_sample(std::string_view map, std::string_view content) {
    return read_whole(small_vocabulary(), {std::string{map}}, document(content));
}

Error refuse_sample(std::string_view map, std::string_view content) {
    const FormatSet formats = load_maps(small_vocabulary(), {std::string{map}});
    const std::string bytes = document(content);
    DossierBuilder builder{small_vocabulary()};
    const auto read = read_document(formats, Input{"sample.xml", bytes}, builder);
    REQUIRE(!read.has_value());
    CHECK(builder.documents().empty());
    CHECK(builder.rows().size() == 1);
    CHECK(builder.cells().empty());
    CHECK(read.error().place.document == "sample.xml");
    return read.error();
}

}  // namespace proviso::test
