// Paths: names of the rule and fields of the model.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/money.hpp"

#include "rules/language/check/expression.hpp"

namespace proviso::clause {
namespace {

ValueKind kind_of(TypeKind kind) {
    switch (kind) {
        case TypeKind::YesNo:
            return ValueKind::Condition;
        case TypeKind::Number:
            return ValueKind::Number;
        case TypeKind::Percentage:
            return ValueKind::Percentage;
        case TypeKind::Money:
            return ValueKind::Money;
        case TypeKind::Date:
            return ValueKind::Date;
        case TypeKind::Period:
            return ValueKind::Period;
        case TypeKind::Code:
            return ValueKind::Code;
        case TypeKind::Rows:
            return ValueKind::Row;
        case TypeKind::Text:
        case TypeKind::Id:
        case TypeKind::Link:
            break;
    }
    return ValueKind::Text;
}

bool may_be_left_out(const Field& field) {
    return field.cardinality == Cardinality::ZeroOrOne || field.cardinality == Cardinality::ZeroOrMore;
}

std::string path_words(const Node& path, std::size_t count) {
    std::string words;
    for (std::size_t i = 0; i < count; ++i) words += (i == 0 ? "" : ".") + path.children[i].text;
    return words;
}

Node part_of(const Node& path, std::size_t count) {
    Node part;
    part.begin = path.begin;
    part.end = path.children[count - 1].end;
    return part;
}

}  // namespace

ValueType type_of(const Field& field) {
    ValueType type;
    type.kind = kind_of(field.type.kind);
    type.entity = field.is_rows() ? field.type.entity : no_entity;
    type.code_list = field.type.code_list;
    type.is_many = field.is_list();
    type.is_per_language = field.type.is_per_language;
    return type;
}

const Field* ExpressionChecker::find_field(const ValueType& owner, std::string_view name) const {
    if (owner.kind != ValueKind::Row) return nullptr;
    const FieldId id = program_.vocabulary->find_field(owner.entity, name);
    return id == no_field ? nullptr : &program_.vocabulary->field(id);
}

void ExpressionChecker::report_unknown_field(const ValueType& owner, const Node& name) {
    const Vocabulary& vocabulary = *program_.vocabulary;
    const Entity& entity = vocabulary.entity(owner.entity);
    Diagnostic& diagnostic = reporter_.error(
        "E0201", fmt::format("`{}` is no field of {}", name.text, entity.name), name, "unknown field");
    std::vector<std::string> names;
    for (const FieldId id : entity.fields) names.push_back(vocabulary.field(id).name);
    const std::string meant = nearest(name.text, names);
    if (!meant.empty()) {
        const Field& field = vocabulary.field(vocabulary.find_field(owner.entity, meant));
        std::string standard = field.standard_ids.empty() ? "" : ", " + field.standard_ids.front().id;
        diagnostic.help.push_back(fmt::format("did you mean `{}` ({}, {}{})?", meant,
                                              describe_type(type_of(field), vocabulary),
                                              cardinality_words(field.cardinality), standard));
    }
    diagnostic.notes.push_back(fmt::format("fields of {}: {}", entity.name, fmt::join(names, ", ")));
}

Checked ExpressionChecker::find_parameter(std::string_view name) {
    const CompiledParameter* parameter = program_.find_parameter(name);
    if (parameter == nullptr || parameter->kind == ValueKind::Unknown) return {};
    Expr expr;
    expr.op = Op::Parameter;
    expr.kind = parameter->kind;
    expr.number = parameter - program_.parameters.data();
    ValueType type;
    type.kind = parameter->kind;
    type.code_list = parameter->code_list;
    if (parameter->lowest && type.kind == ValueKind::Period) type.unit = parameter->lowest->unit;
    if (parameter->lowest && type.kind == ValueKind::Money)
        type.currency = std::string{currency_of(parameter->lowest->text)};
    const auto declared = declarations_.parameters.find(name);
    const bool is_known = declared != declarations_.parameters.end();
    Checked checked{program_.add(expr), std::move(type), std::nullopt};
    checked.declared = is_known ? declared->second.node : nullptr;
    checked.declared_file = is_known ? declared->second.file : 0;
    return checked;
}

Checked ExpressionChecker::first_of_path(const Node& path) {
    const Node& name = path.children.front();
    if (const Checked* meaning = find_name(name.text)) return *meaning;
    if (program_.find_parameter(name.text) != nullptr) return find_parameter(name.text);
    const Vocabulary& vocabulary = *program_.vocabulary;
    ValueType root;
    root.kind = ValueKind::Row;
    root.entity = vocabulary.root();
    Expr expr;
    expr.op = Op::Root;
    expr.kind = ValueKind::Row;
    if (find_field(root, name.text) != nullptr) {
        Checked at{program_.add(expr), root, std::nullopt};
        step(at, path, 0);
        return at;
    }
    Diagnostic& diagnostic =
        reporter_.error("E0202", fmt::format("there is no `{}` here", name.text), name, "unknown name");
    suggest(diagnostic, name.text, known_names());
    diagnostic.notes.push_back(
        fmt::format("names that can be used here: {}", fmt::join(known_names(), ", ")));
    return {};
}

bool ExpressionChecker::refuse_step(const Checked& at, const Node& path, std::size_t index) {
    if (at.type.is_many) {
        const Node part = part_of(path, index);
        Diagnostic& diagnostic = reporter_.error("E0320",
                                                 fmt::format("`{}` runs through `{}`, which is many",
                                                             reporter_.words(path), path_words(path, index)),
                                                 part, describe_type(at.type, *program_.vocabulary));
        diagnostic.why = "which of them is meant would decide the answer";
        diagnostic.help.push_back(fmt::format("say which you mean: `some x in {} satisfies x.{} …`",
                                              path_words(path, index), path.children[index].text));
        diagnostic.help.push_back(fmt::format("or `every x in {}, at least one, satisfies x.{} …`",
                                              path_words(path, index), path.children[index].text));
        return true;
    }
    if (at.type.kind == ValueKind::Row) return false;
    Diagnostic& diagnostic =
        reporter_.error("E0201", fmt::format("`{}` has no fields", path_words(path, index)),
                        path.children[index], "no such field");
    diagnostic.why = fmt::format("it is {}", describe_type(at.type, *program_.vocabulary));
    return true;
}

bool ExpressionChecker::step(Checked& at, const Node& path, std::size_t index) {
    const Node& name = path.children[index];
    if (at.type.kind == ValueKind::Unknown || refuse_step(at, path, index)) return false;
    const Field* field = find_field(at.type, name.text);
    if (field == nullptr) {
        report_unknown_field(at.type, name);
        return false;
    }
    Expr expr;
    expr.op = field->is_list() ? Op::List : field->is_rows() ? Op::Step : Op::Field;
    expr.kind = kind_of(field->type.kind);
    expr.field = program_.vocabulary->find_field(at.type.entity, name.text);
    expr.a = at.expr;
    if (may_be_left_out(*field)) {
        const std::string& owner = program_.vocabulary->entity(field->owner).name;
        std::string what = fmt::format("a {} may leave `{}` out ({})", owner, field->name,
                                       cardinality_words(field->cardinality));
        at.silence =
            first_of(at.silence, SilentPlace{reporter_.file(), path.begin, path.end, std::move(what), {}});
    }
    at.type = type_of(*field);
    at.expr = program_.add(expr);
    return true;
}

Checked ExpressionChecker::path(const Node& node) {
    Checked at = first_of_path(node);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        if (!step(at, node, i)) return {};
    }
    return at;
}

}  // namespace proviso::clause
