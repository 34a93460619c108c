// The syntax tree of one map file (docs/map-language.md), as written: names are still words, prefixes still
// prefixes. What it means is the business of `parsers/maps/`.
//
// Thread rule: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace proviso::clause {

// Where in the source text something stands, as byte offsets.
struct MapSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct MapWord {
    std::string text;
    MapSpan span;
};

struct MapCondition;

struct MapStep {
    enum class Kind : std::uint8_t { Element, Attribute, Ladder, Self };
    Kind kind = Kind::Element;
    std::string prefix;  // empty for a ladder, a set of elements and an attribute in no namespace
    std::string name;
    std::vector<MapCondition> condition;  // one or none
    bool is_repeated = false;             // `P:Name*`: none, one, or several, one within the other
    MapSpan span;
};

struct MapPath {
    std::vector<MapStep> steps;  // none: the element itself, `.`
    MapSpan span;
};

struct MapCondition {
    enum class Kind : std::uint8_t { Or, And, Not, OneOf, InTable, Exists };
    Kind kind = Kind::Exists;
    MapPath path;                     // OneOf, InTable, Exists
    std::vector<std::string> values;  // OneOf
    MapWord table;                    // InTable
    std::vector<MapCondition> parts;  // Or, And: two or more; Not: one
    MapSpan span;
};

struct MapVersion {
    std::uint32_t major = 0;
    std::uint32_t minor = 0;
    friend auto operator<=>(const MapVersion&, const MapVersion&) = default;
};

// Both ends belong to the range; a missing end is open.
struct MapVersionRange {
    std::optional<MapVersion> from;
    std::optional<MapVersion> to;
    MapSpan span;
};

// `7..22`, or one subtype such as `CEI`, where both ends are the same.
struct MapSubtypeRange {
    std::string from;
    std::string to;
    MapSpan span;
};

// What a row or a line says about the documents that can hold it at all.
struct MapGuard {
    std::optional<MapVersionRange> versions;
    std::vector<MapSubtypeRange> subtypes;  // none: every subtype
};

// A field of an enclosing row.
struct MapOuter {
    MapWord field;
    MapWord entity;
};

struct MapLine {
    MapWord field;
    std::optional<MapOuter> outer;  // then there is no path
    bool is_not_supplied = false;
    bool is_embedded = false;     // the path names a file that stands in the document itself
    bool is_first = false;        // of several such elements only the first
    bool is_if_silent = false;    // only where the row says nothing itself
    bool is_whole = false;        // the text of the element with that of all below it
    std::optional<MapPath> path;  // always there unless `is_not_supplied`
    std::vector<MapPath> fallbacks;
    std::vector<MapPath> others;       // behind `else`: tried in turn
    std::optional<MapWord> otherwise;  // the constant behind the last `else`
    std::vector<MapWord> dates;        // patterns behind `dated`
    std::optional<MapStep> language;   // the attribute behind `by`
    std::optional<MapWord> table;
    std::optional<MapWord> constant;
    bool is_inverted = false;  // a yes is a no
    std::string before;        // only what stands before this sign is the value; empty: all of it
    MapGuard guard;
};

struct MapMark {
    MapWord field;
    MapWord state;
    MapCondition condition;
};

struct MapLeave {
    MapPath path;
    std::string why;
};

// A name under which other places of the document find the row.
struct MapAnchor {
    MapWord name;
    MapPath path;
    bool is_first = false;
};

// What stands in the block is read below `path`; without one, at the row's element.
struct MapUse {
    MapWord block;
    MapPath path;
};

struct MapRow {
    MapWord entity;
    MapWord list;                   // of a join: the anchor's name
    std::optional<MapWord> holder;  // the enclosing entity whose list it is; else that of the enclosing row
    MapPath path;
    std::vector<MapPath> fallbacks;
    std::vector<MapPath> others;          // behind `else`
    std::vector<MapCondition> condition;  // one or none
    std::optional<MapPath> key;
    std::optional<MapWord> constant_key;
    bool is_every = false;   // `every LIST`: what is in it belongs to each row of the list
    bool is_joined = false;  // stands once for each join, and not by itself
    MapGuard guard;
    std::vector<MapAnchor> anchors;
    std::vector<MapLine> lines;
    std::vector<MapMark> marks;
    std::vector<MapLeave> leaves;
    std::vector<MapRow> rows;
    std::vector<MapRow> joins;  // what stands elsewhere about rows that have an anchor
    std::vector<MapUse> uses;   // of blocks, whose contents belong to this row as well
};

