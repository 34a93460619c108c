#include "rules/language/evaluate/parameters.hpp"

#include "rules/language/check/expression.hpp"
#include "rules/language/parse.hpp"

namespace proviso::clause {
namespace {

ParameterInForce of_profile(const CompiledParameter& parameter, const Settings& settings) {
    ParameterInForce in_force;
    const auto set = settings.parameters.find(parameter.name);
    if (set == settings.parameters.end()) return in_force;
    auto value = read_literal(set->second.literal);
    if (!value || !parameter.allows(*value)) return in_force;
    in_force.value = std::move(value);
    in_force.because = set->second.because;
    return in_force;
}

ParameterInForce of_pack(const CompiledParameter& parameter, Date as_of) {
    ParameterInForce in_force;
    for (const CompiledParameter::Dated& dated : parameter.values) {
        if (dated.from > as_of) break;
        in_force.value = dated.value;
        in_force.from = dated.from;
    }
    return in_force;
}

}  // namespace

std::optional<LiteralValue> read_literal(std::string_view words) {
    const Source source{"value", "value " + std::string{words}};
    const Parsed parsed = parse_value(source);
    const bool is_one = parsed.diagnostics.empty() && parsed.items.size() == 1;
    if (!is_one || parsed.items.front().children.empty()) return std::nullopt;
    Node literal = parsed.items.front().children.front();
    if (literal.kind == NodeKind::TextValue && literal.children.empty()) literal.kind = NodeKind::Text;
    return literal_value(literal);
}

std::vector<ParameterInForce> parameters_in_force(const Program& program,
                                                  const Circumstances& circumstances) {
    std::vector<ParameterInForce> all;
    for (const CompiledParameter& parameter : program.parameters) {
        ParameterInForce in_force;
        if (circumstances.settings != nullptr) in_force = of_profile(parameter, *circumstances.settings);
        if (!in_force.value) in_force = of_pack(parameter, circumstances.as_of);
        all.push_back(std::move(in_force));
    }
    return all;
}

}  // namespace proviso::clause
