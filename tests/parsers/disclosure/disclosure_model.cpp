#include "tests/parsers/disclosure/disclosure_model.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "rules/language/map_file.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/shipped_vocabulary.hpp"

namespace proviso::test {
namespace {

constexpr std::array<std::string_view, 3> files{"model/assessment.model", "model/disclosure.model",
                                                "model/performance.model"};

DisclosureModel read_model() {
    DisclosureModel model;
    const Vocabulary& vocabulary = support::shipped_vocabulary();
    for (const clause::Source& source : support::model_sources()) {
        if (std::ranges::find(files, source.name) == files.end()) continue;
        for (const EntityDeclaration& entity : clause::parse_model(source).entities) {
            const EntityId id = vocabulary.find_entity(entity.name);
            if (id != vocabulary.root()) {
                model.entities.push_back(id);
                continue;
            }
            for (const FieldDeclaration& field : entity.fields)
                model.lists.push_back(vocabulary.find_field(id, field.name));
        }
    }
    const std::string name = "parsers/maps/disclosure-values.map";
    const clause::ParsedMap values =
        clause::parse_map({name, load(std::filesystem::path{PROVISO_SOURCE_DIR} / name)});
    REQUIRE(values.diagnostics.empty());
    for (const clause::MapTable& table : values.map.tables) {
        for (const clause::MapTableEntry& entry : table.entries)
            model.concepts[table.name.text].push_back(entry.concept_name.text);
    }
    return model;
}

class MapText {
public:
    std::string write() {
        text_ =
            "# One to one with the model: each list, entity and field of the supplier's side is an element "
            "of its\n"
            "# name. The test `disclosure` writes this file and the schema beside it anew with "
            "`PROVISO_APPROVE=1`.\n\n"
            "map proviso-disclosure \"Proviso disclosure and record of performance\"\n"
            "  include non-answers\n"
            "  include disclosure-values\n"
            "  include iso-codes\n"
            "  namespace pd = \"urn:proviso:disclosure:1\"\n"
            "  recognise pd:record\n"
            "  version @version like \"{version}\" known 1.0..1.0\n";
        for (const FieldId list : disclosure_model().lists) write_row(list, "  ");
        return text_ + "end\n";
    }

private:
    void write_row(FieldId list, const std::string& indent) {
        const Field& field = vocabulary_.field(list);
        const Entity& entity = vocabulary_.entity(field.type.entity);
        text_ += "\n" + indent + "row " + entity.name + " in " + field.name + " at pd:" + field.name +
                 "/pd:" + entity.name;
        if (vocabulary_.find_field(field.type.entity, "id") != no_field) text_ += " key pd:id";
        text_ += "\n";
        for (const FieldId id : entity.fields) {
            if (!vocabulary_.field(id).is_rows()) write_line(vocabulary_.field(id), indent + "  ");
        }
        for (const FieldId id : entity.fields) {
            if (vocabulary_.field(id).is_rows()) write_row(id, indent + "  ");
        }
        text_ += indent + "end\n";
    }

    void write_line(const Field& field, const std::string& indent) {
        text_ += indent + field.name + " = pd:" + field.name;
        if (field.type.is_per_language) text_ += " by @lang";
        if (field.type.kind == TypeKind::YesNo) text_ += " through said-yes";
        const bool has_concepts = disclosure_model().concepts.contains(field.type.code_list);
        // Countries are a list of the standards, too long to be spelt out in the schema.
        if (has_concepts || field.type.code_list == "country") text_ += " through " + field.type.code_list;
        if (field.type.kind == TypeKind::Date)
            text_ += " dated \"{year}-{month}-{day}\", \"{day}.{month}.{year}\"";
        text_ += "\n";
    }

    const Vocabulary& vocabulary_ = support::shipped_vocabulary();
    std::string text_;
};

class SchemaText {
public:
    std::string write() {
        text_ =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<!-- Proviso disclosure and record of performance, version 1.0. One to one with the dossier "
            "model: "
            "written from it. -->\n"
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:pd=\"urn:proviso:disclosure:1\"\n"
            "    targetNamespace=\"urn:proviso:disclosure:1\" elementFormDefault=\"qualified\" "
            "version=\"1.0\">\n\n";
        write_record();
        for (const EntityId id : disclosure_model().entities) write_entity(id);
        for (const auto& [list, concepts] : disclosure_model().concepts) {
            if (list != "said-yes") write_concepts(list, concepts);
        }
        write_types();
        return text_ + "</xs:schema>\n";
    }

private:
    void write_record() {
        text_ += "  <xs:element name=\"record\">\n    <xs:complexType>\n      <xs:sequence>\n";
        for (const FieldId list : disclosure_model().lists)
            write_element(vocabulary_.field(list), "        ");
        text_ +=
            "      </xs:sequence>\n"
            "      <xs:attribute name=\"version\" use=\"required\" fixed=\"1.0\"/>\n    </xs:complexType>\n";
        for (const FieldId list : disclosure_model().lists) write_identity(vocabulary_.field(list));
        text_ += "  </xs:element>\n\n";
    }

