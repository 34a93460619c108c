#include <algorithm>
#include <utility>

#include "parsers/maps/paths.hpp"

namespace proviso::maps {
namespace {

using Kind = clause::MapCondition::Kind;

}  // namespace

// Two conditions with one signature on one element are one scope, however often a map repeats them.
std::string PathCompiler::signature(const clause::MapPath& path) const {
    std::string text;
    for (const clause::MapStep& step : path.steps) {
        const auto uri = uris_.find(step.prefix);
        text += step.kind == clause::MapStep::Kind::Attribute ? "/@" : "/";
        text += step.kind == clause::MapStep::Kind::Ladder ? std::string{"ladder "} : std::string{};
        text += step.is_repeated ? "*" : "";
        text += uri == uris_.end() ? std::string{} : uri->second.front();
        text += "|" + step.name;
        if (!step.condition.empty()) text += "[" + signature(step.condition.front()) + "]";
    }
    return text;
}

std::string PathCompiler::signature(const clause::MapCondition& condition) const {
    std::string text = std::to_string(static_cast<int>(condition.kind)) + "(" + signature(condition.path);
    for (const std::string& value : condition.values) {
        text += " " + std::to_string(value.size()) + ":" + value;
    }
    text += " " + condition.table.text;
    for (const clause::MapCondition& part : condition.parts) text += signature(part);
    return text + ")";
}

ScopeId PathCompiler::scope_for(const clause::MapCondition& condition, const Target& at) {
    const std::string key =
        std::to_string(at.state) + " " + std::to_string(at.scope) + " " + signature(condition);
    const auto known = scopes_.find(key);
    if (known != scopes_.end()) return known->second;
    std::vector<Scope>& scopes = draft_.automaton.scopes;
    constexpr std::size_t scopes_max = 20'000;
    if (scopes.size() >= scopes_max) {
        draft_.is_too_large = true;
        return at.scope;
    }
    const auto scope = static_cast<ScopeId>(scopes.size());
    Scope fresh;
    fresh.parent = at.scope;
    fresh.state = at.state;
    fresh.is_early = true;
    scopes.push_back(std::move(fresh));
    draft_.states[at.state].scopes.push_back(scope);
    scopes_.emplace(key, scope);
    compile(condition, scope);
    return scope;
}

void PathCompiler::compile(const clause::MapCondition& condition, ScopeId scope) {
    if (condition.parts.empty()) {
        compile_comparison(condition, scope);
        return;
    }
    using Code = Operation::Kind;
    const Code code = condition.kind == Kind::Or ? Code::Or : Code::And;
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
        compile(condition.parts[i], scope);
        if (i > 0) draft_.automaton.scopes[scope].condition.push_back(Operation{code, 0});
    }
    if (condition.kind == Kind::Not) {
        draft_.automaton.scopes[scope].condition.push_back(Operation{Code::Not, 0});
    }
}

std::optional<std::uint8_t> PathCompiler::new_bit(ScopeId scope, clause::MapSpan span) {
    Scope& target = draft_.automaton.scopes[scope];
    if (target.bits < comparisons_per_condition_max) return target.bits++;
    reporter_.add(span, Fault{"E0801",
                              "the condition has more than 64 comparisons",
                              "one too many",
                              "use a table, `PATH in TABLE`, for a long list of codes",
                              {}});
    return std::nullopt;
}

// A path that repeats a step asks each of its places; one that answers is enough.
void PathCompiler::compile_comparison(const clause::MapCondition& condition, ScopeId scope) {
    Target from;
    from.state = draft_.automaton.scopes[scope].state;
    from.scope = scope;
    bool is_first = true;
    for (const Target& target : resolve_all(condition.path, from)) {
        if (!add_comparison(condition, target, scope)) return;
        if (!std::exchange(is_first, false)) {
            draft_.automaton.scopes[scope].condition.push_back(Operation{Operation::Kind::Or, 0});
        }
    }
}

bool PathCompiler::add_comparison(const clause::MapCondition& condition, const Target& target,
                                  ScopeId scope) {
    const StateId from = draft_.automaton.scopes[scope].state;
    Observation observation;
    observation.scope = target.scope;
    if (condition.kind == Kind::OneOf) {
        observation.test = Test{Test::Kind::OneOf, no_table, condition.values};
    } else if (condition.kind == Kind::InTable) {
        const auto table = find_table(condition.table);
        if (!table) return false;
        observation.test = Test{Test::Kind::InTable, *table, {}};
    }
    const std::optional<std::uint8_t> bit = new_bit(scope, condition.span);
    if (!bit) return false;
    draft_.automaton.scopes[scope].condition.push_back(Operation{Operation::Kind::Bit, *bit});

    // A step with a condition of its own, on the way to what is compared, hands its bit on when it holds.
    std::uint8_t bit_below = *bit;
    std::vector<ScopeId> inner;
    for (ScopeId at = target.scope; at != scope; at = draft_.automaton.scopes[at].parent) inner.push_back(at);
    for (auto at = inner.rbegin(); at != inner.rend(); ++at) {
        const std::optional<std::uint8_t> own = new_bit(*at, condition.span);
        if (!own) return false;
        const ScopeId parent = draft_.automaton.scopes[*at].parent;
        draft_.automaton.scopes[*at].exports.push_back(Scope::Export{*own, parent, bit_below});
        bit_below = *own;
    }
    observation.bit = bit_below;

    std::string& path = draft_.automaton.scopes[scope].path;
    if (path.empty()) {
        path = draft_.automaton.paths[target.state];
        if (target.attribute) path += "/@" + draft_.automaton.names.name(*target.attribute);
    }

    const bool is_own_attribute = target.attribute && target.state == from && inner.empty();
    if (!is_own_attribute) draft_.automaton.scopes[scope].is_early = false;
    draft_.read(target.state, reporter_.spot(condition.span));
    DraftState& state = draft_.states[target.state];
    if (target.attribute) observation.slot = draft_.slot(target.state, *target.attribute);
    const bool wants_text = !target.attribute && observation.test.kind != Test::Kind::IsThere;
    (wants_text ? state.end_observations : state.start_observations).push_back(std::move(observation));
    return true;
}

}  // namespace proviso::maps
