// Sums and products, periods against periods, and what lies within a period.
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

bool is_numeric(ValueKind kind) { return kind == ValueKind::Number || kind == ValueKind::Percentage; }

// What `a op b` yields; Unknown where it means nothing.
ValueKind kind_of_sum(ValueKind a, ValueKind b, bool is_minus) {
    if (a == ValueKind::Date && b == ValueKind::Period) return ValueKind::Date;
    if (a == ValueKind::Date && b == ValueKind::Date && is_minus) return ValueKind::Period;
    if (a == ValueKind::Money && b == ValueKind::Money) return ValueKind::Money;
    return is_numeric(a) && is_numeric(b) ? a : ValueKind::Unknown;
}

ValueKind kind_of_product(ValueKind a, ValueKind b) {
    if (a == ValueKind::Money && is_numeric(b)) return ValueKind::Money;
    if (b == ValueKind::Money && is_numeric(a)) return ValueKind::Money;
    const bool are_shares = a == ValueKind::Percentage && b == ValueKind::Percentage;
    return is_numeric(a) && is_numeric(b) && !are_shares ? ValueKind::Number : ValueKind::Unknown;
}

ValueKind kind_of_quotient(ValueKind a, ValueKind b) {
    if (a == ValueKind::Money && b == ValueKind::Money) return ValueKind::Number;
    if (b != ValueKind::Number) return ValueKind::Unknown;
    return a == ValueKind::Money || is_numeric(a) ? a : ValueKind::Unknown;
}

std::string unit_in_words(const ValueType& type) {
    return type.unit ? std::string{unit_words(*type.unit)} : std::string{"a period"};
}

}  // namespace

bool ExpressionChecker::is_alike(const Node& node, const Checked& left, const Checked& right) {
    const bool is_money = left.type.kind == ValueKind::Money && right.type.kind == ValueKind::Money;
    if (is_money && !left.type.currency.empty() && !right.type.currency.empty() &&
        left.type.currency != right.type.currency) {
        Diagnostic& diagnostic = reporter_.error(
            "E0304",
            fmt::format("{} and {} cannot be compared or added", left.type.currency, right.type.currency),
            node, "two currencies");
        diagnostic.why = "the answer would vary with the rate of the day";
        diagnostic.help.emplace_back("write both amounts in the currency of the contract");
        return false;
    }
    const bool are_periods = left.type.kind == ValueKind::Period && right.type.kind == ValueKind::Period;
    if (!are_periods || !left.type.unit || !right.type.unit || left.type.unit == right.type.unit) return true;
    const std::string a = unit_in_words(left.type);
    const std::string b = unit_in_words(right.type);
    Diagnostic& diagnostic = reporter_.error("E0303", fmt::format("{} and {} cannot be compared", a, b), node,
                                             fmt::format("{} against {}", a, b));
    for (const Checked* side : {&left, &right}) {
        if (side->declared == nullptr) continue;
        reporter_.relate(diagnostic, side->declared_file, *side->declared,
                         fmt::format("declared here with bounds in {}", unit_in_words(side->type)));
    }
    diagnostic.why =
        "a month has 28 to 31 days and a working day depends on a calendar, so the answer would vary with "
        "the "
        "start date";
    diagnostic.help.push_back(fmt::format("compare dates instead: `START + {} is before START + {}`",
                                          reporter_.words(node.children.front()),
                                          reporter_.words(node.children.back())));
    return false;
}

Checked ExpressionChecker::refuse_amounts(const Node& node, const Checked& left, const Checked& right) {
    const Vocabulary& vocabulary = *program_.vocabulary;
    report_types(node,
                 fmt::format("`{}` does not apply to {} and {}", node.text,
                             describe_type(left.type, vocabulary), describe_type(right.type, vocabulary)),
                 node.children[0], node.children[1]);
    return {};
}

Checked ExpressionChecker::sum(const Node& node) {
    const Checked left = single(node.children[0]);
    const Checked right = single(node.children[1]);
    if (left.expr == no_expr || right.expr == no_expr) return {};
    const bool is_minus = node.text == "-";
    ValueType type = plain(kind_of_sum(left.type.kind, right.type.kind, is_minus));
    if (type.kind == ValueKind::Unknown) return refuse_amounts(node, left, right);
    if (!is_alike(node, left, right)) return {};
    if (type.kind == ValueKind::Period) type.unit = PeriodUnit::Days;
    type.currency = left.type.currency.empty() ? right.type.currency : left.type.currency;
    Expr expr;
    expr.op = Op::Sum;
    expr.kind = type.kind;
    expr.variant = is_minus ? 1 : 0;
    expr.a = left.expr;
    expr.b = right.expr;
    return {program_.add(expr), std::move(type), first_of(left.silence, right.silence)};
}

