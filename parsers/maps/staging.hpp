// What a reader has seen of one document and not yet decided: rows, values, and the scopes whose conditions
// say whether they count. It becomes part of a dossier only when the whole document was accepted.
//
// Thread rule: one owner. Lifetime: texts are views into the document or into the builder's store.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/base/language.hpp"
#include "model/coverage.hpp"
#include "parsers/maps/automaton.hpp"

namespace proviso::maps {

enum class Decision : std::uint8_t { Open, Holds, Fails };

// One element to which a scope applies. Invariant: a parent stands before its children.
struct ScopeRecord {
    std::uint32_t parent = 0;
    Decision decision = Decision::Open;
};

// Invariant: a parent stands before its children; the first is the dossier.
struct StagedRow {
    std::string_view key;
    std::uint32_t parent = 0;
    std::uint32_t scope = 0;
    std::uint32_t byte = 0;
    RowId plan = dossier_row;
};

struct StagedCell {
    std::string_view text;  // trimmed
    std::uint32_t row = 0;
    std::uint32_t scope = 0;
    std::uint32_t byte = 0;
    LineId line = 0;
    LanguageTag language;
};

struct Staging {
    std::vector<std::string> envelopes;  // titles of the maps around the document, outermost first
    std::vector<ScopeRecord> scopes;
    std::vector<StagedRow> rows;
    std::vector<StagedCell> cells;
    bool has_late_turns = false;  // among the cells
    Coverage coverage;
    std::vector<std::uint32_t> unknown_bytes;  // of the first element of each unknown path

    // Forgets what was read, but not what stands around it.
    void start_payload() {
        scopes.clear();
        rows.clear();
        cells.clear();
        has_late_turns = false;
    }
};

// Which parts of a map a document has used, for those who look a map over.
struct Trace {
    const Automaton* automaton = nullptr;
    std::vector<bool> lines;                                     // by LineId
    std::vector<bool> rows;                                      // by RowId
    std::vector<std::pair<std::string, std::uint32_t>> unknown;  // path, and where the first one stands
};

// XML's white space. Most values have none at either end, so two looks are enough.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
    const auto is_blank = [](char byte) {
        return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace proviso::maps
