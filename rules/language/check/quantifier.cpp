// Quantifiers, `the`, `count of`, and what they bind.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "rules/language/check/expression.hpp"

namespace proviso::clause {
namespace {

const Node* child_of(const Node& node, NodeKind kind) {
    const auto found = std::find_if(node.children.begin(), node.children.end(),
                                    [kind](const Node& child) { return child.kind == kind; });
    return found == node.children.end() ? nullptr : &*found;
}

bool has_attribute(const Node& node, std::string_view name) {
    return std::any_of(node.children.begin(), node.children.end(), [name](const Node& child) {
        return child.kind == NodeKind::Attribute && child.text == name;
    });
}

std::int64_t bound_of(const Node& node) {
    const Node* number = child_of(node, NodeKind::Number);
    std::int64_t bound = 0;
    if (number != nullptr)
        std::from_chars(number->text.data(), number->text.data() + number->text.size(), bound);
    return bound;
}

}  // namespace

ExpressionChecker::Bound ExpressionChecker::bind(const Node& node) {
    Bound bound;
    const Checked list = path(node.children.front());
    const Op op = list.expr == no_expr ? Op::Literal : program_.expr(list.expr).op;
    const bool is_listed = op == Op::List || op == Op::Step;
    Checked element;
    if (list.expr != no_expr && !is_listed) refuse_bind(node, list);
    if (!is_listed) bound_slots_.push_back(FreeSlots::none);  // for `drop_name`
    if (is_listed) {
        // `for each` and quantifiers take the rows of a single-row field as a list too.
        if (op == Op::Step) {
            Expr rows = program_.expr(list.expr);
            rows.op = Op::List;
            bound.list = program_.add(rows);
        } else {
            bound.list = list.expr;
        }
        const Field& field = program_.vocabulary->field(program_.expr(list.expr).field);
        bound.may_be_empty =
            field.cardinality == Cardinality::ZeroOrMore || field.cardinality == Cardinality::ZeroOrOne;
        bound.slot = slot_for(bound.list);
        Expr expr;
        expr.op = Op::Element;
        expr.kind = list.type.kind;
        expr.slot = bound.slot;
        element.type = list.type;
        element.type.is_many = false;
        element.expr = program_.add(expr);
    }
    name(node.text, element);
    if (node.children.size() > 1) {
        const Checked where = condition(node.children[1]);
        if (where.expr == no_expr) bound.list = no_expr;
        bound.where = where.expr;
        bound.silence = where.silence;
        bound.may_be_empty = true;
    }
    return bound;
}

ExpressionChecker::Bound ExpressionChecker::bind_subject(const Node& node) {
    binds_subject_ = true;
    return bind(node);
}

std::uint32_t ExpressionChecker::slot_for(ExprId list) {
    if (std::exchange(binds_subject_, false)) {
        const auto [known, is_new] = subject_slots_.emplace(list, program_.slot_count);
        if (is_new) ++program_.slot_count;
        return known->second;
    }
    // Quantifiers over the same list share the element too, so that what says the same is the same
    // expression; one within the other must not.
    for (std::size_t level = 0;; ++level) {
        const auto [known, is_new] = element_slots_.emplace(std::pair{list, level}, program_.slot_count);
        if (is_new) ++program_.slot_count;
        if (std::ranges::find(bound_slots_, known->second) != bound_slots_.end()) continue;
        bound_slots_.push_back(known->second);
        return known->second;
    }
}

void ExpressionChecker::drop_name() {
    names_.pop_back();
    bound_slots_.pop_back();
}

Checked ExpressionChecker::refuse_bind(const Node& bind, const Checked& list) {
    const Node& path_node = bind.children.front();
    Diagnostic& diagnostic =
        reporter_.error("E0301", fmt::format("`{}` is no list", reporter_.words(path_node)), path_node,
                        describe_type(list.type, *program_.vocabulary));
    diagnostic.help.emplace_back("name a field of the model that holds several values or rows");
    return {};
}

std::optional<QuantifierKind> ExpressionChecker::quantifier_kind(const Node& node, const Bound& bound) {
    if (node.text == "some") return QuantifierKind::Some;
    if (node.text == "no") return QuantifierKind::No;
    if (node.text == "at-least") return QuantifierKind::AtLeast;
    if (node.text == "at-most") return QuantifierKind::AtMost;
    if (node.text == "exactly") return QuantifierKind::Exactly;
    if (has_attribute(node, "if-any")) return QuantifierKind::Every;
    // A list that always has an element in a sound document must have one: nothing is met by nothing.
    if (has_attribute(node, "at-least-one") || !bound.may_be_empty) return QuantifierKind::EveryAtLeastOne;
    const Node& bind_node = node.children.front();
    const std::string words = reporter_.words(bind_node);
    Diagnostic& diagnostic = reporter_.error("E0415", "`every` may be satisfied by an empty list",
                                             bind_node.children.front(), "may hold nothing");
    diagnostic.why = "where there is none, the rule would hold of nothing";
    diagnostic.help.push_back(
        fmt::format("`every {}, at least one, satisfies …`: an empty list is a gap", words));
    diagnostic.help.push_back(
        fmt::format("`every {}, if any, satisfies …`: an empty list is accepted", words));
    return std::nullopt;
}

Checked ExpressionChecker::quantifier(const Node& node) {
    if (node.text == "sum" || node.text == "earliest" || node.text == "latest") return over_values(node);
    if (node.text == "the" || node.text == "count") return aggregate(node, node.text == "count");
    const Bound bound = bind(node.children.front());
    const Checked body = condition(node.children.back());
    drop_name();
    const auto kind = bound.list == no_expr ? std::nullopt : quantifier_kind(node, bound);
    if (!kind || body.expr == no_expr) return {};
    Expr expr;
    expr.op = Op::Quantifier;
    expr.kind = ValueKind::Condition;
    expr.variant = static_cast<std::uint8_t>(*kind);
    expr.slot = bound.slot;
    expr.a = bound.list;
    expr.b = bound.where;
    expr.c = body.expr;
    expr.number = bound_of(node);
    return {program_.add(expr),
            {ValueKind::Condition, no_entity, {}, false, false},
            first_of(bound.silence, body.silence)};
}

Checked ExpressionChecker::aggregate(const Node& node, bool is_count) {
    const Bound bound = bind(node.children.front());
    const Checked element = names_.back().second;
    drop_name();
    if (bound.list == no_expr) return {};
    Expr expr;
    expr.op = is_count ? Op::Count : Op::The;
    expr.kind = is_count ? ValueKind::Number : element.type.kind;
    expr.slot = bound.slot;
    expr.a = bound.list;
    expr.b = bound.where;
    Checked checked{program_.add(expr), element.type, bound.silence};
    if (is_count) {
        checked.type = {ValueKind::Number, no_entity, {}, false, false};
    } else {
        const std::string what = "there may be none of which this holds";
        checked.silence =
            first_of(checked.silence, SilentPlace{reporter_.file(), node.begin, node.end, what, {}});
    }
    return checked;
}

}  // namespace proviso::clause
