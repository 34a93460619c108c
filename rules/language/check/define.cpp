// Defines: checked once by themselves, then written out where they are called.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/base/limits.hpp"
#include "rules/language/check/expression.hpp"
#include "rules/language/check/texts.hpp"

namespace proviso::clause {
namespace {

std::vector<const Node*> parameters_of(const Node& define) {
    std::vector<const Node*> parameters;
    for (const Node& child : define.children) {
        if (child.kind == NodeKind::Parameter) parameters.push_back(&child);
    }
    return parameters;
}

const Node* title_of(const Node& define) {
    const auto found = std::ranges::find(define.children, NodeKind::Texts, &Node::kind);
    return found == define.children.end() ? nullptr : &*found;
}

TextsByLanguage texts_of(const Node& title) {
    TextsByLanguage texts;
    for (std::size_t i = 0; i + 1 < title.children.size(); i += 2)
        texts[title.children[i].text] = title.children[i + 1].text;
    return texts;
}

const Node& result_type_of(const Node& define) {
    return *std::ranges::find(define.children, NodeKind::TypeName, &Node::kind);
}
const Node& body_of(const Node& define) { return define.children.back(); }

}  // namespace

ValueType ExpressionChecker::find_type(const Node& type_name) const {
    ValueType type;
    const std::string& word = type_name.text;
    if (word == "yes-no") type.kind = ValueKind::Condition;
    if (word == "number") type.kind = ValueKind::Number;
    if (word == "percentage") type.kind = ValueKind::Percentage;
    if (word == "money") type.kind = ValueKind::Money;
    if (word == "date") type.kind = ValueKind::Date;
    if (word == "period") type.kind = ValueKind::Period;
    if (word == "text") type.kind = ValueKind::Text;
    if (word == "code") {
        type.kind = ValueKind::Code;
        type.code_list = type_name.children.empty() ? std::string{} : type_name.children.front().text;
    }
    if (type.kind != ValueKind::Unknown) return type;
    type.entity = program_.vocabulary->find_entity(word);
    if (type.entity != no_entity) type.kind = ValueKind::Row;
    return type;
}

ValueType ExpressionChecker::declared_type(const Node& type_name) {
    ValueType type = find_type(type_name);
    if (type.kind != ValueKind::Unknown) return type;
    std::vector<std::string> names{"yes-no", "number", "percentage", "money",
                                   "date",   "period", "text",       "code"};
    for (const Entity& entity : program_.vocabulary->entities()) names.push_back(entity.name);
    Diagnostic& diagnostic = reporter_.error("E0202", fmt::format("there is no type `{}`", type_name.text),
                                             type_name, "unknown type");
    suggest(diagnostic, type_name.text, names);
    return type;
}

void ExpressionChecker::check_defines() {
    for (const auto& [define_name, define] : declarations_.defines) is_define_sound(define);
}

bool ExpressionChecker::is_define_sound(const Declared& define) {
    const auto [entry, is_new] = sound_defines_.emplace(define.node->text, true);
    if (!is_new) return entry->second;
    const std::uint32_t file = reporter_.file();
    reporter_.enter(define.file);
    std::vector<Checked> arguments;
    for (const Node* parameter : parameters_of(*define.node)) {
        Checked argument;
        argument.type = declared_type(parameter->children.front());
        Expr expr;
        expr.op = Op::Element;
        expr.kind = argument.type.kind;
        expr.slot = program_.slot_count++;
        if (argument.type.kind != ValueKind::Unknown) argument.expr = program_.add(expr);
        arguments.push_back(std::move(argument));
    }
    const ValueType result = declared_type(result_type_of(*define.node));
    // Whether `surely` may stand there is decided by where the define is used.
    const bool was_allowed = std::exchange(allows_surely_, true);
    const Checked body = inline_define(*define.node, define, arguments);
    allows_surely_ = was_allowed;
    bool is_sound = body.expr != no_expr;
    if (const Node* title = title_of(*define.node))
        require_languages(program_.languages, texts_of(*title), *title, "title", reporter_);
    if (is_sound && !agree(body.type, result)) {
        const Vocabulary& vocabulary = *program_.vocabulary;
        reporter_.error(
            "E0301",
            fmt::format("`{}` is declared to be {}", define.node->text, describe_type(result, vocabulary)),
            body_of(*define.node), describe_type(body.type, vocabulary));
        is_sound = false;
    }
    reporter_.enter(file);
    sound_defines_[define.node->text] = is_sound;
    return is_sound;
}

Checked ExpressionChecker::inline_define(const Node& call, const Declared& define,
                                         const std::vector<Checked>& arguments) {
    const std::string& define_name = define.node->text;
    InlineKey key{define_name, allows_surely_, {}};
    for (const Checked& argument : arguments) std::get<2>(key).push_back(argument.expr);
    const auto known = inlined_.find(key);
    if (known != inlined_.end()) return known->second;
    if (std::find(open_defines_.begin(), open_defines_.end(), define_name) != open_defines_.end()) {
        Diagnostic& diagnostic =
            reporter_.error("E0202", fmt::format("`{}` is used in its own definition", define_name), call,
                            "goes in a circle");
        diagnostic.why = "a rule must always come to an end";
        return {};
    }
    if (program_.exprs.size() > limits::program_expressions_max) {
        reporter_.error("E0009", "the pack is too large with its defines written out", call, "too large");
        return {};
    }
    const std::uint32_t file = reporter_.file();
    auto names = std::exchange(names_, {});
    const auto parameters = parameters_of(*define.node);
    for (std::size_t i = 0; i < parameters.size(); ++i) name(parameters[i]->text, arguments[i]);
    open_defines_.push_back(define_name);
    reporter_.enter(define.file);
    Checked checked = value(body_of(*define.node));
    reporter_.enter(file);
    open_defines_.pop_back();
    names_ = std::move(names);
    inlined_[std::move(key)] = checked;
    const Node* title = title_of(*define.node);
    if (title != nullptr && checked.expr != no_expr) program_.keep_title(checked.expr, texts_of(*title));
    return checked;
}

Checked ExpressionChecker::call(const Node& node) {
    std::vector<Checked> arguments;
    bool is_sound = true;
    for (const Node& argument : node.children) {
        arguments.push_back(value(argument));
        is_sound = is_sound && arguments.back().expr != no_expr;
    }
    const auto define = declarations_.defines.find(node.text);
    if (define == declarations_.defines.end()) {
        Diagnostic& diagnostic =
            reporter_.error("E0202", fmt::format("there is no define `{}`", node.text), node, "unknown name");
        suggest(diagnostic, node.text, names_of(declarations_.defines));
        return {};
    }
    const auto parameters = parameters_of(*define->second.node);
    if (parameters.size() != arguments.size()) {
        Diagnostic& diagnostic = reporter_.error(
            "E0301",
            fmt::format("`{}` takes {} values, not {}", node.text, parameters.size(), arguments.size()), node,
            "wrong number of values");
        diagnostic.notes.push_back(fmt::format("declared at {}", reporter_.place(define->second)));
        return {};
    }
    for (std::size_t i = 0; i < arguments.size() && is_sound; ++i) {
        const ValueType expected = find_type(parameters[i]->children.front());
        // A text in several languages is one text to whoever looks for a phrase in it.
        const bool is_one = !arguments[i].type.is_many || arguments[i].type.kind == ValueKind::Text;
        if (is_one && agree(arguments[i].type, expected)) continue;
        if (!is_one) {
            report_many(node.children[i]);
        } else {
            const Vocabulary& vocabulary = *program_.vocabulary;
            Diagnostic& diagnostic = reporter_.error(
                "E0301",
                fmt::format("`{}` must be {}", parameters[i]->text, describe_type(expected, vocabulary)),
                node.children[i], describe_type(arguments[i].type, vocabulary));
            diagnostic.notes.push_back(fmt::format("declared at {}", reporter_.place(define->second)));
        }
        is_sound = false;
    }
    if (!is_sound || !is_define_sound(define->second)) return {};
    Checked checked = inline_define(node, define->second, arguments);
    if (checked.silence) {
        std::string note = fmt::format("inside `{}`, at {}", node.text,
                                       reporter_.place(checked.silence->file, checked.silence->begin));
        checked.silence =
            SilentPlace{reporter_.file(), node.begin, node.end, checked.silence->what, std::move(note)};
    }
    return checked;
}

}  // namespace proviso::clause
