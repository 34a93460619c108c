#include "tests/language/reference_evaluator.hpp"

#include <algorithm>

namespace proviso::test {
namespace {

using clause::NodeKind;
using Kind = RefTruth::Kind;

const Node* clause_of(const Node& rule, NodeKind kind) {
    for (const Node& clause : rule.children) {
        if (clause.kind == kind) return &clause;
    }
    return nullptr;
}

bool are_all_not_carried(const Why& why) {
    for (const std::string& word : why) {
        if (word != "not-carried" && word != "silent") return false;
    }
    return why.contains("not-carried");
}

Why united(Why a, const Why& b) {
    a.insert(b.begin(), b.end());
    return a;
}

}  // namespace

RefTruth ref_not(const RefTruth& truth) {
    if (truth.is(Kind::Undecided)) return truth;
    return RefTruth::yes(truth.is(Kind::False));
}

RefTruth ref_and(const std::vector<RefTruth>& truths) {
    Why why;
    bool is_open = false;
    for (const RefTruth& truth : truths) {
        if (truth.is(Kind::False)) return truth;
        if (truth.is(Kind::Undecided)) is_open = true;
        why = united(std::move(why), truth.why);
    }
    return is_open ? RefTruth::open(std::move(why)) : RefTruth::yes(true);
}

RefTruth ref_or(const std::vector<RefTruth>& truths) {
    std::vector<RefTruth> turned;
    for (const RefTruth& truth : truths) turned.push_back(ref_not(truth));
    return ref_not(ref_and(turned));
}

Reference::Reference(const std::vector<Node>& items, const Dossier& dossier, Date as_of)
    : items_(items), dossier_(dossier), vocabulary_(dossier.vocabulary()), as_of_(as_of) {}

const Node* Reference::item(NodeKind kind, std::string_view name) const {
    for (const Node& node : items_) {
        if (node.kind == kind && node.text == name) return &node;
    }
    return nullptr;
}

std::string Reference::whole() const {
    for (const char* name : {"procedure", "notice"}) {
        const auto rows = dossier_.children(root_row, vocabulary_.find_field(vocabulary_.root(), name));
        if (!rows.empty()) return std::string{dossier_.row_id(rows.front())};
    }
    return {};
}

Reference::Names Reference::rule_names(const Node& rule, Names names) const {
    for (const Node& clause : rule.children) {
        const bool is_by = clause.kind == NodeKind::ClauseBy;
        const bool is_due = clause.kind == NodeKind::ClauseDue || is_by;
        if (clause.kind != NodeKind::ClauseLet && !is_due) continue;
        Meaning meaning;
        meaning.node = is_by ? &clause : &clause.children.front();
        meaning.names = std::make_shared<const Names>(names);
        names = with(names, is_due ? "due" : clause.text, meaning);
    }
    return names;
}

std::vector<Reference::Outcome> Reference::judge(const std::string& id, std::optional<Date> set_aside_until) {
    const Node& rule = *item(NodeKind::Rule, id);
    if (set_aside_until && *set_aside_until >= as_of_) return {{whole(), "not-applicable", {}}};
    const Node* for_each = clause_of(rule, NodeKind::ClauseForEach);
    if (for_each == nullptr) {
        Outcome outcome = judge_subject(rule, rule_names(rule, {}), {});
        outcome.subject = whole();
        return {outcome};
    }
    const Node& bind = for_each->children.front();
    const List subjects = list(bind.children.front(), {});
    std::vector<Outcome> outcomes;
    for (const Meaning& element : subjects.elements) {
        const Names names = with({}, bind.text, element);
        const RefTruth wanted = where(bind, names);
        if (wanted.is(Kind::False)) continue;
        Outcome outcome = judge_subject(rule, rule_names(rule, names), {wanted});
        outcome.subject = std::string{dossier_.row_id(element.row)};
        outcomes.push_back(std::move(outcome));
    }
    const bool is_note = clause_of(rule, NodeKind::ClauseKindNote) != nullptr;
    const bool is_out = is_note || in_force(rule, {}).is(Kind::False);
    if (!subjects.open.empty() && !is_out) {
        const bool is_not_carried =
            clause_of(rule, NodeKind::ClauseNotCarriedMeans) != nullptr && are_all_not_carried(subjects.open);
        if (is_not_carried || subjects.open.contains("taken-out")) {
            outcomes.push_back({whole(), "not-applicable", {}});
        } else {
            outcomes.push_back({whole(), "cannot-tell", subjects.open});
        }
    } else if (outcomes.empty()) {
        outcomes.push_back({whole(), "not-applicable", {}});
    }
    return outcomes;
}

RefTruth Reference::in_force(const Node& rule, const Names& names) {
    const Node& clause = *clause_of(rule, NodeKind::ClauseInForce);
    std::vector<Date> dates;
    std::int64_t day = as_of_.days;
    for (const Node& child : clause.children) {
        if (child.kind == NodeKind::Date) {
            dates.push_back(*parse_date(child.text));
            continue;
        }
        const RefValue on = value(child, names);
        if (on.kind == RefValue::Kind::Absent) return RefTruth::open(on.why);
        day = on.low;
    }
    const bool has_begun = day >= dates.front().days;
    const bool has_ended = dates.size() > 1 && day > dates.back().days;
    return RefTruth::yes(has_begun && !has_ended);
}

Reference::Outcome Reference::judge_subject(const Node& rule, const Names& names,
                                            const std::vector<RefTruth>& before) {
    std::vector<RefTruth> applies = before;
    applies.push_back(applies_to(rule, names));
    const RefTruth a = ref_and(applies);
    if (a.is(Kind::False)) return {{}, "not-applicable", {}};
    return judge_deciding(rule, names, a);
}

RefTruth Reference::applies_to(const Node& rule, const Names& names) {
    std::vector<RefTruth> applies{in_force(rule, names)};
    for (const Node& clause : rule.children) {
        if (clause.kind == NodeKind::ClauseAppliesWhen) applies.push_back(truth(clause.children[0], names));
        if (clause.kind == NodeKind::ClauseUnless)
            applies.push_back(ref_not(truth(clause.children[0], names)));
    }
    return ref_and(applies);
}

Reference::Outcome Reference::judge_obligation(const Node& rule, const Names& names, const RefTruth& a) {
    std::vector<RefTruth> required;
    std::vector<RefTruth> alternatives;
    std::vector<RefTruth> alternatives_in_time;
    const Node* by = clause_of(rule, NodeKind::ClauseBy);
    const Node* due_clause = by != nullptr ? by : clause_of(rule, NodeKind::ClauseDue);
    RefValue due;
    if (due_clause != nullptr) due = value(by != nullptr ? *by : due_clause->children.front(), names);
    for (const Node& clause : rule.children) {
        const Node* expression = clause.children.empty() ? nullptr : &clause.children.back();
        if (clause.kind == NodeKind::ClauseRequire) required.push_back(truth(*expression, names));
        if (clause.kind != NodeKind::ClauseFailingThat) continue;
        alternatives.push_back(truth(*expression, names));
        if (clause.children.front().kind == NodeKind::DoneOn)
            alternatives_in_time.push_back(in_time(clause.children.front().children.front(), due, names));
    }
    const RefTruth q = ref_and(required);
    const bool counts_not_carried = clause_of(rule, NodeKind::ClauseNotCarriedMeans) != nullptr;
    const auto is_out = [&](const Why& why) {
        return why.contains("taken-out") || (counts_not_carried && are_all_not_carried(why));
    };
    if (clause_of(rule, NodeKind::ClauseKindNote) != nullptr) {
        return {{}, a.is(Kind::True) && q.is(Kind::True) ? "noted" : "not-applicable", {}};
    }
    if (q.is(Kind::True)) {
        const bool says_done = by != nullptr && by->children.size() > 2;
        const RefTruth done = says_done ? in_time(by->children[2], due, names) : RefTruth::yes(true);
        if (done.is(Kind::True)) return {{}, "met", {}};
        const bool is_late = done.is(Kind::False) && a.is(Kind::True);
        return {{}, is_late ? "gap" : "cannot-tell", united(done.why, a.why)};
    }
    if (a.is(Kind::Undecided)) {
        const Why why = united(a.why, q.why);
        if (is_out(why)) return {{}, "not-applicable", {}};
        return {{}, "cannot-tell", why};
    }
    RefTruth d = alternatives.empty() ? RefTruth::yes(false) : ref_and(alternatives);
    if (d.is(Kind::True)) {
        const RefTruth done = ref_and(alternatives_in_time);
        if (done.is(Kind::True)) return {{}, "met-by-due-diligence", {}};
        if (done.is(Kind::Undecided)) return {{}, "cannot-tell", united(q.why, done.why)};
        d = done;
    }
    const bool is_false = q.is(Kind::False) && d.is(Kind::False);
    const Why why = united(q.why, d.why);
    if (!is_false && is_out(why)) return {{}, "not-applicable", {}};
    const bool silence_is_gap = clause_of(rule, NodeKind::ClauseSilenceMeans)->text == "gap";
    const bool is_gap = is_false || (why == Why{"silent"} && silence_is_gap);
    Outcome outcome{{}, is_gap ? "gap" : "cannot-tell", why};
    if (due_clause == nullptr) return outcome;
    if (due.kind == RefValue::Kind::Fails) return outcome;
    if (due.kind == RefValue::Kind::Absent) return {{}, "cannot-tell", united(why, due.why)};
    if (as_of_.days <= due.low) {
        outcome.outcome = "not-yet-due";
    } else if (as_of_.days <= due.high) {
        return {{}, "cannot-tell", united(why, due.why)};
    }
    return outcome;
}

}  // namespace proviso::test
