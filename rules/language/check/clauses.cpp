// The rule checker's part about single clauses: what each of them adds to the compiled rule.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rules/language/check/rule.hpp"
#include "rules/language/evaluate/outcomes.hpp"

namespace proviso::clause {
namespace {

std::string attribute_of(const Node& node, std::string_view name) {
    for (const Node& child : node.children) {
        if (child.kind == NodeKind::Attribute && child.text == name && !child.children.empty())
            return child.children.front().text;
    }
    return {};
}

// Of a text without a language, or of texts in languages, which must be complete.
TextsByLanguage texts_of(const Node& node) {
    if (node.kind == NodeKind::Text) return {{"en", node.text}};
    TextsByLanguage texts;
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2)
        texts[node.children[i].text] = node.children[i + 1].text;
    return texts;
}

std::string english(const TextsByLanguage& texts) {
    const auto found = texts.find("en");
    return found == texts.end() ? std::string{} : found->second;
}

}  // namespace

void RuleChecker::title(const Node& clause, CompiledRule& rule) {
    const Node& texts = clause.children.front();
    for (std::size_t i = 0; i + 1 < texts.children.size(); i += 2) {
        rule.title[texts.children[i].text] = texts.children[i + 1].text;
    }
}

void RuleChecker::kind_note(const Node& /*clause*/, CompiledRule& rule) { rule.is_note = true; }

// `basis clause-access`: the buyer's own contract, at the clause that the profile names.
bool RuleChecker::basis_of_contract(const Node& clause, CompiledRule& rule) {
    const auto found = std::ranges::find(program_.parameters, clause.text, &CompiledParameter::name);
    if (found == program_.parameters.end()) return false;
    if (found->kind != ValueKind::Text || !clause.children.empty()) {
        reporter_.error("E0301",
                        "a basis in the buyer's contract is a parameter of type `text`, and nothing more",
                        clause, "types do not agree");
        return true;
    }
    Basis basis;
    basis.authority = clause.text;
    basis.title = english(found->meaning);
    const auto index = static_cast<std::uint32_t>(found - program_.parameters.begin());
    rule.basis.push_back(std::move(basis));
    rule.basis_texts.push_back(BasisTexts{found->meaning, {}, index});
    return true;
}

void RuleChecker::basis(const Node& clause, CompiledRule& rule) {
    const auto authority = declarations_.authorities.find(clause.text);
    if (authority == declarations_.authorities.end() && basis_of_contract(clause, rule)) return;
    if (authority == declarations_.authorities.end()) {
        Diagnostic& diagnostic = reporter_.error(
            "E0203", fmt::format("there is no authority `{}`", clause.text), clause, "unknown authority");
        suggest(diagnostic, clause.text, names_of(declarations_.authorities));
        return;
    }
    const Node& node = *authority->second.node;
    Basis basis;
    basis.authority = clause.text;
    BasisTexts texts;
    if (!node.children.empty()) texts.title = texts_of(node.children.front());
    if (!clause.children.empty()) {
        texts.pinpoint = texts_of(clause.children.front());
        complete(clause.children.front(), texts.pinpoint, "basis");
    }
    basis.title = english(texts.title);
    basis.pinpoint = english(texts.pinpoint);
    rule.basis_texts.push_back(std::move(texts));
    basis.version = attribute_of(node, "version");
    basis.url = attribute_of(node, "url");
    rule.basis.push_back(std::move(basis));
}

// A single text is a text for all; texts in languages must not leave one of the pack's out.
void RuleChecker::complete(const Node& node, const TextsByLanguage& texts, std::string_view what) {
    if (node.kind == NodeKind::Texts) require_languages(program_.languages, texts, node, what, reporter_);
}

void RuleChecker::in_force(const Node& clause, CompiledRule& rule) {
    bool is_first = true;
    for (const Node& child : clause.children) {
        if (child.kind == NodeKind::Date) {
            const Date date = parse_date(child.text).value_or(Date{});
            if (is_first) rule.in_force_from = date;
            if (!is_first) rule.in_force_until = date;
            is_first = false;
            continue;
        }
        const Checked on = expressions_.value(child);
        rule.in_force_on = on.expr;
        const bool is_date = on.type.kind == ValueKind::Date && !on.type.is_many;
        if (on.expr == no_expr || is_date) continue;
        reporter_.error("E0301", "`in force … on` needs a date", child,
                        describe_type(on.type, *program_.vocabulary));
    }
}

void RuleChecker::word(const Node& clause, CompiledRule& rule) {
    if (clause.kind == NodeKind::ClauseVersion) rule.version = clause.text;
    if (clause.kind == NodeKind::ClauseStage) rule.stage = clause.text;
    if (clause.kind == NodeKind::ClauseActor) rule.actor = clause.text;
    if (clause.kind == NodeKind::ClauseFollowUp) rule.follow_up = clause.text;
}

void RuleChecker::severity(const Node& clause, CompiledRule& rule) {
    rule.severity = severity_of(clause.text).value_or(Severity::Info);
}

void RuleChecker::audience(const Node& clause, CompiledRule& rule) {
    rule.audience = audience_of(clause.text).value_or(Audience::Buyer);
}

void RuleChecker::follows_from(const Node& clause, CompiledRule& rule) {
    rule.follows_from = clause.text;
    if (declarations_.rules.find(clause.text) != declarations_.rules.end()) return;
    Diagnostic& diagnostic =
        reporter_.error("E0203", fmt::format("there is no rule `{}`", clause.text), clause, "unknown rule");
    suggest(diagnostic, clause.text, names_of(declarations_.rules));
}

