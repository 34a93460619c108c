#include "rules/language/check/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/base/date.hpp"
#include "model/dossier.hpp"
#include "model/money.hpp"

namespace proviso::clause {
std::string_view list_of_code(std::string_view code) { return code.substr(0, code.find(':')); }

std::string_view value_of_code(std::string_view code) {
    return code.substr(std::min(code.find(':') + 1, code.size()));
}

std::optional<SilentPlace> first_of(const std::optional<SilentPlace>& a,
                                    const std::optional<SilentPlace>& b) {
    return a ? a : b;
}

namespace {

std::optional<LiteralValue> period_literal(const std::string& text) {
    const auto period = parse_period(text);
    if (!period) return std::nullopt;
    LiteralValue value;
    value.kind = ValueKind::Period;
    value.number = period->count;
    value.unit = period->unit;
    value.text = text;
    return value;
}

}  // namespace

std::optional<LiteralValue> literal_value(const Node& node) {
    LiteralValue value;
    value.text = node.text;
    switch (node.kind) {
        case NodeKind::Text:
            value.kind = ValueKind::Text;
            return value;
        case NodeKind::Code:
            value.kind = ValueKind::Code;
            value.text = std::string{value_of_code(node.text)};
            return value;
        case NodeKind::Number:
            value.kind = ValueKind::Number;
            if (!parse_decimal(node.text, value.number)) return std::nullopt;
            return value;
        case NodeKind::Date:
            value.kind = ValueKind::Date;
            value.number = parse_date(node.text).value_or(Date{}).days;
            return value;
        case NodeKind::YesNo:
            value.kind = ValueKind::Condition;
            value.number = node.text == "true" ? 1 : 0;
            return value;
        case NodeKind::Percent:
            value.kind = ValueKind::Percentage;
            if (!parse_decimal(node.text, value.number)) return std::nullopt;
            return value;
        case NodeKind::Money: {
            const auto amount = parse_money(node.text);
            value.kind = ValueKind::Money;
            value.number = amount.value_or(0);
            return amount ? std::optional{value} : std::nullopt;
        }
        case NodeKind::Period:
            return period_literal(node.text);
        default:
            return std::nullopt;
    }
}

std::string describe_type(const ValueType& type, const Vocabulary& vocabulary) {
    std::string words;
    switch (type.kind) {
        case ValueKind::Condition:
            words = "a yes or no";
            break;
        case ValueKind::Number:
            words = "a number";
            break;
        case ValueKind::Percentage:
            words = "a percentage";
            break;
        case ValueKind::Date:
            words = "a date";
            break;
        case ValueKind::Period:
            words = "a period";
            break;
        case ValueKind::Text:
            words = "a text";
            break;
        case ValueKind::Money:
            words = "an amount of money";
            break;
        case ValueKind::Code:
            words = fmt::format("a code of list {}", type.code_list);
            break;
        case ValueKind::Row:
            words = fmt::format("a row of {}", vocabulary.entity(type.entity).name);
            break;
        case ValueKind::Unknown:
            words = "unknown";
            break;
    }
    return type.is_many ? "many values, each " + words : words;
}

ExpressionChecker::Handler ExpressionChecker::handler_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::Or:
        case NodeKind::And:
            return &ExpressionChecker::connective;
        case NodeKind::Not:
        case NodeKind::Surely:
            return &ExpressionChecker::prefix;
        case NodeKind::Quantifier:
            return &ExpressionChecker::quantifier;
        case NodeKind::Compare:
            return &ExpressionChecker::comparison;
        case NodeKind::In:
            return &ExpressionChecker::membership;
        case NodeKind::Contains:
            return &ExpressionChecker::contains;
        case NodeKind::Mentions:
            return &ExpressionChecker::mentions;
        case NodeKind::Matches:
            return &ExpressionChecker::matches;
        case NodeKind::IsGiven:
            return &ExpressionChecker::is_given;
        case NodeKind::Sum:
            return &ExpressionChecker::sum;
        case NodeKind::Product:
            return &ExpressionChecker::product;
        case NodeKind::Within:
            return &ExpressionChecker::within;
        case NodeKind::ClassOf:
            return &ExpressionChecker::class_of;
        case NodeKind::PersonDecides:
            return &ExpressionChecker::person_decides;
        case NodeKind::Call:
            return &ExpressionChecker::call;
        case NodeKind::Else:
            return &ExpressionChecker::otherwise;
        case NodeKind::Path:
            return &ExpressionChecker::path;
        default:
            return &ExpressionChecker::literal;
    }
}

const Checked* ExpressionChecker::find_name(std::string_view name) const {
    const auto found =
        std::find_if(names_.rbegin(), names_.rend(), [&](const auto& entry) { return entry.first == name; });
    return found == names_.rend() ? nullptr : &found->second;
}

std::vector<std::string> ExpressionChecker::known_names() const {
    std::vector<std::string> names;
    for (const auto& [name, meaning] : names_) names.push_back(name);
    const Vocabulary& vocabulary = *program_.vocabulary;
    for (const FieldId field : vocabulary.entity(vocabulary.root()).fields)
        names.push_back(vocabulary.field(field).name);
    for (const CompiledParameter& parameter : program_.parameters) names.push_back(parameter.name);
    return names;
}

