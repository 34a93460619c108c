// How a map's rows can be told in a table: which columns there are, and which words stand at their heads.
// Made of the map itself: the labels of its fields in every language, and what its `columns` and `lines` add.
//
// Door: `make_layout`. Thread rule: immutable once made; share it freely. Lifetime: stands alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/vocabulary.hpp"
#include "parsers/maps/compile.hpp"

namespace proviso::table {

struct Step {
    std::string uri;
    std::string name;
};
using Steps = std::vector<Step>;

inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);

// One thing that a column can tell: a field of the row, or one of a row below it.
struct Column {
    FieldId field = no_field;
    FieldId list = no_field;  // of the row below; else `no_field`
    Steps wrapper;            // the elements of the row below
    Step leaf;
    std::string language_attribute;
    Step fixed;               // a further field of the row below …
    std::string fixed_head;   // the words for both
    std::string fixed_value;  // … and its value; empty where there is none
};

// The rows of one list.
struct Plan {
    FieldId list = no_field;
    EntityId entity = no_entity;
    Steps path;  // from the root to the row's own element
    std::vector<Column> columns;
    std::size_t id = no_column;
    bool has_own_columns = false;   // the map says so: forms have a sheet for them
    std::vector<std::size_t> keys;  // columns by which people tell the rows apart
};

struct Heading {
    std::size_t plan = 0;
    std::size_t column = 0;
    friend bool operator==(const Heading&, const Heading&) = default;
};

struct Layout {
    Step root;
    std::string version_attribute;
    std::string version;
    std::vector<Plan> plans;
    std::vector<std::vector<std::size_t>> lines;  // plans that one line of a table may tell together
    std::unordered_map<std::string, std::vector<Heading>> headings;  // by folded words
    std::unordered_map<std::string, std::size_t> titles;             // of a table: the plan that it tells
};

// Nothing for a map that says nothing about columns.
[[nodiscard]] std::optional<Layout> make_layout(const Vocabulary& vocabulary,
                                                std::span<const maps::MapPart* const> parts);

// As the words at the head of a column are compared: case, accents, blanks and closing punctuation do not
// count.
[[nodiscard]] std::string folded_heading(std::string_view words);

// What stands at the head of a column in `language`: the field's label; behind that of an id, ` ID`.
[[nodiscard]] std::string heading_of(const Vocabulary& vocabulary, const Column& column,
                                     std::string_view language);

}  // namespace proviso::table
