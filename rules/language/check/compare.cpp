// Conditions on one or two values, and what is computed from values.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "rules/language/check/expression.hpp"

namespace proviso::clause {
namespace {

struct ComparisonWord {
    std::string_view word;
    Comparison comparison;
    bool is_for_dates;
    bool is_ordering;
};

constexpr std::array<ComparisonWord, 10> comparison_words{
    {{"=", Comparison::Equal, false, false},
     {"<>", Comparison::Unequal, false, false},
     {"<", Comparison::Less, false, true},
     {"<=", Comparison::LessOrEqual, false, true},
     {">", Comparison::Greater, false, true},
     {">=", Comparison::GreaterOrEqual, false, true},
     {"before", Comparison::Less, true, true},
     {"on-or-before", Comparison::LessOrEqual, true, true},
     {"after", Comparison::Greater, true, true},
     {"on-or-after", Comparison::GreaterOrEqual, true, true}}};

const ComparisonWord& find_comparison(std::string_view word) {
    for (const ComparisonWord& entry : comparison_words) {
        if (entry.word == word) return entry;
    }
    return comparison_words.front();
}

bool is_numeric(ValueKind kind) { return kind == ValueKind::Number || kind == ValueKind::Percentage; }
bool can_order(ValueKind kind) {
    return is_numeric(kind) || kind == ValueKind::Date || kind == ValueKind::Period ||
           kind == ValueKind::Money;
}

ValueType plain(ValueKind kind) {
    ValueType type;
    type.kind = kind;
    return type;
}

}  // namespace

bool ExpressionChecker::agree(const ValueType& a, const ValueType& b) const {
    if (a.kind == ValueKind::Unknown || b.kind == ValueKind::Unknown) return true;
    // A percentage is a number of hundredths, and is compared as that number.
    if (is_numeric(a.kind) && is_numeric(b.kind)) return true;
    if (a.kind != b.kind) return false;
    if (a.kind == ValueKind::Code) return a.code_list == b.code_list;
    return a.kind != ValueKind::Row || a.entity == b.entity;
}

void ExpressionChecker::report_types(const Node& node, const std::string& message, const Node& left,
                                     const Node& right) {
    Diagnostic& diagnostic = reporter_.error("E0301", message, node, "types do not agree");
    diagnostic.notes.push_back(
        fmt::format("`{}` against `{}`", reporter_.words(left), reporter_.words(right)));
}

Checked ExpressionChecker::comparison(const Node& node) {
    const Node& left_node = node.children[0];
    const Node& right_node = node.children[1];
    const Checked left = single(left_node);
    const Checked right = single(right_node);
    if (left.expr == no_expr || right.expr == no_expr) return {};
    const ComparisonWord& word = find_comparison(node.text);
    const Vocabulary& vocabulary = *program_.vocabulary;
    const std::string kinds =
        fmt::format("{} and {}", describe_type(left.type, vocabulary), describe_type(right.type, vocabulary));
    if (!agree(left.type, right.type)) {
        report_types(node, fmt::format("{} cannot be compared", kinds), left_node, right_node);
        return {};
    }
    const bool is_possible = word.is_for_dates ? left.type.kind == ValueKind::Date
                                               : !word.is_ordering || can_order(left.type.kind);
    if (!is_possible) {
        report_types(
            node, fmt::format("`{}` does not apply to {}", node.text, describe_type(left.type, vocabulary)),
            left_node, right_node);
        return {};
    }
    if (!is_alike(node, left, right)) return {};
    return {add_comparison(word.comparison, left.expr, right.expr), plain(ValueKind::Condition),
            first_of(left.silence, right.silence)};
}

bool ExpressionChecker::is_code_known(const Node& code) {
    const std::string list{list_of_code(code.text)};
    const auto classification = symbols_.classifications.find(list);
    std::vector<std::string> lists = names_of(declarations_.classifications);
    bool is_known = false;
    for (const Field& field : program_.vocabulary->fields()) {
        if (field.type.code_list.empty()) continue;
        is_known = is_known || field.type.code_list == list;
        lists.push_back(field.type.code_list);
    }
    if (classification == symbols_.classifications.end()) {
        if (is_known) return true;
        Diagnostic& diagnostic = reporter_.error("E0203", fmt::format("there is no code list `{}`", list),
                                                 code, "unknown code list");
        suggest(diagnostic, list, lists);
        return false;
    }
    const auto& classes = program_.class_names[static_cast<std::size_t>(classification->second)];
    const std::string name{value_of_code(code.text)};
    for (const std::string& known : classes) {
        if (known == name) return true;
    }
    Diagnostic& diagnostic = reporter_.error(
        "E0203", fmt::format("classification `{}` has no class `{}`", list, name), code, "unknown class");
    suggest(diagnostic, name, classes);
    diagnostic.notes.push_back(fmt::format("its classes: {}", fmt::join(classes, ", ")));
    return false;
}

Checked ExpressionChecker::membership_in_set(const Node& node, const Checked& member, std::int64_t set) {
    const std::string& list = symbols_.set_lists.size() > static_cast<std::size_t>(set)
                                  ? symbols_.set_lists[static_cast<std::size_t>(set)]
                                  : std::string{list_of_code(node.children[1].children.front().text)};
    ValueType code = plain(ValueKind::Code);
    code.code_list = list;
    if (!agree(member.type, code)) {
        const Vocabulary& vocabulary = *program_.vocabulary;
        report_types(node,
                     fmt::format("{} cannot be in a set of codes of list {}",
                                 describe_type(member.type, vocabulary), list),
                     node.children[0], node.children[1]);
        return {};
    }
    Expr expr;
    expr.op = Op::InSet;
    expr.kind = ValueKind::Condition;
    expr.variant = node.text == "not-in" ? 1 : 0;
    expr.a = member.expr;
    expr.number = set;
    return {program_.add(expr), plain(ValueKind::Condition), member.silence};
}

Checked ExpressionChecker::membership(const Node& node) {
    const Checked member = single(node.children[0]);
    const Node& set_node = node.children[1];
    if (set_node.kind == NodeKind::Set) {
        bool is_known = true;
        CodeSet set;
        std::string source;
        for (const Node& code : set_node.children) {
            source += code.text + ' ';
            is_known = is_code_known(code) && is_known;
            set.patterns.emplace_back(value_of_code(code.text));
            if (list_of_code(code.text) == list_of_code(set_node.children.front().text)) continue;
            report_types(code, "a set holds codes of one list", set_node.children.front(), code);
            is_known = false;
        }
        if (!is_known || member.expr == no_expr) return {};
        return membership_in_set(node, member, program_.add_set(source, std::move(set)));
    }
    const Node* name = set_node.kind == NodeKind::Name ? &set_node
                       : set_node.children.size() == 1 ? &set_node.children[0]
                                                       : nullptr;
    if (name != nullptr) {
        const auto set = symbols_.sets.find(name->text);
        if (set != symbols_.sets.end())
            return member.expr == no_expr ? Checked{} : membership_in_set(node, member, set->second);
        const ValueType root{ValueKind::Row, program_.vocabulary->root(), {}, false, false};
        if (find_name(name->text) == nullptr && find_field(root, name->text) == nullptr) {
            Diagnostic& diagnostic = reporter_.error(
                "E0203", fmt::format("there is no set of codes `{}`", name->text), *name, "unknown set");
            suggest(diagnostic, name->text, names_of(declarations_.codes));
            return {};
        }
    }
    Node path_node = set_node;
    if (set_node.kind == NodeKind::Name) {
        path_node.kind = NodeKind::Path;
        path_node.children = {set_node};
    }
    return contains_in(node, value(path_node), member, node.text == "not-in");
}

Checked ExpressionChecker::contains(const Node& node) {
    const Checked list = value(node.children[0]);
    return contains_in(node, list, single(node.children[1]), false);
}

Checked ExpressionChecker::contains_in(const Node& node, const Checked& list, const Checked& member,
                                       bool is_negated) {
    if (list.expr == no_expr || member.expr == no_expr) return {};
    ValueType element = list.type;
    element.is_many = false;
    const Vocabulary& vocabulary = *program_.vocabulary;
    if (!list.type.is_many || !agree(element, member.type)) {
        report_types(node,
                     fmt::format("{} cannot be looked for in {}", describe_type(member.type, vocabulary),
                                 describe_type(list.type, vocabulary)),
                     node.children[0], node.children[1]);
        return {};
    }
    Expr expr;
    expr.op = Op::Contains;
    expr.kind = ValueKind::Condition;
    expr.variant = is_negated ? 1 : 0;
    expr.a = list.expr;
    expr.b = member.expr;
    return {program_.add(expr), plain(ValueKind::Condition), first_of(list.silence, member.silence)};
}

}  // namespace proviso::clause
