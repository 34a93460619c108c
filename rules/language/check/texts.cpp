#include "rules/language/check/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace proviso::clause {
namespace {

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> names;
    while (true) {
        const std::size_t dot = path.find('.');
        names.emplace_back(path.substr(0, dot));
        if (dot == std::string_view::npos) return names;
        path.remove_prefix(dot + 1);
    }
}

std::vector<std::string> field_names(const Vocabulary& vocabulary, EntityId entity) {
    std::vector<std::string> names;
    for (const FieldId id : vocabulary.entity(entity).fields) names.push_back(vocabulary.field(id).name);
    return names;
}

}  // namespace

void require_languages(const std::vector<std::string>& languages, const TextsByLanguage& texts,
                       const Node& at, std::string_view what, Reporter& reporter) {
    for (const std::string& language : languages) {
        if (texts.find(language) != texts.end()) continue;
        Diagnostic& diagnostic =
            reporter.error("E0601", fmt::format("the {} has no text in `{}`", what, language), at,
                           fmt::format("no `{}` here", language));
        diagnostic.help.push_back(fmt::format("add `{} \"…\"`", language));
        diagnostic.notes.push_back(fmt::format("languages of this pack: {}", fmt::join(languages, ", ")));
    }
}

TemplatesByLanguage TextChecker::templates(const Node& texts_node, std::string_view what) {
    TemplatesByLanguage templates;
    std::set<std::string> first_names;
    TextsByLanguage texts;
    for (std::size_t i = 0; i + 1 < texts_node.children.size(); i += 2) {
        const Node& text = texts_node.children[i + 1];
        std::set<std::string> names;
        texts[texts_node.children[i].text] = text.text;
        templates[texts_node.children[i].text] = cut(text, names);
        if (i == 0) first_names = names;
        if (names != first_names) report_disagreement(text, names, texts_node.children[1], first_names);
    }
    require_languages(program_.languages, texts, texts_node, what, reporter_);
    return templates;
}

void TextChecker::report_disagreement(const Node& text, const std::set<std::string>& names, const Node& first,
                                      const std::set<std::string>& first_names) {
    std::vector<std::string> more;
    std::vector<std::string> missing;
    std::ranges::set_difference(names, first_names, std::back_inserter(more));
    std::ranges::set_difference(first_names, names, std::back_inserter(missing));
    const std::string& name = more.empty() ? missing.front() : more.front();
    const Node at = more.empty() ? text : reporter_.part(text, "{" + name + "}");
    Diagnostic& diagnostic = reporter_.error(
        "E0603", "the texts of one message use different names", at,
        more.empty() ? fmt::format("`{}` is missing", name) : fmt::format("only here: `{}`", name));
    diagnostic.why = "readers of one language would learn less than those of another";
    const bool is_in_first = first_names.contains(name);
    reporter_.relate(diagnostic, reporter_.file(),
                     is_in_first ? reporter_.part(first, "{" + name + "}") : first,
                     is_in_first ? "used by this text" : "not in this text");
}

TextChecker::Resolved TextChecker::resolve(const std::vector<std::string>& names) {
    const Vocabulary& vocabulary = *program_.vocabulary;
    Resolved resolved;
    ValueType type{ValueKind::Row, vocabulary.root(), {}, false, false};
    std::size_t next = 0;
    if (const Checked* meaning = expressions_.find_name(names.front())) {
        resolved.path.base = meaning->expr;
        type = meaning->type;
        next = 1;
    } else if (const Checked parameter = expressions_.find_parameter(names.front());
               parameter.expr != no_expr) {
        resolved.path.base = parameter.expr;
        type = parameter.type;
        next = 1;
    } else if (expressions_.find_field(type, names.front()) == nullptr) {
        resolved.fault = names.front();
        resolved.candidates = expressions_.known_names();
        return resolved;
    }
    for (; next < names.size(); ++next) {
        if (type.kind == ValueKind::Unknown) return resolved;  // reported where the name got its meaning
        const Field* field = expressions_.find_field(type, names[next]);
        if (field == nullptr) {
            resolved.fault = names[next];
            if (type.kind == ValueKind::Row) resolved.candidates = field_names(vocabulary, type.entity);
            return resolved;
        }
        resolved.path.fields.push_back(vocabulary.find_field(type.entity, names[next]));
        type = type_of(*field);
    }
    return resolved;
}

Template TextChecker::cut(const Node& text, std::set<std::string>& names) {
    Template result;
    std::string_view rest = text.text;
    while (true) {
        const std::size_t open = rest.find('{');
        const std::size_t close = rest.find('}', open == std::string_view::npos ? rest.size() : open);
        if (open != std::string_view::npos && close == std::string_view::npos) {
            Diagnostic& diagnostic = reporter_.error("E0602", "a placeholder is not closed",
                                                     reporter_.part(text, "{"), "opened here");
            diagnostic.help.emplace_back("write `{lot.id}`");
        }
        if (close == std::string_view::npos) {
            result.pieces.push_back({std::string{rest}, std::nullopt});
            return result;
        }
        const std::string name{rest.substr(open + 1, close - open - 1)};
        const Resolved resolved = resolve(split(name));
        if (!resolved.fault.empty() || name.empty()) {
            Diagnostic& diagnostic = reporter_.error(
                "E0602", fmt::format("this text uses a name that the rule does not have: `{}`", name),
                reporter_.part(text, "{" + name + "}"), fmt::format("unknown name `{}`", resolved.fault));
            suggest(diagnostic, resolved.fault, resolved.candidates);
            diagnostic.notes.push_back(
                fmt::format("known here: {}", fmt::join(expressions_.known_names(), ", ")));
        }
        names.insert(name);
        result.pieces.push_back({std::string{rest.substr(0, open)}, resolved.path});
        rest.remove_prefix(close + 1);
    }
}

TextPath TextChecker::evidence(const Node& path) {
    std::vector<std::string> names;
    for (const Node& name : path.children) names.push_back(name.text);
    Resolved resolved = resolve(names);
    if (resolved.fault.empty()) return std::move(resolved.path);
    const auto at = std::ranges::find(path.children, resolved.fault, &Node::text);
    const bool is_first = at == path.children.begin();
    Diagnostic& diagnostic =
        reporter_.error(is_first ? "E0202" : "E0201", fmt::format("there is no `{}` here", resolved.fault),
                        *at, is_first ? "unknown name" : "unknown field");
    suggest(diagnostic, resolved.fault, resolved.candidates);
    return {};
}

}  // namespace proviso::clause
