#include "rules/language/check/items.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rules/language/check/texts.hpp"
#include "rules/language/check/wordings.hpp"

namespace proviso::clause {
namespace {

std::uint16_t class_index(std::vector<std::string>& names, const std::string& name) {
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<std::uint16_t>(found - names.begin());
    names.push_back(name);
    return static_cast<std::uint16_t>(names.size() - 1);
}

}  // namespace

Symbols ItemChecker::check() {
    for (const auto& [name, declared] : declarations_.codes) code_set(declared);
    for (const auto& [name, declared] : declarations_.classifications) classification(declared);
    for (const auto& [name, declared] : declarations_.phrases) phrase(declared);
    for (const Declared& declared : declarations_.negations) negation(declared);
    for (const Declared& declared : declarations_.designations) designation(declared);
    for (const auto& [name, declared] : declarations_.texts) text(declared);
    // In the order of the page: `O10` comes after `O9`.
    std::vector<const Declared*> rows;
    for (const auto& [name, declared] : declarations_.checklist) rows.push_back(&declared);
    std::ranges::sort(rows, {}, [](const Declared* row) { return std::pair{row->file, row->node->begin}; });
    for (const Declared* row : rows) checklist(*row);
    const Status status = program_.phrases.finish();
    if (!status.has_value() && !declarations_.phrases.empty()) {
        const Declared& first = declarations_.phrases.begin()->second;
        reporter_.enter(first.file);
        Diagnostic& diagnostic = reporter_.error(status.error().code, status.error().message, *first.node,
                                                 "a phrase of this pack");
        if (!status.error().help.empty()) diagnostic.help.push_back(status.error().help);
    }
    return std::move(symbols_);
}

std::string ItemChecker::list_of(const Node& code, const std::string& list) {
    std::string own{list_of_code(code.text)};
    if (!list.empty() && own != list) {
        Diagnostic& diagnostic = reporter_.error(
            "E0301", fmt::format("`{}` is of another list than the codes before it", code.text), code,
            "another list");
        diagnostic.notes.push_back(fmt::format("the codes before it are of list {}", list));
        return list;
    }
    const auto fields = program_.vocabulary->fields();
    const bool is_known =
        std::ranges::any_of(fields, [&own](const Field& field) { return field.type.code_list == own; });
    if (is_known || !list.empty()) return own;
    std::vector<std::string> lists;
    for (const Field& field : fields) {
        if (!field.type.code_list.empty()) lists.push_back(field.type.code_list);
    }
    Diagnostic& diagnostic =
        reporter_.error("E0203", fmt::format("there is no code list `{}`", own), code, "unknown code list");
    suggest(diagnostic, own, lists);
    return own;
}

void ItemChecker::code_set(const Declared& declared) {
    reporter_.enter(declared.file);
    CodeSet set;
    std::string list;
    for (const Node& code : declared.node->children) {
        list = list_of(code, list);
        set.patterns.emplace_back(value_of_code(code.text));
    }
    symbols_.sets[declared.node->text] = static_cast<std::int64_t>(program_.sets.size());
    symbols_.set_lists.push_back(std::move(list));
    program_.sets.push_back(std::move(set));
}

void ItemChecker::classification(const Declared& declared) {
    reporter_.enter(declared.file);
    Classification classification;
    std::vector<std::string> names;
    std::map<std::string, const Node*, std::less<>> entries;
    std::string list;
    bool is_total = false;
    for (const Node& entry : declared.node->children) {
        const bool is_rest = entry.text == "ancestors" || entry.text == "otherwise";
        if (is_rest && !entry.children.empty() && entry.children.front().kind == NodeKind::Name) {
            const std::uint16_t index = class_index(names, entry.children.front().text);
            if (entry.text == "ancestors") classification.set_ancestors(index);
            if (entry.text == "otherwise") classification.set_otherwise(index);
            is_total = is_total || entry.text == "otherwise";
            continue;
        }
        const std::uint16_t index = class_index(names, entry.text);
        for (const Node& code : entry.children) {
            list = list_of(code, list);
            const auto [first, is_new] = entries.emplace(code.text, &code);
            if (!is_new) report_classified_twice(code, *first->second);
            classification.add(std::string{value_of_code(code.text)}, index);
        }
    }
    symbols_.classifications[declared.node->text] =
        static_cast<std::int64_t>(program_.classifications.size());
    symbols_.classified_lists.push_back(std::move(list));
    symbols_.is_total.push_back(is_total);
    program_.classifications.push_back(std::move(classification));
    program_.class_names.push_back(std::move(names));
}

void ItemChecker::report_classified_twice(const Node& code, const Node& first) {
    Diagnostic& diagnostic =
        reporter_.error("E0204", fmt::format("`{}` is classified twice", code.text), code, "again here");
    reporter_.relate(diagnostic, reporter_.file(), first, "first here");
}

void ItemChecker::phrase(const Declared& declared) {
    reporter_.enter(declared.file);
    const PhraseId id = program_.phrases.add_phrase();
    symbols_.phrases[declared.node->text] = static_cast<std::int64_t>(id);
    program_.phrase_names.push_back(declared.node->text);
    for (const Node& by_language : declared.node->children) {
        const LanguageTag language = parse_language(by_language.text);
        for (const Node& node : by_language.children) {
            program_.phrases.add_wordings(id, language,
                                          written_out(node, by_language.text, declarations_, reporter_));
        }
    }
}

void ItemChecker::negation(const Declared& declared) {
    reporter_.enter(declared.file);
    for (const Node& by_language : declared.node->children) {
        const LanguageTag language = parse_language(by_language.text);
        for (const Node& node : by_language.children) {
            const Wordings negations = written_out(node, by_language.text, declarations_, reporter_);
            for (const std::vector<std::string>& choices : negations.choices) {
                for (const std::string& words : choices) program_.phrases.add_negation(language, words);
            }
        }
    }
}

// Of several designations the words are united; they are all about one kind of row.
void ItemChecker::designation(const Declared& declared) {
    reporter_.enter(declared.file);
    const Node& node = *declared.node;
    const Vocabulary& vocabulary = *program_.vocabulary;
    const EntityId entity = vocabulary.find_entity(node.text);
    Designated& designated = program_.designated;
    if (entity == no_entity || (designated.entity != no_entity && designated.entity != entity)) {
        std::string message = fmt::format("there is no entity `{}`", node.text);
        if (entity != no_entity)
            message = fmt::format("another entity than `{}` is designated already", node.text);
        reporter_.error("E0203", std::move(message), heading_of(node), "of whom sentences speak");
        return;
    }
    designated.entity = entity;
    for (const Node& name : node.children.front().children) {
        const FieldId field = vocabulary.find_field(entity, name.text);
        if (field != no_field) {
            designated.by.push_back(field);
            continue;
        }
        reporter_.error("E0201", fmt::format("`{}` is no field of {}", name.text, node.text), name,
                        "unknown field");
    }
    for (std::size_t i = 1; i < node.children.size(); ++i) call(node.children[i]);
}

void ItemChecker::call(const Node& attribute) {
    using Kind = Designations::Kind;
    constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds{{{"one", Kind::One},
                                                                      {"several", Kind::Several},
                                                                      {"joined", Kind::Joined},
                                                                      {"through", Kind::Through},
                                                                      {"except", Kind::Except}}};
    const auto* const kind =
        std::ranges::find(kinds, attribute.text, &std::pair<std::string_view, Kind>::first);
    for (const Node& by_language : attribute.children) {
        for (const Node& node : by_language.children) call_by(node, by_language.text, kind->second);
    }
}

void ItemChecker::call_by(const Node& node, const std::string& language, Designations::Kind kind) {
    const Wordings names = written_out(node, language, declarations_, reporter_);
    for (const std::vector<std::string>& choices : names.choices) {
        for (const std::string& words : choices) {
            const Status added = program_.phrases.add_designation(kind, words);
            if (!added) reporter_.error("E0203", added.error().message, node, "nothing to search for");
        }
    }
}

void ItemChecker::text(const Declared& declared) {
    reporter_.enter(declared.file);
    const Node& texts = declared.node->children.front();
    NamedTexts named{declared.node->text, {}};
    for (std::size_t i = 0; i + 1 < texts.children.size(); i += 2) {
        named.by_language[texts.children[i].text] = texts.children[i + 1].text;
    }
    require_languages(program_.languages, named.by_language, texts, "text", reporter_);
    symbols_.texts[named.name] = static_cast<std::int64_t>(program_.texts.size());
    program_.texts.push_back(std::move(named));
}

void ItemChecker::checklist(const Declared& declared) {
    reporter_.enter(declared.file);
    ChecklistItem item{declared.node->text, {}, {}};
    TextsByLanguage* into = &item.text;
    for (const Node& texts : declared.node->children) {
        for (std::size_t i = 0; i + 1 < texts.children.size(); i += 2) {
            (*into)[texts.children[i].text] = texts.children[i + 1].text;
        }
        require_languages(program_.languages, *into, texts, "checklist", reporter_);
        into = &item.when;
    }
    program_.checklist.push_back(std::move(item));
}

}  // namespace proviso::clause
