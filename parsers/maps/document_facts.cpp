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
    return Error{"E-NO-MAP", std::move(message),
                 fmt::format("what is read: {}; ask the sender for that form", automaton.version->text()),
                 Place{}};
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

Result<DocumentFacts> find_facts(const Automaton& automaton, const SpelledFacts& spelled,
                                 std::size_t field_count) {
    if (!automaton.unmapped.empty()) return not_mapped(automaton, spelled.version);
    DocumentFacts facts;
    if (automaton.version) {
        const auto read = spelled.version ? automaton.version->read(*spelled.version) : std::nullopt;
        if (!read) return unread_version(automaton, spelled.version);
        facts.version = *read;
        if (read->is_newer) {
            facts.notes.push_back(
                Remark{"remark-newer-version",
                       {{"version", std::string{read->spelled}}, {"read", read->read_as->text()}},
                       {}});
        }
    }
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