Checked ExpressionChecker::product(const Node& node) {
    const Checked left = single(node.children[0]);
    const Checked right = single(node.children[1]);
    if (left.expr == no_expr || right.expr == no_expr) return {};
    const bool is_quotient = node.text == "/";
    ValueType type = plain(is_quotient ? kind_of_quotient(left.type.kind, right.type.kind)
                                       : kind_of_product(left.type.kind, right.type.kind));
    if (type.kind == ValueKind::Unknown) return refuse_amounts(node, left, right);
    if (is_quotient && !is_alike(node, left, right)) return {};
    if (type.kind == ValueKind::Money)
        type.currency = left.type.currency.empty() ? right.type.currency : left.type.currency;
    Expr expr;
    expr.op = Op::Product;
    expr.kind = type.kind;
    expr.variant = is_quotient ? 1 : 0;
    expr.a = left.expr;
    expr.b = right.expr;
    return {program_.add(expr), std::move(type), first_of(left.silence, right.silence)};
}

Checked ExpressionChecker::deadline(const Node& period_node, const Node& start_node, bool is_before) {
    const Checked period = single(period_node);
    const Checked start = single(start_node);
    if (period.expr == no_expr || start.expr == no_expr) return {};
    const Vocabulary& vocabulary = *program_.vocabulary;
    if (period.type.kind != ValueKind::Period || start.type.kind != ValueKind::Date) {
        const bool is_period = period.type.kind == ValueKind::Period;
        reporter_.error("E0301", is_period ? "a period begins at a date" : "a period is needed here",
                        is_period ? start_node : period_node,
                        describe_type(is_period ? start.type : period.type, vocabulary));
        return {};
    }
    Expr expr;
    expr.op = Op::Deadline;
    expr.kind = ValueKind::Date;
    expr.variant = is_before ? 1 : 0;
    expr.a = start.expr;
    expr.b = period.expr;
    return {program_.add(expr), plain(ValueKind::Date), first_of(period.silence, start.silence)};
}

ExprId ExpressionChecker::add_comparison(Comparison comparison, ExprId a, ExprId b) {
    Expr expr;
    expr.op = Op::Compare;
    expr.kind = ValueKind::Condition;
    expr.variant = static_cast<std::uint8_t>(comparison);
    expr.a = a;
    expr.b = b;
    return program_.add(expr);
}

// Both ends belong to it: the day of the event, and the last day of the period.
Checked ExpressionChecker::within(const Node& node) {
    const Checked date = single(node.children[0]);
    const Checked end = deadline(node.children[1], node.children[2], node.text == "before");
    const Checked start = single(node.children[2]);
    if (date.expr == no_expr || end.expr == no_expr || start.expr == no_expr) return {};
    if (date.type.kind != ValueKind::Date) {
        reporter_.error("E0301", "only a date lies within a period", node.children[0],
                        describe_type(date.type, *program_.vocabulary));
        return {};
    }
    const bool is_before = node.text == "before";
    const ExprId from =
        add_comparison(Comparison::GreaterOrEqual, date.expr, is_before ? end.expr : start.expr);
    const ExprId until =
        add_comparison(Comparison::LessOrEqual, date.expr, is_before ? start.expr : end.expr);
    return {program_.add_operands(Op::And, {from, until}), plain(ValueKind::Condition),
            first_of(date.silence, end.silence)};
}

Checked ExpressionChecker::over_values(const Node& node) {
    const Bound bound = bind(node.children.front());
    const Node& value_node = node.children.back();
    Checked value = single(value_node);
    drop_name();
    if (bound.list == no_expr || value.expr == no_expr) return {};
    const bool is_sum = node.text == "sum";
    const bool can_sum = is_numeric(value.type.kind) || value.type.kind == ValueKind::Money;
    if (is_sum ? !can_sum : value.type.kind != ValueKind::Date) {
        reporter_.error(
            "E0301", is_sum ? "`sum of` needs numbers or money" : fmt::format("`{}` needs dates", node.text),
            value_node, describe_type(value.type, *program_.vocabulary));
        return {};
    }
    Expr expr;
    expr.op = is_sum ? Op::SumOf : node.text == "earliest" ? Op::Earliest : Op::Latest;
    expr.kind = value.type.kind;
    expr.slot = bound.slot;
    expr.a = bound.list;
    expr.b = bound.where;
    expr.c = value.expr;
    auto silence = first_of(bound.silence, value.silence);
    if (!is_sum && bound.may_be_empty) {
        const std::string what = "there may be none of which this is the date";
        silence = first_of(silence, SilentPlace{reporter_.file(), node.begin, node.end, what, {}});
    }
    return {program_.add(expr), value.type, std::move(silence)};
}

}  // namespace proviso::clause