Checked ExpressionChecker::value(const Node& node) {
    Checked checked = (this->*handler_of(node.kind))(node);
    if (checked.expr == no_expr) return checked;
    if (is_too_deep(node, checked)) return {};
    // A define is named by its call; what it stands for shows in its parts.
    const bool is_written = node.kind != NodeKind::Path && !literal_value(node);
    if (is_written) program_.keep_words(checked.expr, reporter_.words(node), node.kind == NodeKind::Call);
    return checked;
}

bool ExpressionChecker::is_too_deep(const Node& node, const Checked& checked) {
    if (program_.expr(checked.expr).depth <= limits::nesting_max) return false;
    Diagnostic& diagnostic = reporter_.error("E0009", "this is nested too deeply", node, "too deep");
    diagnostic.why =
        fmt::format("with its defines written out, it is more than {} levels deep", limits::nesting_max);
    diagnostic.help.emplace_back("split the rule in two");
    return true;
}

Checked ExpressionChecker::condition(const Node& node) {
    Checked checked = single(node);
    if (checked.type.kind == ValueKind::Unknown || checked.type.kind == ValueKind::Condition) return checked;
    Diagnostic& diagnostic = reporter_.error("E0301", "a condition is needed here", node,
                                             describe_type(checked.type, *program_.vocabulary));
    diagnostic.why = "only what is true or false can be required, combined or negated";
    diagnostic.help.push_back(fmt::format("ask something of it: `{} is given`", reporter_.words(node)));
    return {};
}

Checked ExpressionChecker::single(const Node& node) {
    Checked checked = value(node);
    if (!checked.type.is_many) return checked;
    report_many(node);
    return {};
}

void ExpressionChecker::report_many(const Node& node) {
    const std::string words = reporter_.words(node);
    Diagnostic& diagnostic = reporter_.error(
        "E0320", fmt::format("`{}` is many values, but one is needed here", words), node, "many values");
    diagnostic.why = "which of them is meant would decide the answer";
    diagnostic.help.push_back(fmt::format("say which you mean: `some x in {} satisfies …`", words));
    diagnostic.help.push_back(fmt::format("or `every x in {}, at least one, satisfies …`", words));
}

Checked ExpressionChecker::connective(const Node& node) {
    std::vector<ExprId> children;
    std::optional<SilentPlace> silence;
    bool is_sound = true;
    for (const Node& child : node.children) {
        Checked checked = condition(child);
        is_sound = is_sound && checked.expr != no_expr;
        children.push_back(checked.expr);
        silence = first_of(silence, checked.silence);
    }
    if (!is_sound) return {};
    const ExprId expr = program_.add_operands(node.kind == NodeKind::Or ? Op::Or : Op::And, children);
    return {expr, {ValueKind::Condition, no_entity, {}, false, false}, std::move(silence)};
}

Checked ExpressionChecker::prefix(const Node& node) {
    const bool is_surely = node.kind == NodeKind::Surely;
    if (is_surely && !allows_surely_) {
        Diagnostic& diagnostic = reporter_.error(
            "E0301", "`surely` has no place in an obligation or in an exception", node, "decides too much");
        diagnostic.why =
            "it turns what cannot be told into false, and an obligation would end in a gap that nobody saw";
        diagnostic.help.emplace_back(
            "use it in `applies when` and `unless` of a rule, or in the `where` of its `for each`");
        return {};
    }
    Checked checked = condition(node.children.front());
    if (checked.expr == no_expr) return checked;
    Expr expr;
    expr.op = is_surely ? Op::Surely : Op::Not;
    expr.kind = ValueKind::Condition;
    expr.a = checked.expr;
    checked.expr = program_.add(expr);
    if (is_surely) checked.silence.reset();
    return checked;
}

Checked ExpressionChecker::person_decides(const Node& node) {
    const auto text = symbols_.texts.find(node.text);
    if (text == symbols_.texts.end()) {
        Diagnostic& diagnostic =
            reporter_.error("E0203", fmt::format("there is no text `{}`", node.text), node, "unknown text");
        suggest(diagnostic, node.text, names_of(declarations_.texts));
        return {};
    }
    Expr expr;
    expr.op = Op::PersonDecides;
    expr.kind = ValueKind::Condition;
    expr.number = text->second;
    return {program_.add(expr), {ValueKind::Condition, no_entity, {}, false, false}, std::nullopt};
}

Checked ExpressionChecker::literal(const Node& node) {
    if (node.kind == NodeKind::Code && !is_code_known(node)) return {};
    auto value = literal_value(node);
    if (!value) {
        Diagnostic& diagnostic =
            reporter_.error("E0301", fmt::format("`{}` is no usable value", node.text), node, "out of range");
        diagnostic.help.push_back(node.kind == NodeKind::Period ? "a period is at most a hundred years"
                                                                : "a number has at most six decimals");
        return {};
    }
    ValueType type;
    type.kind = value->kind;
    if (value->kind == ValueKind::Period) type.unit = value->unit;
    if (value->kind == ValueKind::Money) type.currency = std::string{currency_of(value->text)};
    if (node.kind == NodeKind::Code) type.code_list = std::string{list_of_code(node.text)};
    return {program_.add_literal(std::move(*value)), std::move(type), std::nullopt};
}

}  // namespace proviso::clause
