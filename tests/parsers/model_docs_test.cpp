// docs/model.md tells what the model and the maps hold: its tables are made from them.
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/golden.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "rules/language/map_file.hpp"

using namespace proviso;

namespace {

const std::filesystem::path root{PROVISO_SOURCE_DIR};

std::string label(const std::map<std::string, std::string>& labels, const std::string& language) {
    const auto found = labels.find(language);
    return found == labels.end() ? std::string{} : found->second;
}

std::string type_words(const Vocabulary& vocabulary, const Type& type) {
    switch (type.kind) {
        case TypeKind::YesNo:
            return "yes-no";
        case TypeKind::Number:
            return "number";
        case TypeKind::Percentage:
            return "percentage";
        case TypeKind::Money:
            return "money";
        case TypeKind::Date:
            return "date";
        case TypeKind::Period:
            return "period";
        case TypeKind::Text:
            return type.is_per_language ? "text per language" : "text";
        case TypeKind::Code:
            return "code " + type.code_list;
        case TypeKind::Id:
            return "id " + vocabulary.entity(type.entity).name;
        case TypeKind::Link:
            return "link";
        case TypeKind::Rows:
            return "list of " + vocabulary.entity(type.entity).name;
    }
    return {};
}

std::string standards(const Field& field) {
    std::string text;
    for (const StandardId& id : field.standard_ids) text += (text.empty() ? "" : ", ") + id.id;
    return text;
}

std::string field_tables(const Vocabulary& vocabulary) {
    std::string text;
    for (const Entity& entity : vocabulary.entities()) {
        text += "\n### `" + entity.name + "` (" + label(entity.labels, "en") + ", " +
                label(entity.labels, "de") + ")\n\n";
        text +=
            "| field | type | how often | English | German | in the standards |\n|---|---|---|---|---|---|\n";
        for (const FieldId id : entity.fields) {
            const Field& field = vocabulary.field(id);
            const std::string meaning = field.meaning.empty() ? std::string{} : " (" + field.meaning + ")";
            text += "| `" + field.name + "` | " + type_words(vocabulary, field.type) + " | " +
                    std::string{cardinality_words(field.cardinality)} + " | " + label(field.labels, "en") +
                    meaning + " | " + label(field.labels, "de") + " | " + standards(field) + " |\n";
        }
    }
    return text + "\n";
}

std::string concept_tables(const clause::MapTree& map) {
    std::string text = "\nFrom the maps of the eForms and of disclosures:\n";
    for (const clause::MapTable& table : map.tables) {
        text += "\n### `" + table.name.text + "`\n\n| concept | codes |\n|---|---|\n";
        for (const clause::MapTableEntry& entry : table.entries) {
            std::string codes;
            for (const std::string& code : entry.codes) codes += (codes.empty() ? "`" : ", `") + code + "`";
            text += "| `" + entry.concept_name.text + "` | " + codes + " |\n";
        }
    }
    return text + "\n";
}

std::string replace_part(const std::string& page, const std::string& name, const std::string& part) {
    const std::string opening = "<!-- " + name + ": begin -->\n";
    const std::string closing = "<!-- " + name + ": end -->";
    const std::size_t begin = page.find(opening);
    const std::size_t end = page.find(closing);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    return page.substr(0, begin + opening.size()) + part + page.substr(end);
}

}  // namespace

TEST_CASE("the page about the model is in step with the model and the maps") {
    clause::MapTree tables;
    for (const char* map :
         {"eforms-values.map", "eforms-contract-award-notice.map", "disclosure-values.map"}) {
        clause::ParsedMap parsed =
            clause::parse_map(clause::Source{map, test::load(root / "parsers" / "maps" / map)});
        REQUIRE(parsed.diagnostics.empty());
        std::ranges::move(parsed.map.tables, std::back_inserter(tables.tables));
    }
    std::string page = test::load(root / "docs" / "model.md");
    page = replace_part(page, "fields", field_tables(test::shipped_vocabulary()));
    page = replace_part(page, "concepts", concept_tables(tables));
    test::check_golden(root / "docs" / "model.md", page);
}

constexpr std::array languages{"en", "de", "fr", "es", "nl", "sv", "ca"};

TEST_CASE("every field and entity has a label in all seven languages") {
    for (const Entity& entity : test::shipped_vocabulary().entities()) {
        INFO(entity.name);
        for (const char* language : languages) CHECK_FALSE(label(entity.labels, language).empty());
    }
    for (const Field& field : test::shipped_vocabulary().fields()) {
        INFO(field.name);
        for (const char* language : languages) CHECK_FALSE(label(field.labels, language).empty());
    }
}
