#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace proviso {
namespace {

struct TypeWord {
    std::string_view word;
    TypeKind kind;
};

constexpr std::array<TypeWord, 11> type_words{{{"yes-no", TypeKind::YesNo},
                                               {"number", TypeKind::Number},
                                               {"percentage", TypeKind::Percentage},
                                               {"money", TypeKind::Money},
                                               {"date", TypeKind::Date},
                                               {"period", TypeKind::Period},
                                               {"text", TypeKind::Text},
                                               {"code", TypeKind::Code},
                                               {"id", TypeKind::Id},
                                               {"link", TypeKind::Link},
                                               {"list", TypeKind::Rows}}};

std::optional<TypeKind> find_type(std::string_view word) {
    const auto* const found = std::find_if(type_words.begin(), type_words.end(),
                                           [&](const TypeWord& entry) { return entry.word == word; });
    if (found == type_words.end()) return std::nullopt;
    return found->kind;
}

Error model_error(std::string code, std::string message, std::string help, const Place& place) {
    return Error{std::move(code), std::move(message), std::move(help), place};
}

Result<Type> resolve_type(const Vocabulary& vocabulary, const FieldDeclaration& field) {
    const auto kind = find_type(field.type);
    if (!kind) {
        return model_error(
            "E0701", fmt::format("`{}` is not a type", field.type),
            "write text, yes-no, number, percentage, money, date, period, link, code LIST, id ENTITY or "
            "list of ENTITY",
            field.place);
    }
    Type type;
    type.kind = *kind;
    type.is_per_language = field.is_per_language;
    if (field.is_per_language && type.kind != TypeKind::Text) {
        return model_error("E0705", fmt::format("a {} has no languages", field.type),
                           "only a text is `per language`", field.place);
    }
    if (type.kind == TypeKind::Code) type.code_list = field.type_argument;
    if (type.kind != TypeKind::Id && type.kind != TypeKind::Rows) return type;

    type.entity = vocabulary.find_entity(field.type_argument);
    if (type.entity == no_entity) {
        return model_error("E0702", fmt::format("there is no entity `{}`", field.type_argument),
                           "declare the entity, or name one that is declared", field.place);
    }
    return type;
}

}  // namespace

std::string_view cardinality_words(Cardinality cardinality) {
    constexpr std::array<std::string_view, 4> words{"1", "0..1", "0..n", "1..n"};
    return words[static_cast<std::size_t>(cardinality)];
}

bool Field::is_list() const {
    return cardinality == Cardinality::ZeroOrMore || cardinality == Cardinality::OneOrMore;
}

EntityId Vocabulary::find_entity(std::string_view name) const {
    const auto found = std::find_if(entities_.begin(), entities_.end(),
                                    [&](const Entity& entity) { return entity.name == name; });
    return found == entities_.end() ? no_entity
                                    : EntityId{static_cast<std::uint16_t>(found - entities_.begin())};
}

FieldId Vocabulary::find_field(EntityId owner, std::string_view name) const {
    if (owner == no_entity) return no_field;
    const std::vector<FieldId>& ids = entity(owner).fields;
    const auto found =
        std::find_if(ids.begin(), ids.end(), [&](FieldId id) { return field(id).name == name; });
    return found == ids.end() ? no_field : *found;
}

std::string_view Vocabulary::label(const std::map<std::string, std::string>& labels, std::string_view name,
                                   std::string_view language) {
    for (const std::string_view wanted : {language, std::string_view{"en"}}) {
        const auto found = labels.find(std::string{wanted});
        if (found != labels.end()) return found->second;
    }
    return name;
}

void VocabularyBuilder::add(EntityDeclaration declaration) {
    declarations_.push_back(std::move(declaration));
}

Status VocabularyBuilder::add_keys(const EntityDeclaration& declaration, Vocabulary& vocabulary) {
    const EntityId owner = vocabulary.find_entity(declaration.name);
    for (const std::vector<std::string>& names : declaration.keys) {
        std::vector<FieldId> key;
        for (const std::string& name : names) {
            key.push_back(vocabulary.find_field(owner, name));
            if (key.back() != no_field && !vocabulary.field(key.back()).is_rows()) continue;
            return model_error(
                "E0706",
                fmt::format("`{}` has no value `{}` by which it could be known", declaration.name, name),
                "name fields of the entity that are no lists of rows", declaration.place);
        }
        vocabulary.entities_[static_cast<std::size_t>(owner)].keys.push_back(std::move(key));
    }
    return Done{};
}

Result<Vocabulary> VocabularyBuilder::finish() const {
    Vocabulary vocabulary;
    for (const EntityDeclaration& declaration : declarations_) {
        const EntityId known = vocabulary.find_entity(declaration.name);
        if (known == no_entity) {
            vocabulary.entities_.push_back(Entity{declaration.name, declaration.labels, {}, {}});
        } else {
            auto labels = declaration.labels;
            vocabulary.entities_[static_cast<std::size_t>(known)].labels.merge(labels);
        }
    }
    // Entities first: a field may list an entity that is declared further down.
    for (const EntityDeclaration& declaration : declarations_) {
        const EntityId owner = vocabulary.find_entity(declaration.name);
        for (const FieldDeclaration& field : declaration.fields) {
            if (vocabulary.find_field(owner, field.name) != no_field) {
                return model_error("E0703",
                                   fmt::format("`{}.{}` is declared twice", declaration.name, field.name),
                                   "a further model file may add fields, not change them", field.place);
            }
            if (vocabulary.fields_.size() >= std::numeric_limits<std::uint16_t>::max()) {
                return model_error("E-LIMIT-MODEL", "the model has more fields than can be numbered", "",
                                   field.place);
            }
            PROVISO_TRY(type, resolve_type(vocabulary, field));
            const FieldId id{static_cast<std::uint16_t>(vocabulary.fields_.size())};
            vocabulary.fields_.push_back(Field{field.name, owner, std::move(type), field.cardinality,
                                               field.labels, field.meaning, field.standard_ids});
            vocabulary.entities_[static_cast<std::size_t>(owner)].fields.push_back(id);
        }
    }
    for (const EntityDeclaration& declaration : declarations_) {
        PROVISO_TRY(keyed, add_keys(declaration, vocabulary));
        static_cast<void>(keyed);
    }
    vocabulary.root_ = vocabulary.find_entity("dossier");
    if (vocabulary.root_ == no_entity) {
        return model_error("E0704", "the model has no entity `dossier`",
                           "declare `entity dossier` with the lists that a rule can name", Place{});
    }
    return vocabulary;
}

}  // namespace proviso
