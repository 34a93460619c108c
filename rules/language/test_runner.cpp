// Runs the tests that stand beside the rules of a pack.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "model/closing.hpp"
#include "rules/language/evaluate.hpp"
#include "rules/language/evaluate/judge.hpp"
#include "rules/language/given.hpp"
#include "rules/language/program.hpp"

namespace proviso::clause {
namespace {

struct Coverage {
    bool has_gap = false;
    bool has_met = false;  // of a note: noted
    bool has_silence = false;
    bool has_question = false;
};

Result<Dossier> dossier_of(const RuleTest& test, const Vocabulary& vocabulary) {
    DossierBuilder builder{vocabulary};
    // The values were checked when the pack was compiled: what could be wrong in them has been said.
    const Source source{test.file, {}};
    const std::vector<Node> no_items;
    const std::vector<ParsedFile> files{{&source, &no_items}};
    std::vector<Diagnostic> diagnostics;
    Reporter reporter{files, diagnostics};
    read_given(test.givens, builder, reporter);
    if (test.is_complete) close_documents(builder);
    for (const FieldId list : test.complete_lists) close_list(builder, list);
    return std::move(builder).finish();
}

bool holds_words(const Finding& finding, const std::string& words) {
    const auto holds = [&words](const std::string& text) { return text.find(words) != std::string::npos; };
    return holds(finding.message) || std::ranges::any_of(finding.reasons, holds);
}

std::string reasons_of(const Finding& finding) {
    return finding.reasons.empty() ? std::string{}
                                   : fmt::format(" because {}", fmt::join(finding.reasons, "; "));
}

// Empty when the expectation holds.
std::string judge_expectation(const TestExpectation& expected, const std::vector<const Finding*>& findings) {
    const std::string_view wanted = outcome_name(expected.outcome);
    const std::string subject = expected.entity.empty()
                                    ? std::string{}
                                    : fmt::format(" on {} \"{}\"", expected.entity, expected.subject_id);
    bool is_found = false;
    for (const Finding* finding : findings) {
        const bool is_meant = expected.entity.empty() || (finding->subject.entity == expected.entity &&
                                                          finding->subject.id == expected.subject_id);
        if (!is_meant) continue;
        is_found = true;
        if (finding->outcome != expected.outcome) {
            return fmt::format("expected {}{}, but it is {}{}", wanted, subject,
                               outcome_name(finding->outcome), reasons_of(*finding));
        }
        if (!expected.because.empty() && !holds_words(*finding, expected.because)) {
            return fmt::format("{}{} as expected, but no reason says \"{}\"{}", wanted, subject,
                               expected.because, reasons_of(*finding));
        }
    }
    return is_found ? std::string{}
                    : fmt::format("expected {}{}, but there is no such finding", wanted, subject);
}

// What the findings of a test do not tell: whether a silence was met, and whether only a person can decide.
void judge_again(const Program& program, const RuleTest& test, const Dossier& dossier,
                 const Circumstances& circumstances, Coverage& coverage) {
    Evaluator evaluator{program, dossier, circumstances};
    Judge judge{evaluator, circumstances.as_of};
    std::vector<Judgement> judgements;
    for (std::uint32_t rule = 0; rule < program.rules.size(); ++rule) {
        if (program.rules[rule].id == test.rule) judge.judge(rule, judgements);
    }
    coverage.has_silence = coverage.has_silence || evaluator.met_silence();
    for (const Judgement& judgement : judgements) {
        const bool asks = judgement.outcome == Outcome::CannotTell && judgement.reasons == reason::person;
        coverage.has_question = coverage.has_question || asks;
    }
}

void note(const Finding& finding, Coverage& coverage) {
    coverage.has_gap = coverage.has_gap || finding.outcome == Outcome::Gap;
    coverage.has_met =
        coverage.has_met || finding.outcome == (finding.is_note ? Outcome::Noted : Outcome::Met);
}

class TestRunner {
public:
    explicit TestRunner(const std::shared_ptr<const RulePack>& pack) : packs_{pack} {}

    TestRun run() {
        for (const RuleTest& test : program().tests) run(test);
        for (const CompiledRule& rule : program().rules) {
            const Coverage& coverage = coverage_[rule.id];
            const char* met = rule.is_note ? "noted" : "met";
            // Where only a person can find the gap, the question to that person stands for it.
            if (!rule.is_note && !coverage.has_gap && !coverage.has_question)
                result_.missing.push_back(rule.id + ": no test ends in a gap");
            if (!coverage.has_met)
                result_.missing.push_back(fmt::format("{}: no test ends in {}", rule.id, met));
            if (!coverage.has_silence) result_.missing.push_back(rule.id + ": no test leaves a value silent");
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] const Program& program() const { return packs_.front()->program(); }

    void run(const RuleTest& test) {
        auto dossier = dossier_of(test, *program().vocabulary);
        if (!dossier.has_value()) {
            fail(test, dossier.error().message);
            return;
        }
        Settings settings;
        for (const auto& [name, literal] : test.parameters) settings.parameters[name] = {literal, {}};
        EvaluationInput input;
        input.settings = &settings;
        input.as_of = test.as_of.value_or(Date{});
        input.explains_all = true;
        const std::vector<Finding> findings = evaluate(packs_, dossier.value(), input);
        std::vector<const Finding*> own;
        for (const Finding& finding : findings) {
            if (finding.rule != test.rule) continue;
            own.push_back(&finding);
            note(finding, coverage_[test.rule]);
        }
        Coverage& coverage = coverage_[test.rule];
        judge_again(program(), test, dossier.value(), {input.as_of, &settings}, coverage);
        std::string fault;
        for (const TestExpectation& expected : test.expectations) {
            if (fault.empty()) fault = judge_expectation(expected, own);
        }
        if (fault.empty()) {
            ++result_.passed;
        } else {
            fail(test, std::move(fault));
        }
    }

    void fail(const RuleTest& test, std::string message) {
        result_.failures.push_back({test.rule, test.title, std::move(message), test.file, test.line});
    }

    std::array<std::shared_ptr<const RulePack>, 1> packs_;
    std::map<std::string, Coverage> coverage_;
    TestRun result_;
};

}  // namespace

TestRun run_tests(const RulePack& pack) {
    // `evaluate` shares packs; this one outlives the call, so nothing is owned here.
    const std::shared_ptr<const RulePack> borrowed{std::shared_ptr<const RulePack>{}, &pack};
    return TestRunner{borrowed}.run();
}

}  // namespace proviso::clause
