#include "parsers/maps/paths.hpp"

#include "model/base/limits.hpp"

namespace proviso::maps {
namespace {

std::string listed(const auto& named) {
    std::string names;
    for (const auto& [name, value] : named) {
        if (!names.empty()) names += ", ";
        names += "`" + name + "`";
    }
    return names.empty() ? std::string{"the map declares none"} : "the map declares " + names;
}

}  // namespace

void PathCompiler::add_namespace(const clause::MapNamespace& declaration) {
    const auto [known, is_new] = uris_.try_emplace(declaration.prefix.text, declaration.uris);
    if (is_new) {
        for (const std::string& uri : declaration.uris) {
            draft_.automaton.namespaces.push_back({declaration.prefix.text, uri});
            if (draft_.automaton.names.alias(uri, declaration.uris.front())) continue;
            reporter_.add(declaration.prefix.span,
                          Fault{"E0803",
                                "the namespace `" + uri + "` has another prefix already",
                                "means the same as `" + declaration.uris.front() + "`",
                                "declare what belongs together once, before it is used",
                                {}});
        }
    } else if (known->second != declaration.uris) {
        reporter_.add(declaration.prefix.span,
                      Fault{"E0803",
                            "the prefix `" + declaration.prefix.text + "` is declared twice",
                            "means another namespace above",
                            "choose another prefix",
                            {}});
    }
}

void PathCompiler::add_elements(const clause::MapElements& set) {
    Names& names = draft_.automaton.names;
    for (const clause::MapStep& element : set.elements) {
        const auto uri = find_uri(element.prefix, element.span);
        if (!uri) return;
        const auto known = elements_.find(set.name.text);
        if (known == elements_.end()) {
            elements_.emplace(set.name.text, names.add(*uri, element.name));
        } else if (!names.alias(*uri, element.name, known->second)) {
            reporter_.add(
                element.span,
                Fault{"E0803",
                      "`" + element.prefix + ":" + element.name + "` means something of its own already",
                      "cannot be one of `" + set.name.text + "`",
                      "declare the set before its elements are used, and each in one set",
                      {}});
        }
    }
}

void PathCompiler::add_ladder(const clause::MapLadder& ladder) {
    Steps steps;
    if (!unroll(ladder.path, steps)) return;
    clause::MapPath unrolled;
    for (const clause::MapStep* step : steps) unrolled.steps.push_back(*step);
    if (ladders_.try_emplace(ladder.name.text, std::move(unrolled)).second) return;
    reporter_.add(ladder.name.span, Fault{"E0803",
                                          "the ladder `" + ladder.name.text + "` is declared twice",
                                          "declared above already",
                                          "choose another name",
                                          {}});
}

void PathCompiler::add_table(const clause::MapTable& table) {
    std::vector<CodeTable>& tables = draft_.automaton.tables;
    const auto [known, is_new] =
        tables_.try_emplace(table.name.text, static_cast<std::uint16_t>(tables.size()));
    if (is_new) tables.push_back(CodeTable{table.name.text, {}, table.is_worded});
    CodeTable& target = tables[known->second];
    for (const clause::MapTableEntry& entry : table.entries) {
        for (const std::string& code : entry.codes) {
            const auto [place, is_free] =
                target.concepts.try_emplace(target.spelled(code), entry.concept_name.text);
            if (is_free || place->second == entry.concept_name.text) continue;
            reporter_.add(entry.concept_name.span,
                          Fault{"E0803",
                                "the code `" + code + "` has two meanings in `" + table.name.text + "`",
                                "means `" + place->second + "` above",
                                "give each code one concept",
                                {}});
        }
    }
}

std::optional<std::uint16_t> PathCompiler::find_table(const clause::MapWord& name) {
    const auto found = tables_.find(name.text);
    if (found != tables_.end()) return found->second;
    reporter_.add(
        name.span,
        Fault{"E0803", "there is no table `" + name.text + "`", "unknown table", listed(tables_), {}});
    return std::nullopt;
}

const std::vector<std::string>* PathCompiler::find_uris(const std::string& prefix, clause::MapSpan span) {
    const auto found = uris_.find(prefix);
    if (found != uris_.end()) return &found->second;
    reporter_.add(span,
                  Fault{"E0803", "there is no prefix `" + prefix + "`", "unknown prefix", listed(uris_), {}});
    return nullptr;
}

std::optional<std::string> PathCompiler::find_uri(const std::string& prefix, clause::MapSpan span) {
    const std::vector<std::string>* const uris = find_uris(prefix, span);
    if (uris == nullptr) return std::nullopt;
    return uris->front();
}

std::optional<SymbolId> PathCompiler::attribute_symbol(const clause::MapStep& step) {
    std::optional<std::string> uri{std::string{}};
    if (!step.prefix.empty()) uri = find_uri(step.prefix, step.span);
    if (!uri) return std::nullopt;
    return draft_.automaton.names.add(*uri, step.name);
}

bool PathCompiler::unroll(const clause::MapPath& path, Steps& steps) {
    for (const clause::MapStep& step : path.steps) {
        if (steps.size() > limits::element_depth_max) break;
        if (step.kind != clause::MapStep::Kind::Ladder || elements_.contains(step.name)) {
            steps.push_back(&step);
            continue;
        }
        const auto ladder = ladders_.find(step.name);
        if (ladder != ladders_.end() && !step.condition.empty()) {
            reporter_.add(step.span, Fault{"E0801",
                                           "a ladder takes no condition",
                                           "this ladder",
                                           "write the condition at a step of the ladder",
                                           {}});
            return false;
        }
        if (ladder == ladders_.end()) {
            reporter_.add(step.span, Fault{"E0803",
                                           "there is no ladder `" + step.name + "`",
                                           "unknown ladder",
                                           listed(ladders_) + "; an element is written with its prefix",
                                           {}});
            return false;
        }
        // A ladder that was declared holds no ladders any more, so this goes one level deep.
        for (const clause::MapStep& rung : ladder->second.steps) steps.push_back(&rung);
    }
    if (steps.size() <= limits::element_depth_max) return true;
    reporter_.add(path.span, Fault{"E0801",
                                   "the path is longer than any document is deep",
                                   "this path",
                                   "shorten it, or the ladders in it",
                                   {}});
    return false;
}

bool PathCompiler::take(const clause::MapStep& step, Target& target) {
    if (target.attribute) {
        reporter_.add(step.span, Fault{"E0801",
                                       "nothing stands below an attribute",
                                       "a step too many",
                                       "let the attribute be the last step",
                                       {}});
        return false;
    }
    if (step.kind == clause::MapStep::Kind::Attribute) {
        target.attribute = attribute_symbol(step);
        return target.attribute.has_value();
    }
    if (step.kind == clause::MapStep::Kind::Self) {
        target.scope = scope_for(step.condition.front(), target);
        target.has_condition = true;
        return true;
    }
    // Any of a set stands there, so its path says `*`, which XPath understands too.
    if (step.kind == clause::MapStep::Kind::Ladder) {
        take_element(elements_.at(step.name), "*", step, target);
        return true;
    }
    const auto uri = find_uri(step.prefix, step.span);
    if (!uri) return false;
    take_element(draft_.automaton.names.add(*uri, step.name), step.prefix + ":" + step.name, step, target);
    return true;
}

void PathCompiler::take_element(SymbolId symbol, const std::string& label, const clause::MapStep& step,
                                Target& target) {
    target.state = draft_.child(target.state, symbol, label);
    if (step.condition.empty()) return;
    target.scope = scope_for(step.condition.front(), target);
    target.has_condition = true;
}

// Places are made for as many levels as this; what lies deeper is unknown, and coverage says so.
bool PathCompiler::take_repeated(const clause::MapStep& step, std::vector<Target>& targets) {
    constexpr std::size_t levels_max = 8;
    const std::size_t starts = targets.size();
    for (std::size_t i = 0; i < starts; ++i) {
        Target target = targets[i];
        for (std::size_t level = 0; level < levels_max; ++level) {
            if (!take(step, target)) return false;
            targets.push_back(target);
        }
    }
    return true;
}

std::vector<Target> PathCompiler::resolve_all(const clause::MapPath& path, const Target& from) {
    Steps steps;
    if (!unroll(path, steps)) return {};
    std::vector<Target> targets{from};
    targets.front().attribute.reset();
    targets.front().has_condition = false;
    for (const clause::MapStep* step : steps) {
        if (step->is_repeated) {
            if (!take_repeated(*step, targets)) return {};
            continue;
        }
        for (Target& target : targets) {
            if (!take(*step, target)) return {};
        }
    }
    return targets;
}

std::optional<Target> PathCompiler::resolve(const clause::MapPath& path, const Target& from) {
    const std::vector<Target> targets = resolve_all(path, from);
    if (targets.size() == 1) return targets.front();
    if (targets.empty()) return std::nullopt;
    reporter_.add(path.span, Fault{"E0801",
                                   "a step that repeats means several places",
                                   "just one place is meant here",
                                   "write the step without its `*`",
                                   {}});
    return std::nullopt;
}

}  // namespace proviso::maps
