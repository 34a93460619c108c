// What the maps can read: for people who ask which formats there are. Thread rule: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/vocabulary.hpp"
#include "parsers/formats.hpp"

namespace proviso {

struct FormatDescription {
    struct Carried {
        std::string entity;
        std::size_t fields = 0;  // that documents of the format can hold
    };
    std::string name;
    std::string title;
    std::string unread_because;  // empty where the format is read
    std::string versions;        // in words; empty where the format has none
    std::vector<std::string> roots;
    std::vector<std::string> stages;
    std::vector<Carried> carried;  // in the order of the model
};

// Sorted by name.
[[nodiscard]] std::vector<FormatDescription> describe_formats(const FormatSet& formats,
                                                              const Vocabulary& vocabulary);

}  // namespace proviso
