// A compiled map: a trie over the names of nested elements whose states say what to do when an element opens
// and closes. The words of the map file are gone; what is left are small numbers in flat tables.
//
// Built by `compile`, driven by the reader, explained by `docs/map-language.md`. Thread rule: immutable;
// share it freely. Lifetime: paths and constants of a dossier's cells are views into it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/language.hpp"
#include "model/dossier.hpp"
#include "parsers/maps/names.hpp"
#include "parsers/maps/values.hpp"
#include "parsers/maps/versions.hpp"

namespace proviso::maps {

using StateId = std::uint16_t;
using ScopeId = std::uint16_t;
using RowId = std::uint16_t;
using LineId = std::uint32_t;
using AnchorId = std::uint16_t;  // the name under which a join finds rows
using Slot = std::uint8_t;       // which of the attributes that a state asks for

inline constexpr StateId no_state = 0xffff;
inline constexpr Slot no_slot = 0xff;  // the element itself: its text, or that it is there
inline constexpr ScopeId always = 0;   // the scope without a condition
inline constexpr RowId dossier_row = 0;
inline constexpr std::uint16_t no_table = 0xffff;
inline constexpr AnchorId no_anchor = 0xffff;
inline constexpr std::size_t attributes_per_state_max = 32;
inline constexpr std::size_t comparisons_per_condition_max = 64;  // one bit each

// A run of one of the automaton's tables. Small, so that many states fit into the processor's nearest cache.
struct Run {
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
};

// What an observation asks of a value.
struct Test {
    enum class Kind : std::uint8_t { IsThere, OneOf, InTable };
    Kind kind = Kind::IsThere;
    std::uint16_t table = no_table;
    std::vector<std::string> values;
};

// Sets a bit of a scope that is open when a value passes the test.
struct Observation {
    ScopeId scope = always;
    std::uint8_t bit = 0;
    Slot slot = no_slot;
    Test test;
};

// One step of a condition in postfix order.
struct Operation {
    enum class Kind : std::uint8_t { Bit, And, Or, Not };
    Kind kind = Kind::Bit;
    std::uint8_t bit = 0;
};

// A row or a step with a condition. Invariant: a scope's state lies at or below its parent's, and every state
// is open at most once at a time, so one run-time record a scope is enough.
struct Scope {
    ScopeId parent = always;
    StateId state = 0;
    bool is_early = false;  // looks at the element's own attributes only, so the start tag decides
    std::uint8_t bits = 0;  // how many comparisons the condition has
    std::vector<Operation> condition;
    struct Export {  // when the condition holds, a bit here is a bit there
        std::uint8_t bit = 0;
        ScopeId to = always;
        std::uint8_t to_bit = 0;
    };
    std::vector<Export> exports;
    std::vector<LineId> marks;
    std::string path;  // of the first thing compared: the evidence of a mark
};

struct RowPlan {
    EntityId entity = no_entity;
    FieldId list = no_field;
    RowId parent = dossier_row;
    EntityId holder = no_entity;  // the enclosing row that holds the list; else the parent does
    ScopeId scope = always;
    StateId state = 0;
    bool has_key = false;
    bool is_fallback = false;
    bool is_every = false;        // no row: what is in it is handed down to each row of the list
    std::string constant_key;     // of rows that have no key of their own
    bool is_joined = false;       // stands once for each join, and not by itself
    AnchorId anchor = no_anchor;  // of a join: what stands here is said about the rows with that anchor
    std::optional<VersionRange> versions;
};

// What one place of a document gives to one field.
struct Line {
    // From `Key` on they are about rows and the document, and fill no field.
    enum class Kind : std::uint8_t {
        Value,
        Constant,
        NotSupplied,
        Embedded,
        Mark,
        Key,
        Anchor,
        Version,
        Base,
        Variant,
        Subtype
    };
    Kind kind = Kind::Value;
    Slot slot = no_slot;
    bool has_language = false;
    bool is_fallback = false;
    bool is_first = false;       // of what it finds for one row only the first counts
    std::uint8_t turn = 0;       // counts only where no line of a lower turn gave a value
    bool is_inverted = false;    // a yes is a no
    bool is_prose = false;       // a text per language, which may point to other documents
    State state = State::Given;  // Mark: the state of the marker
    TypeKind type = TypeKind::Text;
    FieldId field = no_field;
    RowId row = dossier_row;
    ScopeId scope = always;
    std::uint16_t table = no_table;  // Variant: which one
    AnchorId anchor = no_anchor;
    std::uint16_t version_rule = 0;  // Version and Base: which of the automaton's
    std::string constant;
    std::vector<std::string> dates;  // patterns of a date that is not written like 2026-01-31
    std::string before;              // only what stands before this is the value
    std::string path;
    std::optional<VersionRange> versions;
};

// A value of an enclosing row that is one of this row, too.
struct OuterLine {
    RowId row = dossier_row;
    LineId line = 0;
    EntityId entity = no_entity;
    FieldId field = no_field;
};

struct StateNode {
    bool is_left = false;
    bool has_work = false;
    bool wants_text = false;
    bool takes_whole = false;    // the text of all that stands below, too
    bool holds_payload = false;  // a child that the map does not know is the document in the envelope
    Slot language = no_slot;
    Run attributes;          // into `attributes`
    Run scopes;              // into `scope_order`: parents first
    Run rows;                // into `row_order`: parents first
    Run start_observations;  // into `observations`
    Run end_observations;
    Run start_lines;  // into `lines`
    Run end_lines;
};

// Whether a document can hold a field at all (states of decision 1: *not carried*).
struct CarriedRule {
    FieldId field = no_field;
    std::optional<VersionRange> versions;
    std::vector<SubtypeRange> subtypes;  // none: every subtype
};

// (state, name) -> state, open addressing.
class Transitions {
public:
    void assign(std::span<const std::pair<std::uint32_t, StateId>> steps);
    [[nodiscard]] static std::uint32_t key(StateId from, SymbolId symbol) {
        return (std::uint32_t{from} << 16U) | symbol;
    }
    [[nodiscard]] StateId find(StateId from, SymbolId symbol) const {
        const std::uint32_t wanted = key(from, symbol);
        std::uint32_t slot = home(wanted);
        while (slots_[slot].key != 0) {
            if (slots_[slot].key == wanted) return slots_[slot].to;
            slot = (slot + 1) & mask_;
        }
        return no_state;
    }

