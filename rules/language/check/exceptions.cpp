#include "rules/language/check/exceptions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "rules/language/check/parameters.hpp"
#include "rules/language/check/possible.hpp"

namespace proviso::clause {
namespace {

bool can_be_replaced(NodeKind kind) {
    switch (kind) {
        case NodeKind::ClauseTitle:
        case NodeKind::ClauseBasis:
        case NodeKind::ClauseInForce:
        case NodeKind::ClauseRequire:
        case NodeKind::ClauseFailingThat:
        case NodeKind::ClauseDue:
        case NodeKind::ClauseBy:
        case NodeKind::ClauseSilenceMeans:
        case NodeKind::ClauseNotCarriedMeans:
        case NodeKind::ClauseEvidence:
        case NodeKind::ClauseMessage:
        case NodeKind::ClauseFix:
        case NodeKind::ClauseFixSet:
            return true;
        default:
            return false;
    }
}

bool is_trigger(NodeKind kind) {
    return kind == NodeKind::ClauseAppliesWhen || kind == NodeKind::ClauseUnless;
}

bool is_clause(NodeKind kind) { return kind != NodeKind::Name && kind != NodeKind::Text; }

bool says(const Node& item, NodeKind kind) {
    return std::ranges::find(item.children, kind, &Node::kind) != item.children.end();
}

const Node& parent_of(const Node& exception) { return exception.children.front(); }

std::vector<Assumption> triggers_of(const CompiledRule& rule) {
    std::vector<Assumption> assumptions;
    for (const Condition& condition : rule.applies)
        assumptions.push_back({condition.expr, !condition.is_negated});
    return assumptions;
}

bool has_fault(const CompiledRule& rule) {
    const auto is_faulty = [](const Condition& condition) { return condition.expr == no_expr; };
    return std::ranges::any_of(rule.applies, is_faulty);
}

// The condition that says when the item applies; its heading where it has none of its own.
Node trigger_node(const Node& item) {
    for (const Node& clause : item.children) {
        if (clause.kind == NodeKind::ClauseAppliesWhen) return clause.children.front();
    }
    return heading_of(item);
}

class ExceptionChecker {
public:
    ExceptionChecker(Program& program, const Declarations& declarations, RuleChecker& rules,
                     Reporter& reporter)
        : program_(program), declarations_(declarations), rules_(rules), reporter_(reporter) {}

    void check() {
        for (const auto& [id, declared] : declarations_.exceptions) compile(id);
        for (CompiledRule& rule : program_.rules) {
            std::vector<Assumption> triggers = triggers_of(rule);
            if (!has_fault(rule)) find_conflicts(rule, triggers);
        }
    }

private:
    // Index into the program's exceptions; nothing after an error.
    std::optional<std::uint32_t> compile(const std::string& id) {
        const auto known = compiled_.find(id);
        if (known != compiled_.end()) return known->second;
        const Declared& declared = declarations_.exceptions.find(id)->second;
        if (!open_.insert(id).second) {
            reporter_.enter(declared.file);
            reporter_.error("E0203", fmt::format("exception {} is an exception to itself", id),
                            heading_of(*declared.node), "goes in a circle");
            return std::nullopt;
        }
        const auto index = compile(declared);
        open_.erase(id);
        compiled_[id] = index;
        return index;
    }

