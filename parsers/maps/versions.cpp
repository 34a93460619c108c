#include "parsers/maps/versions.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace proviso::maps {
namespace {

constexpr std::string_view version_word = "{version}";
constexpr std::string_view rest_word = "{rest}";

// The number at the front of `text`, which is taken off.
std::optional<std::uint32_t> take_number(std::string_view& text) {
    std::uint32_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

std::optional<Version> take_version(std::string_view& text) {
    const auto major = take_number(text);
    if (!major || !text.starts_with('.')) return std::nullopt;
    text.remove_prefix(1);
    const auto minor = take_number(text);
    if (!minor) return std::nullopt;
    return Version{*major, *minor};
}

std::optional<std::uint32_t> number_of(std::string_view text) {
    const auto number = take_number(text);
    return text.empty() ? number : std::nullopt;
}

struct Match {
    bool fits = false;
    std::optional<Version> version;
};

Match match(std::string_view pattern, std::string_view value) {
    Match result;
    while (!pattern.empty()) {
        if (pattern == rest_word) return Match{true, result.version};
        if (pattern.starts_with(version_word)) {
            result.version = take_version(value);
            if (!result.version) return result;
            pattern.remove_prefix(version_word.size());
            continue;
        }
        if (value.empty() || value.front() != pattern.front()) return result;
        value.remove_prefix(1);
        pattern.remove_prefix(1);
    }
    result.fits = value.empty();
    return result;
}

}  // namespace

std::string Version::text() const { return std::to_string(major) + "." + std::to_string(minor); }

std::string VersionRange::text() const {
    if (from && to) return from->text() + " to " + to->text();
    if (from) return "from " + from->text();
    return to ? "up to " + to->text() : std::string{"all"};
}

Subtype make_subtype(std::string_view text) { return Subtype{std::string{text}, number_of(text)}; }

std::optional<std::string> find_fault(const SubtypeRange& range) {
    if (range.from.text == range.to.text) return std::nullopt;
    if (!range.from.number || !range.to.number) return "a range needs a number at both ends";
    if (*range.to.number < *range.from.number) return "the range is backwards";
    return std::nullopt;
}

std::string VersionRule::spell(Version version) const {
    return family.empty() ? version.text() : family + "-" + version.text();
}

// Which version's lines hold for this one.
std::optional<ReadVersion> VersionRule::place(Version version) const {
    ReadVersion result{spell(version), version, {}, !family.empty()};
    if (!steps.empty()) {
        const auto above = std::ranges::upper_bound(steps, version, {}, &Step::version);
        if (above == steps.begin()) return std::nullopt;
        const Step& step = *std::prev(above);
        if (step.version.major != version.major) return std::nullopt;
        if (step.version != version) result.nearest = spell(step.version);
        result.read_as = step.base;
        return result;
    }
    if (!known || known->covers(version)) return result;
    const bool is_same_major = known->to && known->to->major == version.major;
    if (!is_same_major || version < *known->to) return std::nullopt;
    result.nearest = spell(*known->to);
    result.read_as = known->to;
    return result;
}

std::optional<ReadVersion> VersionRule::read(std::string_view value, std::string_view base) const {
    for (const std::string& pattern : patterns) {
        const Match found = match(pattern, value);
        if (!found.fits) continue;
        std::optional<ReadVersion> result;
        if (found.version) {
            result = place(*found.version);
        } else {
            // A pattern without a number stands for one version, named by the family where there is one.
            const std::string spelled = family.empty() ? std::string{value} : family;
            result = ReadVersion{spelled, family.empty() || !known ? std::nullopt : known->from, {}, false};
        }
        for (const std::string& base_pattern : base_patterns) {
            const Match stated = match(base_pattern, base);
            if (result && stated.fits && stated.version) result->read_as = stated.version;
        }
        return result;
    }
    return std::nullopt;
}

std::optional<std::string> VariantRule::spell(std::string_view value) const {
    for (const std::string& pattern : patterns) {
        const Match found = match(pattern, value);
        if (found.fits) return found.version ? name + " " + found.version->text() : name;
    }
    return std::nullopt;
}

std::string VersionRule::text() const {
    std::string text;
    for (const std::string& pattern : patterns) {
        if (!text.empty()) text += ", ";
        text += "`" + pattern + "`";
    }
    if (!steps.empty()) {
        text += " with the versions " + VersionRange{steps.front().version, steps.back().version}.text();
    } else if (known && text.find(version_word) != std::string::npos) {
        text += " with the versions " + known->text();
    }
    return text;
}

bool is_version_pattern(std::string_view pattern) {
    bool has_version = false;
    while (!pattern.empty()) {
        if (pattern == rest_word) return true;
        if (pattern.starts_with(version_word)) {
            if (std::exchange(has_version, true)) return false;
            pattern.remove_prefix(version_word.size());
            continue;
        }
        if (pattern.front() == '{' || pattern.front() == '}') return false;
        pattern.remove_prefix(1);
    }
    return true;
}

}  // namespace proviso::maps
