#include "rules/language/rule_groups.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace proviso::clause {
namespace {

bool are_alike(const std::vector<Condition>& left, const std::vector<Condition>& right) {
    return std::ranges::equal(left, right, [](const Condition& a, const Condition& b) {
        return std::tie(a.expr, a.is_negated, a.in_time) == std::tie(b.expr, b.is_negated, b.in_time);
    });
}

// Everything that `Judge` looks at. A rule with exceptions is like no other: they are its own.
bool are_judged_alike(const CompiledRule& left, const CompiledRule& right) {
    const auto readings = [](const CompiledRule& rule) {
        return std::tie(rule.is_note, rule.not_carried_is_not_applicable, rule.silence, rule.in_force_from,
                        rule.in_force_until, rule.in_force_on);
    };
    const auto subjects = [](const CompiledRule& rule) {
        return std::tie(rule.subjects, rule.subject_where, rule.subject_slot, rule.due, rule.in_time);
    };
    return left.exceptions.empty() && right.exceptions.empty() && readings(left) == readings(right) &&
           subjects(left) == subjects(right) && are_alike(left.applies, right.applies) &&
           are_alike(left.requirements, right.requirements) &&
           are_alike(left.alternatives, right.alternatives);
}

void add_member(const CompiledRule& rule, std::uint32_t cause, RuleGroup& group) {
    const auto counts_alike = [&](const RuleGroup::Share& share) {
        return share.stage == rule.stage && share.severity == rule.severity && share.cause == cause;
    };
    auto share = std::ranges::find_if(group.shares, counts_alike);
    if (share == group.shares.end()) {
        group.shares.push_back({rule.stage, rule.severity, cause, 0});
        share = group.shares.end() - 1;
    }
    ++share->members;
}

}  // namespace

std::vector<RuleGroup> group_rules(const Program& program, bool merges) {
    std::vector<RuleGroup> groups;
    std::vector<std::uint32_t> group_of;
    std::map<std::string_view, std::uint32_t> group_of_id;
    for (std::uint32_t rule = 0; rule < program.rules.size(); ++rule) {
        const auto is_alike = [&](const RuleGroup& group) {
            return merges && are_judged_alike(program.rules[group.rule], program.rules[rule]);
        };
        const auto known = std::ranges::find_if(groups, is_alike);
        group_of.push_back(static_cast<std::uint32_t>(known - groups.begin()));
        group_of_id.emplace(program.rules[rule].id, group_of.back());
        if (known == groups.end()) groups.push_back({rule, {}});
    }
    for (std::uint32_t rule = 0; rule < program.rules.size(); ++rule) {
        const auto cause = group_of_id.find(program.rules[rule].follows_from);
        add_member(program.rules[rule], cause == group_of_id.end() ? RuleGroup::none : cause->second,
                   groups[group_of[rule]]);
    }
    return groups;
}

}  // namespace proviso::clause
