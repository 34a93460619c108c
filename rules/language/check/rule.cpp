#include "rules/language/check/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace proviso::clause {
namespace {

// Clauses that may stand once; the word is what an author writes.
std::string once_word(const Node& clause) {
    switch (clause.kind) {
        case NodeKind::ClauseTitle:
            return "title";
        case NodeKind::ClauseInForce:
            return "in force";
        case NodeKind::ClauseVersion:
            return "version";
        case NodeKind::ClauseStage:
            return "stage";
        case NodeKind::ClauseSeverity:
            return "severity";
        case NodeKind::ClauseActor:
            return "actor";
        case NodeKind::ClauseAudience:
            return "audience";
        case NodeKind::ClauseFollowUp:
            return "follow-up";
        case NodeKind::ClauseFollowsFrom:
            return "follows from";
        case NodeKind::ClauseForEach:
            return "for each";
        case NodeKind::ClauseDue:
        case NodeKind::ClauseBy:
            return "due";
        case NodeKind::ClauseSilenceMeans:
            return "silence means";
        case NodeKind::ClauseMessage:
            return "message" + (clause.text.empty() ? "" : " " + clause.text);
        case NodeKind::ClauseFix:
            return "fix" + (clause.text.empty() ? "" : " " + clause.text);
        default:
            return {};
    }
}

}  // namespace

RuleChecker::Handler RuleChecker::handler_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::ClauseTitle:
            return &RuleChecker::title;
        case NodeKind::ClauseKindNote:
            return &RuleChecker::kind_note;
        case NodeKind::ClauseBasis:
            return &RuleChecker::basis;
        case NodeKind::ClauseInForce:
            return &RuleChecker::in_force;
        case NodeKind::ClauseVersion:
        case NodeKind::ClauseStage:
        case NodeKind::ClauseActor:
        case NodeKind::ClauseFollowUp:
            return &RuleChecker::word;
        case NodeKind::ClauseSeverity:
            return &RuleChecker::severity;
        case NodeKind::ClauseAudience:
            return &RuleChecker::audience;
        case NodeKind::ClauseFollowsFrom:
            return &RuleChecker::follows_from;
        case NodeKind::ClauseForEach:
            return &RuleChecker::for_each;
        case NodeKind::ClauseLet:
            return &RuleChecker::let;
        case NodeKind::ClauseAppliesWhen:
        case NodeKind::ClauseUnless:
            return &RuleChecker::trigger;
        case NodeKind::ClauseRequire:
        case NodeKind::ClauseFailingThat:
            return &RuleChecker::obligation;
        case NodeKind::ClauseDue:
            return &RuleChecker::due;
        case NodeKind::ClauseBy:
            return &RuleChecker::by;
        case NodeKind::ClauseSilenceMeans:
            return &RuleChecker::silence;
        case NodeKind::ClauseNotCarriedMeans:
            return &RuleChecker::not_carried;
        case NodeKind::ClauseEvidence:
            return &RuleChecker::evidence;
        case NodeKind::ClauseMessage:
        case NodeKind::ClauseFix:
            return &RuleChecker::message_or_fix;
        case NodeKind::ClauseFixSet:
            return &RuleChecker::proposal;
        case NodeKind::ClauseSpeaksTo:
            return &RuleChecker::speaks_to;
        default:
            return nullptr;
    }
}

bool RuleChecker::names_something(NodeKind kind) {
    return kind == NodeKind::ClauseLet || kind == NodeKind::ClauseDue || kind == NodeKind::ClauseBy;
}

CompiledRule RuleChecker::check(const Declared& declared) {
    std::vector<PlacedClause> clauses;
    for (const Node& clause : declared.node->children) clauses.push_back({&clause, declared.file, false});
    return check(declared, clauses);
}

CompiledRule RuleChecker::check(const Declared& declared, const std::vector<PlacedClause>& clauses) {
    const Node& node = *declared.node;
    reporter_.enter(declared.file);
    expressions_.clear_names();
    seen_.clear();
    silence_.reset();
    is_exception_ = node.kind == NodeKind::Exception;
    CompiledRule rule;
    rule.id = node.text;
    const auto title = std::ranges::find(node.children, NodeKind::Text, &Node::kind);
    if (title != node.children.end()) rule.title["en"] = title->text;
    for (const PlacedClause& clause : clauses) {
        if (!clause.is_inherited) refuse_repetition(*clause.node);
    }
    // What gives names comes first, so that the order in which an author writes the clauses does not matter.
    for (const PlacedClause& clause : clauses) {
        if (clause.node->kind == NodeKind::ClauseForEach) handle(clause, rule);
    }
    for (const PlacedClause& clause : clauses) {
        if (names_something(clause.node->kind)) handle(clause, rule);
    }
    for (const PlacedClause& clause : clauses) {
        const NodeKind kind = clause.node->kind;
        const bool is_done = kind == NodeKind::ClauseForEach || names_something(kind);
        if (!is_done) handle(clause, rule);
    }
    reporter_.enter(declared.file);
    // Done when all else is known: the row that was found in time may be that of a requirement.
    Node whole;
    for (const PlacedClause& clause : clauses) whole.children.push_back(*clause.node);
    const bool is_own = std::ranges::count(node.children, NodeKind::ClauseBy, &Node::kind) > 0;
    reporter_.mute(node.kind == NodeKind::Exception && !is_own);
    done_on(whole, rule);
    reporter_.mute(false);
    if (node.kind == NodeKind::Rule)
        require_languages(program_.languages, rule.title, heading_of(node), "title", reporter_);
    require_clauses(node, clauses, rule);
    if (!rule.is_note) require_silence(rule);
    return rule;
}

