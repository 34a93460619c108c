#include "plugin/check/stages.hpp"

#include "plugin/check/check_texts.hpp"
#include "plugin/check/summary.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace proviso {
namespace {

// In the order in which a procurement goes through them.
constexpr std::array<std::string_view, 5> stages{"planning", "call", "tender", "award", "performance"};

using Value = std::pair<std::string_view, std::string_view>;

std::string say(std::string_view text, std::string_view language, const std::vector<Value>& values) {
    return check_texts().get(text, language, values);
}

std::string name_of(std::string_view stage, std::string_view language) {
    if (std::ranges::find(stages, stage) == stages.end()) return std::string{stage};
    return say("stage-" + std::string{stage}, language, {});
}

NotChecked describe(std::string_view stage, std::size_t rules, std::string_view now, const Report& report) {
    const std::string count = std::to_string(rules);
    const std::string name = name_of(stage, report.language);
    const std::string present = name_of(now, report.language);
    return NotChecked{say(rules == 1 ? "other-stage-one" : "other-stage", report.language,
                          {{"count", count}, {"stage", name}}),
                      say("other-stage-why", report.language, {{"now", present}, {"option", stage}})};
}

// Silence about a stage that no rule speaks of must not read as if nothing applied to what is bought.
std::string nothing_looked_at(std::string_view kept, std::string_view other, std::string_view language) {
    const std::string name = name_of(kept, language);
    const std::string other_name = name_of(other, language);
    return say("verdict-other-stage", language, {{"stage", name}, {"other", other_name}, {"option", other}});
}

// The latest stage that rows of a list say they are in; past the last where none says it.
std::size_t latest_stage(const Dossier& dossier, std::string_view list) {
    std::size_t latest = stages.size();
    const Vocabulary& vocabulary = dossier.vocabulary();
    const FieldId field = vocabulary.find_field(vocabulary.root(), list);
    if (field == no_field) return latest;
    for (const RowIndex row : dossier.children(root_row, field)) {
        const FieldId stage = vocabulary.find_field(dossier.row(row).entity, "stage");
        if (stage == no_field) continue;
        for (const Cell& cell : dossier.cells(row, stage)) {
            const auto* const found = std::ranges::find(stages, cell.text);
            if (cell.state != State::Given || found == stages.end()) continue;
            const auto place = static_cast<std::size_t>(found - stages.begin());
            latest = latest == stages.size() ? place : std::max(latest, place);
        }
    }
    return latest;
}

}  // namespace

Status known_stage(std::string_view stage) {
    const bool is_known = std::ranges::find(stages, stage) != stages.end();
    if (is_known || stage.empty() || stage == "all") return Done{};
    return Error{
        "E-STAGE",
        "there is no stage `" + std::string{stage} + "`",
        "the stages are `planning`, `call`, `tender`, `award`, `performance`; `all` looks at all of them",
        {}};
}

std::string stage_of_procedure(const Dossier& dossier) {
    std::size_t latest = 0;
    bool is_said = false;
    for (const std::string_view list : {"notice", "earlier-notices"}) {
        const std::size_t place = latest_stage(dossier, list);
        if (place == stages.size()) continue;
        latest = std::max(latest, place);
        is_said = true;
    }
    // Without a notice, what tenderers handed in says where it belongs.
    if (!is_said) latest = latest_stage(dossier, "procedure");
    return latest < stages.size() ? std::string{stages[latest]} : std::string{};
}

bool is_kept(std::string_view stage, std::string_view kept) {
    const bool is_everything = kept.empty() || kept == "all";
    return is_everything || stage == kept || std::ranges::find(stages, stage) == stages.end();
}

void keep_stage(std::string_view wanted, const Dossier& dossier, Report& report) {
    const std::string own = stage_of_procedure(dossier);
    report.stage = own.empty() ? stage_of(report.findings) : own;
    const std::string_view kept = wanted.empty() ? std::string_view{own} : wanted;
    const auto is_other = [&](const Finding& finding) { return !is_kept(finding.stage, kept); };
    std::map<std::string, std::set<std::string>> others;  // stage -> rules
    for (const Finding& finding : report.findings) {
        if (is_other(finding)) others[finding.stage].insert(finding.rule);
    }
    std::erase_if(report.findings, is_other);
    for (const auto& [stage, rules] : others) {
        report.not_checked.push_back(describe(stage, rules.size(), report.stage, report));
    }
    if (others.empty() || !report.findings.empty()) return;
    report.verdict_note = nothing_looked_at(kept, others.begin()->first, report.language);
}

}  // namespace proviso
