// The vocabulary: what can be known about a procurement. Loaded from `model/dossier.model`; maps and rules
// are checked against it. Entities and fields are small numbers at run time and names everywhere a person
// looks.
//
// Door: `VocabularyBuilder::finish`. Thread rule: a finished vocabulary is immutable; share it freely.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"

namespace proviso {

enum class EntityId : std::uint16_t {};
enum class FieldId : std::uint16_t {};  // one number a field over all entities

inline constexpr EntityId no_entity{0xffff};
inline constexpr FieldId no_field{0xffff};

enum class TypeKind : std::uint8_t {
    YesNo,
    Number,
    Percentage,
    Money,
    Date,
    Period,
    Text,
    Code,
    Id,
    Link,
    Rows
};

struct Type {
    TypeKind kind = TypeKind::Text;
    bool is_per_language = false;  // a text that may be given once in each of several languages
    EntityId entity = no_entity;   // Rows: the entity listed; Id: the entity referred to
    std::string code_list;         // Code: the list, such as `cpv`
};

// How often a field may occur in one row. `1` is *always given* in a sound document; documents are not always
// sound.
enum class Cardinality : std::uint8_t { One, ZeroOrOne, ZeroOrMore, OneOrMore };

// As the model file writes it: `1`, `0..1`, `0..n`, `1..n`.
[[nodiscard]] std::string_view cardinality_words(Cardinality cardinality);

struct StandardId {
    std::string standard;  // eforms, espd, ubl, ew
    std::string id;        // BT-262
};

struct Field {
    std::string name;
    EntityId owner = no_entity;
    Type type;
    Cardinality cardinality = Cardinality::ZeroOrOne;
    std::map<std::string, std::string> labels;  // language -> as people say it, "performance conditions"
    std::string meaning;
    std::vector<StandardId> standard_ids;

    [[nodiscard]] bool is_list() const;  // may hold several values or rows
    [[nodiscard]] bool is_rows() const { return type.kind == TypeKind::Rows; }
};

struct Entity {
    std::string name;
    std::map<std::string, std::string> labels;
    std::vector<FieldId> fields;  // in the order of the model file
    // What makes rows of different documents one: all fields of one of these, given and equal. Ids that live
    // in one document only are no such key.
    std::vector<std::vector<FieldId>> keys;
};

class Vocabulary {
public:
    [[nodiscard]] std::span<const Entity> entities() const { return entities_; }
    [[nodiscard]] std::span<const Field> fields() const { return fields_; }
    [[nodiscard]] const Entity& entity(EntityId id) const { return entities_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const Field& field(FieldId id) const { return fields_[static_cast<std::size_t>(id)]; }

    // `no_entity` and `no_field` where there is none of that name.
    [[nodiscard]] EntityId find_entity(std::string_view name) const;
    [[nodiscard]] FieldId find_field(EntityId owner, std::string_view name) const;

    // The entity `dossier`: its fields are what a rule can name without an owner (`notice`, `procedure`,
    // `organisations`).
    [[nodiscard]] EntityId root() const { return root_; }

    // The label in `language`, else the English one, else the name.
    [[nodiscard]] static std::string_view label(const std::map<std::string, std::string>& labels,
                                                std::string_view name, std::string_view language);

private:
    friend class VocabularyBuilder;
    std::vector<Entity> entities_;
    std::vector<Field> fields_;
    EntityId root_ = no_entity;
};

// One field as the model file declares it; the type names are still words.
struct FieldDeclaration {
    std::string name;
    std::string type;           // `text`, `code`, `id`, `list`, `entity` …: the head word
    std::string type_argument;  // code list or entity
    bool is_per_language = false;
    Cardinality cardinality = Cardinality::ZeroOrOne;
    std::map<std::string, std::string> labels;
    std::string meaning;
    std::vector<StandardId> standard_ids;
    Place place;
};

struct EntityDeclaration {
    std::string name;
    std::map<std::string, std::string> labels;
    std::vector<FieldDeclaration> fields;
    std::vector<std::vector<std::string>> keys;  // names of fields
    Place place;
};

// Turns declarations into a vocabulary. A second declaration of an entity adds fields to the first, so a
// further model file can extend the shipped one.
class VocabularyBuilder {
public:
    void add(EntityDeclaration declaration);

    // Errors: E0701 unknown type, E0702 unknown entity, E0703 a name declared twice, E0704 no entity
    // `dossier`, E0705 a list of rows that is also a code list, too many fields, E0706 a key of no field.
    [[nodiscard]] Result<Vocabulary> finish() const;

private:
    [[nodiscard]] static Status add_keys(const EntityDeclaration& declaration, Vocabulary& vocabulary);

    std::vector<EntityDeclaration> declarations_;
};

}  // namespace proviso