void RuleChecker::for_each(const Node& clause, CompiledRule& rule) {
    expressions_.allow_surely(true);
    const ExpressionChecker::Bound bound = expressions_.bind_subject(clause.children.front());
    expressions_.allow_surely(false);
    rule.subjects = bound.list;
    rule.subject_where = bound.where;
    rule.subject_slot = bound.slot;
}

void RuleChecker::let(const Node& clause, CompiledRule& /*rule*/) {
    expressions_.name(clause.text, expressions_.value(clause.children.front()));
}

// When an exception applies decides what is required: there, too, nothing may be taken as false that is not
// known.
void RuleChecker::trigger(const Node& clause, CompiledRule& rule) {
    expressions_.allow_surely(!is_exception_);
    const Checked checked = expressions_.condition(clause.children.front());
    expressions_.allow_surely(false);
    rule.applies.push_back(
        {checked.expr, clause.kind == NodeKind::ClauseUnless, reporter_.words(clause.children.front()), {}});
}

void RuleChecker::obligation(const Node& clause, CompiledRule& rule) {
    const Checked checked = expressions_.condition(clause.children.back());
    silence_ = first_of(silence_, checked.silence);
    auto& conditions = clause.kind == NodeKind::ClauseRequire ? rule.requirements : rule.alternatives;
    TextsByLanguage titles{{"en", clause.text}};
    const Node& first = clause.children.front();
    if (first.kind == NodeKind::Texts) {
        titles.merge(texts_of(first));
        complete(first, titles, "requirement");
    }
    conditions.push_back({checked.expr, false, clause.text, std::move(titles)});
    for (const Node& child : clause.children) {
        if (child.kind == NodeKind::DoneOn)
            conditions.back().in_time = in_time(child.children.front(), {&clause.children.back()}, rule);
    }
}

void RuleChecker::due(const Node& clause, CompiledRule& rule) {
    const Node& node = clause.children.front();
    const Checked checked = expressions_.value(node);
    rule.due = checked.expr;
    const bool is_date = checked.type.kind == ValueKind::Date && !checked.type.is_many;
    if (checked.expr != no_expr && !is_date) {
        reporter_.error("E0301", "`due` needs a date", node,
                        describe_type(checked.type, *program_.vocabulary));
    }
    expressions_.name("due", checked);
}

void RuleChecker::silence(const Node& clause, CompiledRule& rule) {
    rule.silence = clause.text == "gap" ? SilenceMeaning::Gap : SilenceMeaning::CannotTell;
}

void RuleChecker::not_carried(const Node& /*clause*/, CompiledRule& rule) {
    rule.not_carried_is_not_applicable = true;
}

void RuleChecker::evidence(const Node& clause, CompiledRule& rule) {
    for (const Node& path : clause.children) rule.evidence.push_back(texts_.evidence(path));
}

void RuleChecker::message_or_fix(const Node& clause, CompiledRule& rule) {
    const bool is_message = clause.kind == NodeKind::ClauseMessage;
    TemplatesByLanguage templates = texts_.templates(clause.children.front(), is_message ? "message" : "fix");
    const auto outcome = outcome_of(clause.text);
    if (!outcome) {
        (is_message ? rule.message : rule.fix) = std::move(templates);
    } else {
        (is_message ? rule.message_for : rule.fix_for)[*outcome] = std::move(templates);
    }
}

void RuleChecker::proposal(const Node& clause, CompiledRule& rule) {
    const Node& path = clause.children[0];
    const Node& value = clause.children[1];
    const Checked target = expressions_.value(path);
    if (target.expr == no_expr) return;
    const Expr& expr = program_.expr(target.expr);
    const bool is_field = (expr.op == Op::Field || expr.op == Op::List) && target.type.kind != ValueKind::Row;
    CompiledProposal proposal;
    proposal.field = expr.field;
    const auto literal = literal_value(value);
    const bool is_text = value.kind == NodeKind::Texts;
    const bool is_of_list = value.kind != NodeKind::Code || list_of_code(value.text) == target.type.code_list;
    const bool is_well = is_text ? target.type.kind == ValueKind::Text
                                 : literal && literal->kind == target.type.kind && is_of_list;
    if (!is_field || !is_well) {
        Diagnostic& diagnostic = reporter_.error(
            "E0301", is_field ? "the field takes another kind of value" : "only a field can be set", path,
            describe_type(target.type, *program_.vocabulary));
        diagnostic.help.emplace_back("`fix set lot.kind = kind:works`, or texts per language for a text");
        return;
    }
    if (literal) proposal.value = literal->text;
    for (std::size_t i = 0; is_text && i + 1 < value.children.size(); i += 2) {
        proposal.texts[value.children[i].text] = value.children[i + 1].text;
    }
    rule.proposals.push_back(std::move(proposal));
}

void RuleChecker::speaks_to(const Node& clause, CompiledRule& rule) {
    for (const Node& name : clause.children) {
        rule.checkpoints.push_back(name.text);
        if (declarations_.checklist.contains(name.text)) continue;
        Diagnostic& diagnostic = reporter_.error(
            "E0203", fmt::format("the checklist has no row `{}`", name.text), name, "unknown row");
        suggest(diagnostic, name.text, names_of(declarations_.checklist));
    }
}

}  // namespace proviso::clause
