// What a whole document is, as far as its map goes: its version and subtype, which fields it can hold, and
// the remarks for the reader.
//
// Thread rule: functions keep no state.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/remark.hpp"
#include "model/vocabulary.hpp"
#include "parsers/maps/automaton.hpp"

namespace proviso::maps {

// As the document spells them; nothing where it does not say.
struct SpelledFacts {
    struct Stated {
        std::optional<std::string_view> version;
        std::string_view base;
    };
    std::vector<Stated> versions;  // by rule of the automaton
    std::optional<std::string_view> subtype;
    std::optional<std::string> variant;  // in the map's words
};

struct DocumentFacts {
    ReadVersion version;
    std::vector<bool> carried;  // by field
    std::vector<Remark> notes;  // all of them are made here
};

// What the document says first about its version, for people.
[[nodiscard]] std::optional<std::string_view> first_version(const SpelledFacts& spelled);

// `E-NO-MAP` for a version that the map does not read, and for a format that has no rows yet.
[[nodiscard]] Result<DocumentFacts> find_facts(const Automaton& automaton, const SpelledFacts& spelled,
                                               std::size_t field_count);

// The error for a document whose format is known by name only.
[[nodiscard]] Error not_mapped(const Automaton& automaton, std::optional<std::string_view> version);

// Whether a guard keeps what it guards; without versions every guard does.
[[nodiscard]] inline bool is_in(const std::optional<VersionRange>& range, const ReadVersion& version) {
    return !range || !version.read_as || range->covers(*version.read_as);
}

}  // namespace proviso::maps
