// A source text of one of our own languages (model, map, rule) and what is wrong with it. A diagnostic names
// the place, shows the line with a caret, says why, and what to write instead.
//
// Thread rule: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::clause {

// `text` is what the grammar sees. For a Markdown file it has the length of the file, with everything outside
// the `clause` fences blanked (line ends kept), so that every offset is an offset into the file.
struct Source {
    std::string name;  // file name for messages, `rules/packs/…/ew-b02.md`
    std::string text;
};

// A second place of the same source that belongs to a diagnostic: where the rule was opened, where a name was
// declared first.
struct RelatedPlace {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string label;
};

struct Diagnostic {
    enum class Severity : std::uint8_t { Error, Warning };

    std::string code;     // `E0201`
    std::string message;  // `a lot has no field `main-cvp``
    std::string source;   // Source::name
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string label;  // beside the caret: `unknown field`
    std::string why;
    std::vector<std::string> help;
    std::vector<std::string> notes;
    Severity severity = Severity::Error;
    std::vector<RelatedPlace> related = {};
};

}  // namespace proviso::clause
