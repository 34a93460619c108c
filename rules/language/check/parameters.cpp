#include "rules/language/check/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "rules/language/check/texts.hpp"

namespace proviso::clause {
namespace {

bool can_be_bounded(ValueKind kind) {
    return kind == ValueKind::Number || kind == ValueKind::Percentage || kind == ValueKind::Date ||
           kind == ValueKind::Period || kind == ValueKind::Money;
}

std::string bounds_of(const CompiledParameter& parameter) {
    return fmt::format("{} to {}", parameter.lowest->text, parameter.highest->text);
}

// Nothing after E0301 or E0306.
std::optional<LiteralValue> value_for(const CompiledParameter& parameter, const Node& literal,
                                      const Vocabulary& vocabulary, Reporter& reporter) {
    auto value = literal_value(literal);
    const bool is_code_of_list =
        parameter.kind != ValueKind::Code || list_of_code(literal.text) == parameter.code_list;
    if (!value || value->kind != parameter.kind || !is_code_of_list) {
        ValueType type;
        type.kind = parameter.kind;
        type.code_list = parameter.code_list;
        Diagnostic& diagnostic =
            reporter.error("E0301", fmt::format("`{}` takes another kind of value", parameter.name), literal,
                           "types do not agree");
        diagnostic.notes.push_back(fmt::format("it is {}", describe_type(type, vocabulary)));
        return std::nullopt;
    }
    if (parameter.allows(*value)) return value;
    Diagnostic& diagnostic = reporter.error(
        "E0306", fmt::format("`{}` is out of the bounds of `{}`", reporter.words(literal), parameter.name),
        literal, "out of bounds");
    diagnostic.why = "the pack states which values the texts that it rests on leave open";
    diagnostic.help.push_back(fmt::format("allowed: {}", bounds_of(parameter)));
    return std::nullopt;
}

class ParameterChecker {
public:
    ParameterChecker(const Program& program, ExpressionChecker& expressions, Reporter& reporter)
        : program_(program), expressions_(expressions), reporter_(reporter) {}

    CompiledParameter check(const Node& node) {
        CompiledParameter parameter;
        parameter.name = node.text;
        for (const Node& child : node.children) {
            if (child.kind == NodeKind::TypeName) type(child, parameter);
        }
        for (const Node& child : node.children) {
            if (child.kind == NodeKind::Attribute) attribute(child, parameter);
        }
        refuse_name_of_field(node);
        std::ranges::sort(parameter.values, {}, &CompiledParameter::Dated::from);
        return parameter;
    }

private:
    void type(const Node& node, CompiledParameter& parameter) {
        const ValueType type = expressions_.declared_type(node);
        parameter.kind = type.kind;
        parameter.code_list = type.code_list;
        if (type.kind != ValueKind::Row) return;
        parameter.kind = ValueKind::Unknown;
        reporter_.error("E0301", "a parameter is a single value, not a row", node, "an entity");
    }

    void attribute(const Node& node, CompiledParameter& parameter) {
        if (node.text == "meaning") meaning(node.children.front(), parameter);
        if (node.text == "unverified") parameter.is_verified = false;
        if (node.text == "review") parameter.review_by = parse_date(node.children.front().text);
        if (parameter.kind == ValueKind::Unknown) return;
        const Vocabulary& vocabulary = *program_.vocabulary;
        if (node.text == "allowed") bounds(node, parameter);
        if (node.text != "value") return;
        auto value = value_for(parameter, node.children[0], vocabulary, reporter_);
        const Date from = parse_date(node.children[1].text).value_or(Date{});
        if (value) parameter.values.push_back({std::move(*value), from});
    }

    void meaning(const Node& texts, CompiledParameter& parameter) {
        for (std::size_t i = 0; i + 1 < texts.children.size(); i += 2) {
            parameter.meaning[texts.children[i].text] = texts.children[i + 1].text;
        }
        require_languages(program_.languages, parameter.meaning, texts, "meaning", reporter_);
    }

    void bounds(const Node& node, CompiledParameter& parameter) {
        const Vocabulary& vocabulary = *program_.vocabulary;
        if (!can_be_bounded(parameter.kind)) {
            reporter_.error("E0301", "`allowed` needs values that have an order", node, "no order");
            return;
        }
        auto lowest = value_for(parameter, node.children[0], vocabulary, reporter_);
        auto highest = value_for(parameter, node.children[1], vocabulary, reporter_);
        if (!lowest || !highest) return;
        parameter.lowest = std::move(lowest);
        parameter.highest = std::move(highest);
        if (parameter.allows(*parameter.lowest) && parameter.allows(*parameter.highest)) return;
        reporter_.error("E0306", fmt::format("no value of `{}` can be allowed", parameter.name), node,
                        "the first bound must not be above the second, nor of another kind");
        parameter.lowest.reset();
        parameter.highest.reset();
    }

    void refuse_name_of_field(const Node& node) {
        const Vocabulary& vocabulary = *program_.vocabulary;
        if (vocabulary.find_field(vocabulary.root(), node.text) == no_field) return;
        reporter_.error("E0204", fmt::format("`{}` is a field of the dossier already", node.text),
                        heading_of(node), "give the parameter another name");
    }

    const Program& program_;
    ExpressionChecker& expressions_;
    Reporter& reporter_;
};

}  // namespace

void check_parameters(Program& program, const Declarations& declarations, ExpressionChecker& expressions,
                      Reporter& reporter) {
    ParameterChecker checker{program, expressions, reporter};
    for (const auto& [name, declared] : declarations.parameters) {
        reporter.enter(declared.file);
        program.parameters.push_back(checker.check(*declared.node));
    }
}

const CompiledParameter* find_parameter_to_set(std::span<const Program* const> programs, const Node& set,
                                               const Node& literal, Reporter& reporter) {
    std::vector<std::string> names;
    for (const Program* program : programs) {
        const CompiledParameter* parameter = program->find_parameter(set.text);
        if (parameter != nullptr) {
            const bool is_well = value_for(*parameter, literal, *program->vocabulary, reporter).has_value();
            return is_well ? parameter : nullptr;
        }
        for (const CompiledParameter& one : program->parameters) names.push_back(one.name);
    }
    Diagnostic& diagnostic = reporter.error("E0203", fmt::format("there is no parameter `{}`", set.text),
                                            reporter.part(set, set.text), "unknown parameter");
    suggest(diagnostic, set.text, names);
    if (!names.empty()) diagnostic.notes.push_back(fmt::format("parameters: {}", fmt::join(names, ", ")));
    return nullptr;
}

std::vector<std::uint32_t> parameters_of(const Program& program, const CompiledRule& rule) {
    std::vector<ExprId> open{rule.subject_where, rule.in_force_on, rule.due, rule.in_time};
    for (const auto* conditions : {&rule.applies, &rule.requirements, &rule.alternatives}) {
        for (const Condition& condition : *conditions)
            open.insert(open.end(), {condition.expr, condition.in_time});
    }
    std::set<ExprId> seen;
    std::set<std::uint32_t> found;
    while (!open.empty()) {
        const ExprId id = open.back();
        open.pop_back();
        if (id == no_expr || !seen.insert(id).second) continue;
        const Expr& expr = program.expr(id);
        if (expr.op == Op::Parameter) found.insert(static_cast<std::uint32_t>(expr.number));
        open.insert(open.end(), {expr.a, expr.b, expr.c});
        for (std::uint32_t i = 0; i < expr.count; ++i) open.push_back(program.operands[expr.first + i]);
    }
    return {found.begin(), found.end()};
}

}  // namespace proviso::clause