void RuleChecker::handle(const PlacedClause& clause, CompiledRule& rule) {
    const Handler handler = handler_of(clause.node->kind);
    if (handler == nullptr) return;
    reporter_.enter(clause.file);
    reporter_.mute(clause.is_inherited);
    (this->*handler)(*clause.node, rule);
    reporter_.mute(false);
}

void RuleChecker::refuse_repetition(const Node& clause) {
    const std::string word = once_word(clause);
    if (word.empty()) return;
    const auto [entry, is_new] = seen_.emplace(word, &clause);
    if (is_new) return;
    Diagnostic& diagnostic =
        reporter_.error("E0204", fmt::format("this rule says `{}` twice", word), clause, "said again here");
    reporter_.relate(diagnostic, reporter_.file(), *entry->second, "said first here");
    diagnostic.help.emplace_back("keep one of them");
}

void RuleChecker::require_clauses(const Node& node, const std::vector<PlacedClause>& clauses,
                                  const CompiledRule& rule) {
    std::vector<std::string> missing;
    const auto require = [&missing](bool is_there, const char* clause) {
        if (!is_there) missing.push_back(fmt::format("`{}`", clause));
    };
    const auto has = [&clauses](NodeKind kind) {
        return std::ranges::any_of(clauses,
                                   [kind](const PlacedClause& clause) { return clause.node->kind == kind; });
    };
    // The buyer's own contract is a basis only where a profile names the clause; one more always holds.
    const bool has_contract_only =
        !rule.basis_texts.empty() && std::ranges::all_of(rule.basis_texts, [](const BasisTexts& texts) {
            return texts.parameter.has_value();
        });
    require(has(NodeKind::ClauseBasis) && !has_contract_only, "basis");
    require(has(NodeKind::ClauseInForce), "in force from");
    require(has(NodeKind::ClauseStage), "stage");
    require(has(NodeKind::ClauseSeverity), "severity");
    require(rule.is_note || has(NodeKind::ClauseRequire), "require");
    require(has(NodeKind::ClauseMessage), "message");
    require(rule.is_note || has(NodeKind::ClauseFix), "fix");
    if (missing.empty()) return;
    Diagnostic& diagnostic =
        reporter_.error("E0401", fmt::format("rule {} lacks {}", rule.id, fmt::join(missing, ", ")),
                        heading_of(node), "this rule");
    diagnostic.why =
        "a finding must be arguable in front of a supplier: on what it rests, since when, how grave it is, "
        "what to do";
    for (const std::string& clause : missing) diagnostic.help.push_back(fmt::format("add {}", clause));
}

void RuleChecker::require_silence(const CompiledRule& rule) {
    if (!silence_ || rule.silence != SilenceMeaning::Undeclared) return;
    reporter_.enter(silence_->file);
    Node at;
    at.begin = silence_->begin;
    at.end = silence_->end;
    Diagnostic& diagnostic = reporter_.error(
        "E0410", fmt::format("rule {} does not say what silence means", rule.id), at, silence_->what);
    diagnostic.why = "where it is left out, the condition is neither true nor false";
    diagnostic.help.emplace_back("add `silence means gap`: it had to be said");
    diagnostic.help.emplace_back("or `silence means cannot-tell`: ask before judging");
    diagnostic.help.emplace_back("or decide it at this place with `else gap`");
    if (!silence_->note.empty()) diagnostic.notes.push_back(silence_->note);
}

void check_chains(const Program& program, const Declarations& declarations, Reporter& reporter) {
    std::map<std::string_view, std::string_view> follows;
    for (const CompiledRule& rule : program.rules) follows[rule.id] = rule.follows_from;
    for (const CompiledRule& rule : program.rules) {
        std::set<std::string_view> seen;
        std::string_view at = rule.id;
        while (!at.empty() && seen.insert(at).second)
            at = follows.contains(at) ? follows[at] : std::string_view{};
        if (at != rule.id || rule.follows_from.empty()) continue;
        const Declared& declared = declarations.rules.find(rule.id)->second;
        reporter.enter(declared.file);
        Diagnostic& diagnostic = reporter.error("E0203", fmt::format("rule {} follows from itself", rule.id),
                                                heading_of(*declared.node), "goes in a circle");
        diagnostic.help.emplace_back("remove one `follows from` of the circle");
    }
}

}  // namespace proviso::clause
