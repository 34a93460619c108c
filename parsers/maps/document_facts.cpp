#include "parsers/maps/document_facts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/base/unicode.hpp"

namespace proviso::maps {
namespace {

std::string shown(std::string_view value) {
    constexpr std::size_t value_bytes_max = 80;
    return make_visible(shorten(value, value_bytes_max));
}

Error unread_version(const Automaton& automaton, std::optional<std::string_view> version) {
    std::string message = version ? fmt::format("the {} has the version `{}`, which is not read",
                                                automaton.title, shown(*version))
                                  : fmt::format("the {} does not say its version", automaton.title);
    std::string read;
    for (const VersionRule& rule : automaton.versions) {
        const std::string text = rule.text();
        if (read.find(text) == std::string::npos) read += (read.empty() ? "" : "; ") + text;
    }
    return Error{"E-NO-MAP", std::move(message),
                 fmt::format("what is read: {}; ask the sender for that form", read), Place{}};
}

// The first of the rules that fits.
std::optional<ReadVersion> read_version(const Automaton& automaton, const SpelledFacts& spelled) {
    for (std::size_t i = 0; i < automaton.versions.size(); ++i) {
        const SpelledFacts::Stated& stated = spelled.versions[i];
        if (!stated.version) continue;
        auto read = automaton.versions[i].read(*stated.version, stated.base);
        if (read) return read;
    }
    return std::nullopt;
}

std::vector<Remark> remarks_on(const ReadVersion& version) {
    std::vector<Remark> remarks;
    if (!version.nearest.empty()) {
        remarks.push_back(
            Remark{"remark-newer-version", {{"version", version.spelled}, {"read", version.nearest}}, {}});
    }
    if (version.is_of_family && version.read_as) {
        remarks.push_back(Remark{"remark-version-of-family",
                                 {{"version", version.spelled}, {"base", version.read_as->text()}},
                                 {}});
    }
    return remarks;
}

bool is_carried(const CarriedRule& rule, const ReadVersion& version, const std::optional<Subtype>& subtype) {
    if (!is_in(rule.versions, version)) return false;
    if (rule.subtypes.empty() || !subtype) return true;
    return std::ranges::any_of(rule.subtypes,
                               [&](const SubtypeRange& range) { return range.covers(*subtype); });
}

}  // namespace

Error not_mapped(const Automaton& automaton, std::optional<std::string_view> version) {
    std::string message = fmt::format("this document is recognised as `{}`", automaton.title);
    if (version && !version->empty()) message += fmt::format(", version `{}`", shown(*version));
    message += "; " + automaton.unmapped;
    return Error{"E-NO-MAP", std::move(message), "hand in the notice in a form that is read", Place{}};
}

std::optional<std::string_view> first_version(const SpelledFacts& spelled) {
    for (const SpelledFacts::Stated& stated : spelled.versions) {
        if (stated.version) return stated.version;
    }
    return std::nullopt;
}

Result<DocumentFacts> find_facts(const Automaton& automaton, const SpelledFacts& spelled,
                                 std::size_t field_count) {
    if (!automaton.unmapped.empty()) return not_mapped(automaton, first_version(spelled));
    if (automaton.is_envelope) {
        return Error{"E-ENVELOPE", fmt::format("the {} carries no document", automaton.title),
                     "hand in the document itself", Place{}};
    }
    DocumentFacts facts;
    if (!automaton.versions.empty()) {
        const auto read = read_version(automaton, spelled);
        if (!read) return unread_version(automaton, first_version(spelled));
        facts.version = *read;
        facts.notes = remarks_on(*read);
    }
    if (spelled.variant) facts.version.spelled = *spelled.variant;
    if (automaton.has_subtype && !spelled.subtype) {
        facts.notes.push_back(Remark{"remark-no-subtype", {}, {}});
    }
    std::optional<Subtype> subtype;
    if (spelled.subtype) subtype = make_subtype(*spelled.subtype);
    facts.carried.assign(field_count, false);
    for (const CarriedRule& rule : automaton.carried) {
        if (is_carried(rule, facts.version, subtype)) {
            facts.carried[static_cast<std::size_t>(rule.field)] = true;
        }
    }
    return facts;
}

}  // namespace proviso::maps