    std::optional<std::uint32_t> compile(const Declared& declared) {
        const Node& node = *declared.node;
        const Node& parent = parent_of(node);
        reporter_.enter(declared.file);
        const bool is_nested = declarations_.exceptions.contains(parent.text);
        if (!is_nested && !declarations_.rules.contains(parent.text)) {
            Diagnostic& diagnostic = reporter_.error(
                "E0203", fmt::format("there is no rule `{}`", parent.text), parent, "unknown rule");
            suggest(diagnostic, parent.text, names_of(declarations_.rules));
            return std::nullopt;
        }
        if (!is_nested &&
            says(*declarations_.rules.find(parent.text)->second.node, NodeKind::ClauseKindNote)) {
            Diagnostic& diagnostic = reporter_.error("E0501", "a note has no exceptions", parent, "a note");
            diagnostic.why = "a note requires nothing that an exception could replace";
            return std::nullopt;
        }
        const auto outer = is_nested ? compile(parent.text) : std::nullopt;
        if (is_nested && !outer) return std::nullopt;
        refuse_clauses(declared);
        CompiledRule rule = rules_.check(declared, clauses_of(declared));
        rule.parameters = parameters_of(program_, rule);
        const auto index = static_cast<std::uint32_t>(program_.exceptions.size());
        program_.exceptions.push_back(std::move(rule));
        owner(parent.text, outer).exceptions.push_back(index);
        return index;
    }

    CompiledRule& owner(const std::string& id, std::optional<std::uint32_t> exception) {
        if (exception) return program_.exceptions[*exception];
        return *std::ranges::find(program_.rules, id, &CompiledRule::id);
    }

    void refuse_clauses(const Declared& declared) {
        reporter_.enter(declared.file);
        const Node& node = *declared.node;
        for (const Node& clause : node.children) {
            const bool is_well = !is_clause(clause.kind) || can_be_replaced(clause.kind) ||
                                 is_trigger(clause.kind) || clause.kind == NodeKind::ClauseLet;
            if (is_well) continue;
            Diagnostic& diagnostic =
                reporter_.error("E0501", "an exception cannot say this", clause, "the rule says it");
            diagnostic.why = "an exception changes what is required, not whom the rule concerns";
        }
        const bool is_whole = says(node, NodeKind::ClauseBasis) && says(node, NodeKind::ClauseAppliesWhen);
        if (is_whole) return;
        Diagnostic& diagnostic =
            reporter_.error("E0401", fmt::format("exception {} lacks `basis` or `applies when`", node.text),
                            heading_of(node), "this exception");
        diagnostic.why = "an exception says on what it rests, and when it takes the place of the rule";
    }

    // Its own clauses, and those of what it is an exception to that it does not replace.
    std::vector<PlacedClause> clauses_of(const Declared& declared) {
        std::vector<PlacedClause> clauses;
        const Node& node = *declared.node;
        if (node.kind == NodeKind::Exception) {
            const std::string& parent = parent_of(node).text;
            const auto rule = declarations_.rules.find(parent);
            const auto exception = declarations_.exceptions.find(parent);
            const Declared& outer =
                exception != declarations_.exceptions.end() ? exception->second : rule->second;
            for (PlacedClause clause : clauses_of(outer)) {
                const NodeKind kind = clause.node->kind;
                const bool is_replaced = can_be_replaced(kind) && says(node, kind);
                clause.is_inherited = true;
                if (!is_replaced && !is_trigger(kind)) clauses.push_back(clause);
            }
        }
        for (const Node& clause : node.children) {
            if (is_clause(clause.kind)) clauses.push_back({&clause, declared.file, false});
        }
        return clauses;
    }

    // Among the exceptions of one rule or exception, under the conditions of those above.
    void find_conflicts(const CompiledRule& rule, const std::vector<Assumption>& above) {
        for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
            const CompiledRule& first = program_.exceptions[rule.exceptions[i]];
            if (has_fault(first)) continue;
            std::vector<Assumption> together = above;
            std::ranges::copy(triggers_of(first), std::back_inserter(together));
            find_conflicts(first, together);
            for (std::size_t j = i + 1; j < rule.exceptions.size(); ++j) {
                const CompiledRule& second = program_.exceptions[rule.exceptions[j]];
                if (has_fault(second)) continue;
                std::vector<Assumption> both = together;
                std::ranges::copy(triggers_of(second), std::back_inserter(both));
                report_conflict(first, second, find_case(program_, both));
            }
        }
    }

