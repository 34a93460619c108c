// The references to documents that a notice holds: which rows they are, and by what they are known.
// Thread rule: the builder's owner calls these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/base/language.hpp"
#include "model/dossier.hpp"

namespace proviso {

// Fields and entities of the model that binding needs.
struct DocumentFields {
    EntityId document = no_entity;
    FieldId id = no_field;
    FieldId name = no_field;
    FieldId link = no_field;
    FieldId restricted_link = no_field;
    FieldId language = no_field;
    FieldId text = no_field;
    EntityId lot = no_entity;
    FieldId documents = no_field;  // of a lot

    [[nodiscard]] static DocumentFields find(const Vocabulary& vocabulary);
};

// One document row. Views live as long as the dossier.
struct Reference {
    RowIndex row = no_row;
    std::vector<std::string_view> names;  // id, name, link, restricted link; those that it has
    std::vector<LanguageTag> languages;
    bool is_open = false;  // its text was not handed in yet
};

[[nodiscard]] std::vector<Reference> find_references(const DocumentFields& fields, DossierBuilder& builder);

// Does a name of the reference equal `wanted`, or end in it behind a `/`, `\`, `=`, `?`, `#`, `:` or blank?
[[nodiscard]] bool is_known_as(const Reference& reference, std::string_view wanted);

// Do two rows refer to the same document?
[[nodiscard]] bool is_same(const Reference& a, const Reference& b);

}  // namespace proviso
