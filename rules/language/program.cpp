#include "rules/language/program.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace proviso::clause {
namespace {

std::uint8_t one_deeper(unsigned depth) {
    constexpr unsigned depth_max = std::numeric_limits<std::uint8_t>::max();
    return static_cast<std::uint8_t>(std::min(depth + 1U, depth_max));
}

}  // namespace

std::optional<LiteralValue> Program::parse_period(std::string_view text) {
    constexpr std::int64_t days_max = 36'500;  // a hundred years: more is a slip
    constexpr std::int64_t months_max = 1'200;
    LiteralValue value;
    value.kind = ValueKind::Period;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.number);
    std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    value.is_in_months = unit == "months" || unit == "month";
    const bool is_in_days = unit == "days" || unit == "day";
    if (error != std::errc{} || value.number < 0 ||
        value.number > (value.is_in_months ? months_max : days_max))
        return std::nullopt;
    if (!is_in_days && !value.is_in_months) return std::nullopt;
    value.text = std::string{text};
    return value;
}

ExprId Program::add(Expr expr) {
    unsigned depth = std::max({depth_of(expr.a), depth_of(expr.b), depth_of(expr.c)});
    for (std::uint32_t i = 0; i < expr.count; ++i)
        depth = std::max(depth, depth_of(operands[expr.first + i]));
    expr.depth = one_deeper(depth);
    exprs.push_back(expr);
    return ExprId{static_cast<std::uint32_t>(exprs.size() - 1)};
}

ExprId Program::add_literal(LiteralValue literal) {
    Expr expr;
    expr.op = Op::Literal;
    expr.kind = literal.kind;
    expr.number = static_cast<std::int64_t>(literals.size());
    literals.push_back(std::move(literal));
    return add(expr);
}

ExprId Program::add_operands(Op op, const std::vector<ExprId>& children) {
    Expr expr;
    expr.op = op;
    expr.kind = ValueKind::Condition;
    expr.first = static_cast<std::uint32_t>(operands.size());
    expr.count = static_cast<std::uint32_t>(children.size());
    operands.insert(operands.end(), children.begin(), children.end());
    return add(expr);
}

}  // namespace proviso::clause