    void report_conflict(const CompiledRule& first, const CompiledRule& second, const Case& found) {
        if (found.kind == Case::Kind::Impossible) return;
        const Declared& one = declarations_.exceptions.find(first.id)->second;
        const Declared& other = declarations_.exceptions.find(second.id)->second;
        reporter_.enter(other.file);
        const bool is_sure = found.kind == Case::Kind::Found;
        const Node at = trigger_node(*other.node);
        Diagnostic& diagnostic = reporter_.error(
            is_sure ? "E0502" : "W0502",
            fmt::format("exceptions {} and {} {}", first.id, second.id,
                        is_sure ? "can apply together" : "cannot be shown to exclude each other"),
            at, fmt::format("when {} applies", second.id));
        if (!is_sure) diagnostic.severity = Diagnostic::Severity::Warning;
        reporter_.relate(diagnostic, one.file, trigger_node(*one.node),
                         fmt::format("when {} applies", first.id));
        if (!found.example.empty()) diagnostic.notes.push_back(fmt::format("example: {}", found.example));
        diagnostic.why = is_sure ? "the two require different things and neither is an exception to the other"
                                 : "where both apply, the rule ends in cannot-tell";
        reporter_.enter(one.file);
        const std::string words = reporter_.words(trigger_node(*one.node));
        diagnostic.help.push_back(
            fmt::format("`exception {} to {} …`, or add `unless {}`", second.id, first.id, words));
    }

    Program& program_;
    const Declarations& declarations_;
    RuleChecker& rules_;
    Reporter& reporter_;
    std::map<std::string, std::optional<std::uint32_t>> compiled_;
    std::set<std::string> open_;  // being compiled, against circles
};

void lint_rule(const Program& program, const CompiledRule& rule, const Declared& declared,
               Reporter& reporter) {
    if (has_fault(rule)) return;
    const std::vector<Assumption> triggers = triggers_of(rule);
    const Case applies = find_case(program, triggers);
    reporter.enter(declared.file);
    if (!triggers.empty() && applies.kind == Case::Kind::Impossible) {
        const Node at = trigger_node(*declared.node);
        Diagnostic& diagnostic = reporter.error(
            "W0511", "this condition is never true, so the rule never applies", at, "nothing can be both");
        diagnostic.severity = Diagnostic::Severity::Warning;
        const FieldId field =
            applies.contradicted == no_expr ? no_field : program.expr(applies.contradicted).field;
        if (field != no_field) {
            const Field& asked = program.vocabulary->field(field);
            diagnostic.notes.push_back(fmt::format(
                "`{}.{}` has one value{}", program.vocabulary->entity(asked.owner).name, asked.name,
                asked.standard_ids.empty() ? "" : " (" + asked.standard_ids.front().id + ")"));
        }
        diagnostic.help.emplace_back("did you mean `or`, or one set of codes?");
        return;
    }
    for (const Node& clause : declared.node->children) {
        if (clause.kind != NodeKind::ClauseRequire) continue;
        const auto required = std::ranges::find(rule.requirements, clause.text, &Condition::words);
        if (required == rule.requirements.end() || required->expr == no_expr) continue;
        if (find_case(program, {{required->expr, true}}).kind != Case::Kind::Impossible) continue;
        Diagnostic& diagnostic = reporter.error("W0512", "this requirement can never be met",
                                                clause.children.back(), "nothing can be both");
        diagnostic.severity = Diagnostic::Severity::Warning;
        diagnostic.help.emplace_back("did you mean `or`?");
    }
}

}  // namespace

void check_exceptions(Program& program, const Declarations& declarations, RuleChecker& rules,
                      Reporter& reporter) {
    ExceptionChecker{program, declarations, rules, reporter}.check();
}

void lint_conditions(const Program& program, const Declarations& declarations, Reporter& reporter) {
    for (const CompiledRule& rule : program.rules)
        lint_rule(program, rule, declarations.rules.find(rule.id)->second, reporter);
    for (const CompiledRule& rule : program.exceptions)
        lint_rule(program, rule, declarations.exceptions.find(rule.id)->second, reporter);
}

}  // namespace proviso::clause
