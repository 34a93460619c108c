// What `proviso-disclosure` tells, taken from the model files of the supplier's side: the format is one to
// one with them.
//
// Door: `disclosure_model`. Thread rule: made once, then immutable.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/vocabulary.hpp"

namespace proviso::test {

struct DisclosureModel {
    std::vector<FieldId> lists;  // of the dossier, in the order of the model files
    std::vector<EntityId> entities;
    std::map<std::string, std::vector<std::string>> concepts;  // by code list, of those that have concepts
};

[[nodiscard]] const DisclosureModel& disclosure_model();

// The map and the schema, made of the model.
[[nodiscard]] std::string disclosure_map();
[[nodiscard]] std::string disclosure_schema();

// A record that gives every field of every entity once.
[[nodiscard]] std::string disclosure_sample();

// What the schema finds wrong with a document; empty where it is valid.
[[nodiscard]] std::string schema_faults(const std::string& document);

}  // namespace proviso::test