    // Calls `on_step(from, to)` for each.
    template <class OnStep>
    void each(OnStep on_step) const {
        for (const Entry& entry : slots_) {
            if (entry.key != 0) on_step(static_cast<StateId>(entry.key >> 16U), entry.to);
        }
    }

private:
    struct Entry {
        std::uint32_t key = 0;  // 0: free, for no name is `no_symbol`
        StateId to = no_state;
    };
    // The high bits of the product depend on every bit of the key, the low ones only on the name.
    [[nodiscard]] std::uint32_t home(std::uint32_t key) const { return (key * 2654435769U) >> shift_; }

    std::vector<Entry> slots_{Entry{}, Entry{}};
    std::uint32_t mask_ = 1;
    std::uint32_t shift_ = 31;
};

// A document that holds many dossiers: which elements below the root they are, and which of them count.
// Names are pairs of namespace and local name.
struct DossiersPlan {
    struct Name {
        std::string uri;
        std::string name;
    };
    using Path = std::vector<Name>;
    StateId state = 0;
    Path entry;              // one step, below the root
    Path key;                // below the entry
    Path newest;             // below the entry; empty: the first of a key counts
    Path gone;               // below the root; empty: nothing is withdrawn
    std::string gone_key;    // the attribute of `gone` that holds the key
    std::string gone_since;  // and the one that says since when; may be empty
};

struct Automaton {
    struct Root {
        std::string uri;
        std::string name;
    };
    struct Namespace {
        std::string prefix;
        std::string uri;
    };

    std::string name;
    std::string title;
    std::string unmapped;  // the sentence that says why there are no rows; else empty
    std::vector<Root> roots;
    std::vector<Namespace> namespaces;
    Names names;
    Transitions transitions;
    std::vector<StateNode> states;   // the first is the root element
    std::vector<std::string> paths;  // by state
    std::vector<SymbolId> attributes;
    std::vector<ScopeId> scope_order;
    std::vector<RowId> row_order;
    std::vector<Observation> observations;
    std::vector<Scope> scopes;  // the first is `always`
    std::vector<RowPlan> rows;  // the first is the dossier itself
    std::vector<Line> lines;    // by state: those of the start tag, then those of the end tag; then the marks
    std::vector<OuterLine> outer_lines;
    std::vector<CodeTable> tables;
    ValueRules values;
    LanguageTag language;  // of the whole document, where the format has one
    std::optional<DossiersPlan> dossiers;
    std::vector<std::string> stages;
    std::vector<VersionRule> versions;  // the first that fits a document counts
    std::vector<VariantRule> variants;
    bool is_envelope = false;
    bool has_subtype = false;
    std::vector<CarriedRule> carried;
};

}  // namespace proviso::maps
