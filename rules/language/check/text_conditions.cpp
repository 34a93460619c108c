// Conditions on texts, presence, classes and `else`.
#include <fmt/format.h>

#include <utility>

#include "rules/language/check/expression.hpp"

namespace proviso::clause {
namespace {

ValueType plain(ValueKind kind) {
    ValueType type;
    type.kind = kind;
    return type;
}

}  // namespace

Checked ExpressionChecker::mentions(const Node& node) {
    const Node& text_node = node.children.front();
    const Checked text = value(text_node);
    const auto phrase = symbols_.phrases.find(node.text);
    if (phrase == symbols_.phrases.end()) {
        Diagnostic& diagnostic = reporter_.error("E0203", fmt::format("there is no phrase `{}`", node.text),
                                                 node, "unknown phrase");
        suggest(diagnostic, node.text, names_of(declarations_.phrases));
    }
    if (text.expr == no_expr) return {};
    if (text.type.kind != ValueKind::Text) {
        Diagnostic& diagnostic = reporter_.error("E0301", "`mentions` needs a text", text_node,
                                                 describe_type(text.type, *program_.vocabulary));
        diagnostic.why = "a phrase is looked for in the words of a text";
        return {};
    }
    if (phrase == symbols_.phrases.end()) return {};
    Expr expr;
    expr.op = Op::Mentions;
    expr.kind = ValueKind::Condition;
    expr.a = text.expr;
    expr.number = phrase->second;
    return {program_.add(expr), plain(ValueKind::Condition), text.silence};
}

Checked ExpressionChecker::matches(const Node& node) {
    const Node& text_node = node.children.front();
    const Checked text = single(text_node);
    auto pattern = Pattern::compile(node.text);
    if (!pattern.has_value()) {
        Diagnostic& diagnostic = reporter_.error("E0301", pattern.error().message, node, "not a pattern");
        diagnostic.help.push_back(pattern.error().help);
    }
    if (text.expr == no_expr) return {};
    if (text.type.kind != ValueKind::Text && text.type.kind != ValueKind::Code) {
        reporter_.error("E0301", "`matches` needs a text or a code", text_node,
                        describe_type(text.type, *program_.vocabulary));
        return {};
    }
    if (!pattern.has_value()) return {};
    Expr expr;
    expr.op = Op::Matches;
    expr.kind = ValueKind::Condition;
    expr.a = text.expr;
    expr.number = program_.add_pattern(node.text, std::move(pattern).value());
    return {program_.add(expr), plain(ValueKind::Condition), text.silence};
}

Checked ExpressionChecker::is_given(const Node& node) {
    const Checked checked = value(node.children.front());
    if (checked.expr == no_expr) return {};
    Expr expr;
    expr.op = Op::IsGiven;
    expr.kind = ValueKind::Condition;
    expr.variant = node.text == "not-given" ? 1 : 0;
    expr.a = checked.expr;
    return {program_.add(expr), plain(ValueKind::Condition), std::nullopt};
}

Checked ExpressionChecker::class_of(const Node& node) {
    const Node& code_node = node.children.front();
    const Checked code = single(code_node);
    const auto found = symbols_.classifications.find(node.text);
    if (found == symbols_.classifications.end()) {
        Diagnostic& diagnostic =
            reporter_.error("E0203", fmt::format("there is no classification `{}`", node.text), node,
                            "unknown classification");
        suggest(diagnostic, node.text, names_of(declarations_.classifications));
        return {};
    }
    if (code.expr == no_expr) return {};
    const auto index = static_cast<std::size_t>(found->second);
    ValueType expected = plain(ValueKind::Code);
    expected.code_list = symbols_.classified_lists[index];
    if (!agree(code.type, expected)) {
        reporter_.error("E0301",
                        fmt::format("`{}` classifies codes of list {}", node.text, expected.code_list),
                        code_node, describe_type(code.type, *program_.vocabulary));
        return {};
    }
    Expr expr;
    expr.op = Op::ClassOf;
    expr.kind = ValueKind::Code;
    expr.a = code.expr;
    expr.number = found->second;
    Checked checked{program_.add(expr), plain(ValueKind::Code), code.silence};
    checked.type.code_list = node.text;
    if (!symbols_.is_total[index]) {
        const std::string what =
            fmt::format("a code may have no class in `{}`, which does not say `otherwise`", node.text);
        checked.silence =
            first_of(checked.silence, SilentPlace{reporter_.file(), node.begin, node.end, what, {}});
    }
    return checked;
}

Checked ExpressionChecker::otherwise(const Node& node) {
    Checked checked = value(node.children.front());
    Expr expr;
    expr.op = Op::Else;
    if (node.text == "gap") expr.variant = static_cast<std::uint8_t>(ElseKind::Gap);
    if (node.text == "cannot-tell") expr.variant = static_cast<std::uint8_t>(ElseKind::CannotTell);
    if (node.text == "not-applicable") expr.variant = static_cast<std::uint8_t>(ElseKind::NotApplicable);
    if (node.text.empty()) {
        const Node& literal_node = node.children.back();
        const Checked stand_in = value(literal_node);
        ValueType element = checked.type;
        element.is_many = false;
        if (stand_in.expr == no_expr || checked.expr == no_expr) return {};
        if (!agree(element, stand_in.type)) {
            report_types(node, "what stands in must be of the same type", node.children.front(),
                         literal_node);
            return {};
        }
        expr.variant = static_cast<std::uint8_t>(ElseKind::Literal);
        expr.b = stand_in.expr;
    }
    if (checked.expr == no_expr) return {};
    expr.kind = checked.type.kind;
    expr.a = checked.expr;
    checked.expr = program_.add(expr);
    checked.silence.reset();
    return checked;
}

}  // namespace proviso::clause