    // Rows of a list are told apart by their id.
    void write_identity(const Field& list) {
        const Entity& entity = vocabulary_.entity(list.type.entity);
        if (vocabulary_.find_field(list.type.entity, "id") == no_field) return;
        text_ += "    <xs:unique name=\"" + entity.name +
                 "-ids\">\n      <xs:selector xpath=\"pd:" + list.name + "/pd:" + entity.name +
                 "\"/>\n      <xs:field xpath=\"pd:id\"/>\n    </xs:unique>\n";
    }

    void write_entity(EntityId id) {
        const Entity& entity = vocabulary_.entity(id);
        text_ += "  <xs:complexType name=\"" + entity.name + "\">\n    <xs:sequence>\n";
        for (const FieldId field : entity.fields) write_element(vocabulary_.field(field), "      ");
        text_ += "    </xs:sequence>\n  </xs:complexType>\n\n";
    }

    void write_element(const Field& field, const std::string& indent) {
        const bool is_needed =
            field.cardinality == Cardinality::One || field.cardinality == Cardinality::OneOrMore;
        if (field.is_rows()) {
            const std::string& entity = vocabulary_.entity(field.type.entity).name;
            text_ += indent + "<xs:element name=\"" + field.name + "\" minOccurs=\"0\">\n" + indent +
                     "  <xs:complexType>\n" + indent + "    <xs:sequence>\n" + indent +
                     "      <xs:element name=\"" + entity + "\" type=\"pd:" + entity +
                     "\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>\n" + indent + "    </xs:sequence>\n" +
                     indent + "  </xs:complexType>\n" + indent + "</xs:element>\n";
            return;
        }
        text_ += indent + "<xs:element name=\"" + field.name + "\" type=\"" + type_of(field.type) + "\"";
        if (!is_needed) text_ += " minOccurs=\"0\"";
        if (field.is_list()) text_ += " maxOccurs=\"unbounded\"";
        text_ += "/>\n";
    }

    [[nodiscard]] static std::string type_of(const Type& type) {
        switch (type.kind) {
            case TypeKind::YesNo:
                return "xs:boolean";
            case TypeKind::Number:
            case TypeKind::Percentage:
                return "xs:decimal";
            case TypeKind::Money:
                return "pd:money";
            case TypeKind::Date:
                return "xs:date";
            case TypeKind::Link:
                return "xs:anyURI";
            case TypeKind::Code:
                return disclosure_model().concepts.contains(type.code_list) ? "pd:" + type.code_list + "-code"
                                                                            : "pd:words";
            default:
                return type.is_per_language ? "pd:spoken" : "pd:words";
        }
    }

    void write_concepts(const std::string& list, const std::vector<std::string>& concepts) {
        text_ += "  <xs:simpleType name=\"" + list + "-code\">\n    <xs:restriction base=\"xs:token\">\n";
        for (const std::string& word : concepts) text_ += "      <xs:enumeration value=\"" + word + "\"/>\n";
        text_ += "    </xs:restriction>\n  </xs:simpleType>\n\n";
    }

    void write_types() {
        text_ +=
            "  <xs:simpleType name=\"words\">\n    <xs:restriction base=\"xs:string\">\n"
            "      <xs:minLength value=\"1\"/>\n    </xs:restriction>\n  </xs:simpleType>\n\n"
            "  <xs:simpleType name=\"money\">\n    <xs:restriction base=\"xs:token\">\n"
            "      <xs:pattern value=\"[A-Z]{3} [0-9]+(\\.[0-9]+)?\"/>\n    </xs:restriction>\n"
            "  </xs:simpleType>\n\n"
            "  <xs:complexType name=\"spoken\">\n    <xs:simpleContent>\n"
            "      <xs:extension base=\"pd:words\">\n"
            "        <xs:attribute name=\"lang\" type=\"xs:language\"/>\n      </xs:extension>\n"
            "    </xs:simpleContent>\n  </xs:complexType>\n";
    }

    const Vocabulary& vocabulary_ = support::shipped_vocabulary();
    std::string text_;
};

}  // namespace

const DisclosureModel& disclosure_model() {
    static const DisclosureModel model = read_model();
    return model;
}

std::string disclosure_map() { return MapText{}.write(); }

std::string disclosure_schema() { return SchemaText{}.write(); }

}  // namespace proviso::test
