// Versions and subtypes of a format: which there are, how a document spells them, and which lines of a map
// they touch.
//
// Door: `VersionRule::read`. Thread rule: plain values; functions keep no state.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::maps {

struct Version {
    std::uint32_t major = 0;
    std::uint32_t minor = 0;
    friend auto operator<=>(const Version&, const Version&) = default;
    [[nodiscard]] std::string text() const;
};

// Both ends belong to the range; a missing end is open.
struct VersionRange {
    std::optional<Version> from;
    std::optional<Version> to;
    [[nodiscard]] bool covers(Version version) const {
        return (!from || *from <= version) && (!to || version <= *to);
    }
    [[nodiscard]] bool is_backwards() const { return from && to && *to < *from; }
    [[nodiscard]] std::string text() const;
};

// Subtypes that are numbers are compared as numbers, others letter by letter.
struct Subtype {
    std::string text;
    std::optional<std::uint32_t> number;
};
[[nodiscard]] Subtype make_subtype(std::string_view text);

struct SubtypeRange {
    Subtype from;
    Subtype to;
    [[nodiscard]] bool covers(const Subtype& subtype) const {
        const bool is_within = subtype.number && from.number && to.number &&
                               *from.number <= *subtype.number && *subtype.number <= *to.number;
        return is_within || subtype.text == from.text;
    }
};

// What is wrong with a range, in words; nothing when it is sound.
[[nodiscard]] std::optional<std::string> find_fault(const SubtypeRange& range);

struct ReadVersion {
    std::string spelled;  // as the document says it, `1.99`; all of it where the pattern has no `{version}`
    std::optional<Version> read_as;  // the one whose lines hold; nothing where the format has no versions
    std::string nearest;             // of a version that is not known: the lower one that it is read as
    bool is_of_family = false;       // `spelled` counts in another way than `read_as`
};

// One of the ways in which the documents of a format say their version. A family counts for itself: `steps`
// tell which version of the format each of its versions is based on, unless the document says so.
struct VersionRule {
    std::string family;                 // `eforms-de`; empty for the format's own versions
    std::vector<std::string> patterns;  // `eforms-sdk-{version}#{rest}`
    std::optional<VersionRange> known;
    struct Step {
        Version version;
        Version base;
    };
    std::vector<Step> steps;  // in ascending order
    std::vector<std::string> base_patterns;

    // Nothing for a value that fits no pattern, or a version below or of another major than those known.
    // `base` is what the document says about the version that it is based on; may be empty.
    [[nodiscard]] std::optional<ReadVersion> read(std::string_view value, std::string_view base) const;
    // For people: `eforms-sdk-{version}, known 1.0 to 1.15`.
    [[nodiscard]] std::string text() const;

private:
    [[nodiscard]] std::optional<ReadVersion> place(Version version) const;
    [[nodiscard]] std::string spell(Version version) const;
};

// A name for documents of one format that a value tells apart: `peppol.cat3`.
struct VariantRule {
    std::string name;
    std::vector<std::string> patterns;  // none: every document that no other variant takes

    // The name, and the version if a pattern names one; nothing for a value that fits none.
    [[nodiscard]] std::optional<std::string> spell(std::string_view value) const;
};

// `{rest}` stands last, `{version}` at most once; anything else in braces is a slip.
[[nodiscard]] bool is_version_pattern(std::string_view pattern);

}  // namespace proviso::maps
