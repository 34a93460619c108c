#include "parsers/format_list.hpp"

#include <algorithm>
#include <set>

#include "parsers/format_state.hpp"

namespace proviso {
namespace {

std::vector<FormatDescription::Carried> carried_by(const maps::Automaton& automaton,
                                                   const Vocabulary& vocabulary) {
    std::set<FieldId> fields;
    for (const maps::CarriedRule& rule : automaton.carried) fields.insert(rule.field);
    std::vector<FormatDescription::Carried> carried;
    for (const Entity& entity : vocabulary.entities()) {
        const auto count =
            std::ranges::count_if(entity.fields, [&](FieldId field) { return fields.contains(field); });
        if (count > 0) carried.push_back({entity.name, static_cast<std::size_t>(count)});
    }
    return carried;
}

std::string versions_of(const maps::Automaton& automaton) {
    std::vector<std::string> texts;
    for (const maps::VersionRule& rule : automaton.versions) {
        std::string text = rule.text();
        if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
    }
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
    return all;
}

}  // namespace

std::vector<FormatDescription> describe_formats(const FormatSet& formats, const Vocabulary& vocabulary) {
    std::vector<FormatDescription> descriptions;
    const FormatSet::State& state = formats.state();
    for (std::size_t i = 0; i < state.heads.size(); ++i) {
        const maps::Automaton& automaton = state.compiled.get(i);
        FormatDescription description;
        description.name = automaton.name;
        description.title = automaton.title;
        description.unread_because = automaton.unmapped;
        description.versions = versions_of(automaton);
        for (const maps::Automaton::Root& root : automaton.roots) {
            description.roots.push_back(root.uri.empty() ? root.name : "{" + root.uri + "}" + root.name);
        }
        description.stages = automaton.stages;
        description.carried = carried_by(automaton, vocabulary);
        descriptions.push_back(std::move(description));
    }
    std::ranges::sort(descriptions, {}, &FormatDescription::name);
    return descriptions;
}

}  // namespace proviso