// What several rows share: lines, marks, leaves and rows, relative to whichever row uses it.
struct MapBlock {
    MapWord name;
    MapRow body;
};

// One namespace, or several that mean the same; the first names them all.
struct MapNamespace {
    MapWord prefix;
    std::vector<std::string> uris;
};

// Elements that mean the same, wherever they stand.
struct MapElements {
    MapWord name;
    std::vector<MapStep> elements;
};

// What stands below such an element is in the language that its attribute names; without one, the whole
// document is in one language.
struct MapSpeech {
    MapPath path;
    std::optional<MapStep> attribute;
    MapWord language;
};

struct MapLadder {
    MapWord name;
    MapPath path;
};

// `reads 1.2 as 1.10`: a version of a family, and the one of the base whose lines hold for it.
struct MapVersionStep {
    MapVersion version;
    MapVersion base;
};

struct MapVersionRule {
    MapPath path;
    std::vector<MapPath> others;  // behind `else`
    std::vector<MapWord> patterns;
    MapVersionRange known;
    std::string family;  // empty: the format's own versions
    std::vector<MapVersionStep> steps;
    std::optional<MapPath> base;  // where a document says itself what it is based on
    std::vector<MapWord> base_patterns;
};

// A name for the documents whose value at the path fits a pattern; without a path it is that of all others.
struct MapVariant {
    MapWord name;
    std::optional<MapPath> path;
    std::vector<MapWord> patterns;
};

// A document that holds many dossiers, such as a feed.
struct MapDossiers {
    MapPath entry;
    MapPath key;
    std::optional<MapPath> newest;
    std::optional<MapPath> gone;   // the key of an entry that is withdrawn
    std::optional<MapPath> since;  // and when it was
};

struct MapTableEntry {
    MapWord concept_name;
    std::vector<std::string> codes;
};

struct MapTable {
    MapWord name;
    std::vector<MapTableEntry> entries;
    bool is_worded = false;  // `as words`: case, accents, blanks and hyphens do not count
};

struct MapPhrase {
    std::string language;
    std::string text;
};

// Words at the head of a column that fill a field of a list's rows, beside the field's own labels.
struct MapHeader {
    MapWord field;
    std::optional<MapWord> child;  // `identifiers/value`: a field of a row of its own below
    std::optional<MapWord> fixed;  // `with scheme = "os-id"`: a further field of that row …
    std::string fixed_value;       // … and what it holds
    std::vector<MapPhrase> phrases;
};

// How rows of a list are told in a table: what stands at the head of its columns.
struct MapColumns {
    MapWord list;
    std::vector<MapHeader> headers;
};

struct MapTree {
    MapWord name;
    std::string title;
    std::vector<MapWord> includes;  // other maps, whose contents belong to this one as well
    std::vector<MapNamespace> namespaces;
    std::vector<MapStep> roots;
    std::string unmapped;  // the sentence; empty where the map has rows
    std::optional<MapDossiers> dossiers;
    std::vector<std::string> stages;       // of a procurement that documents of this format belong to
    std::vector<MapVersionRule> versions;  // the first that fits a document counts
    std::vector<MapVariant> variants;
    std::optional<MapPath> subtype;
    std::vector<MapPath> payloads;  // of an envelope: the document is what stands below one of these
    std::vector<MapLadder> ladders;
    std::vector<MapElements> elements;
    std::vector<MapSpeech> speech;
    std::vector<std::string> withheld;
    std::vector<std::string> placeholders;
    std::vector<std::string> non_answers;
    std::uint32_t pointer_characters_max = 0;  // texts of fewer characters may be pointers
    std::vector<MapPhrase> pointers;
    std::vector<MapTable> tables;
    std::vector<MapColumns> columns;
    std::vector<std::vector<MapWord>> lines;  // lists that one line of a table may tell together
    std::vector<MapBlock> blocks;
    MapRow body;  // the leaves and rows at the top; its entity is `dossier`
};

}  // namespace proviso::clause
