#include "plugin/compare/compare.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "plugin/compare/match.hpp"
#include "plugin/compare/passages.hpp"

namespace proviso {
namespace {

using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;

Key key_of(const Finding& finding) {
    return {finding.pack, finding.rule, finding.subject.entity, finding.subject.id};
}

// The ids of procedures and notices may differ between two versions of the same; there is one of each.
Key key_across_versions(const Finding& finding) {
    Key key = key_of(finding);
    const bool is_single = finding.subject.entity == "procedure" || finding.subject.entity == "notice";
    if (is_single) std::get<3>(key) = {};
    return key;
}

ComparedFinding compared(const Finding& shown) {
    ComparedFinding one;
    one.rule = shown.rule;
    one.title = shown.title;
    one.subject = shown.subject;
    one.severity = shown.severity;
    one.message = shown.message;
    return one;
}

// Folded under another finding on both sides: that one tells the change.
bool is_told_elsewhere(const Finding* before, const Finding* after) {
    const bool was = before == nullptr || !before->folded_under.empty();
    const bool is = after == nullptr || !after->folded_under.empty();
    return was && is;
}

bool is_beside_the_point(const Finding* one) {
    return one == nullptr || one->outcome == Outcome::NotApplicable;
}

void compare_findings(const Report& before, const Report& after, Comparison& comparison) {
    std::map<Key, const Finding*> olds;
    for (const Finding& finding : before.findings) olds.emplace(key_across_versions(finding), &finding);
    const auto add = [&comparison](const Finding* old, const Finding* fresh) {
        const bool is_alike = old != nullptr && fresh != nullptr && old->outcome == fresh->outcome;
        if (is_alike) ++comparison.findings_alike;
        const bool is_nothing = is_beside_the_point(old) && is_beside_the_point(fresh);
        if (is_alike || is_nothing || is_told_elsewhere(old, fresh)) return;
        ComparedFinding one = compared(fresh != nullptr ? *fresh : *old);
        if (old != nullptr) one.before = old->outcome;
        if (fresh != nullptr) one.after = fresh->outcome;
        comparison.findings.push_back(std::move(one));
    };
    for (const Finding& finding : after.findings) {
        const auto old = olds.find(key_across_versions(finding));
        add(old == olds.end() ? nullptr : old->second, &finding);
        if (old != olds.end()) olds.erase(old);
    }
    for (const Finding& finding : before.findings) {
        const auto left = olds.find(key_across_versions(finding));
        if (left != olds.end() && left->second == &finding) add(&finding, nullptr);
    }
}

void list_unreadable(const Report& report, Comparison& comparison) {
    for (const DocumentSummary& document : report.documents) {
        if (document.format == "unreadable") comparison.unreadable.push_back(document.name);
    }
}

}  // namespace

Comparison compare(const Version& before, const Version& after,
                   std::span<const std::shared_ptr<const clause::RulePack>> packs) {
    Comparison comparison;
    comparison.as_of = after.report.as_of;
    comparison.language = after.report.language;
    comparison.before_documents = before.report.documents;
    comparison.after_documents = after.report.documents;
    comparison.before = before.report.verdict;
    comparison.after = after.report.verdict;
    compare_findings(before.report, after.report, comparison);
    list_unreadable(before.report, comparison);
    list_unreadable(after.report, comparison);
    CollectedPassages olds = collect_passages(before.dossier, packs, comparison.language);
    CollectedPassages news = collect_passages(after.dossier, packs, comparison.language);
    comparison.passages_left_out = olds.left_out + news.left_out;
    comparison.passages = match_passages(std::move(olds.passages), std::move(news.passages));
    return comparison;
}

}  // namespace proviso
