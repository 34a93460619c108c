#include "rules/language/check/tests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "model/base/line_index.hpp"
#include "rules/language/check/parameters.hpp"
#include "rules/language/evaluate/outcomes.hpp"
#include "rules/language/given.hpp"

namespace proviso::clause {
namespace {

class TestChecker {
public:
    TestChecker(const Program& program, const Declarations& declarations, Reporter& reporter)
        : program_(program), declarations_(declarations), reporter_(reporter) {}

    RuleTest check(const Node& node) {
        RuleTest test;
        test.title = node.text;
        records_.clear();
        for (const Node& clause : node.children) read(clause, test);
        for (const Node* record : records_) record_complete(*record, test);
        require_clauses(node, test);
        // Read once for what is wrong in it; each run reads it again into a dossier of its own.
        DossierBuilder builder{*program_.vocabulary};
        read_given(test.givens, builder, reporter_);
        return test;
    }

private:
    void read(const Node& clause, RuleTest& test) {
        switch (clause.kind) {
            case NodeKind::Name:
                rule(clause, test);
                return;
            case NodeKind::TestAsOf:
                test.as_of = parse_date(clause.children.front().text);
                return;
            case NodeKind::TestRecordComplete:
                records_.push_back(&clause);  // until the day of the test is known
                return;
            case NodeKind::TestGiven:
                test.givens.push_back(clause);
                return;
            case NodeKind::TestWith:
                with(clause, test);
                return;
            case NodeKind::TestExpect:
                test.expectations.push_back(expectation(clause));
                return;
            default:
                return;
        }
    }

    void rule(const Node& name, RuleTest& test) {
        test.rule = name.text;
        if (declarations_.rules.contains(name.text)) return;
        Diagnostic& diagnostic =
            reporter_.error("E0203", fmt::format("there is no rule `{}`", name.text), name, "unknown rule");
        suggest(diagnostic, name.text, names_of(declarations_.rules));
    }

    void with(const Node& clause, RuleTest& test) {
        const Node& literal = clause.children.front();
        const std::array<const Program*, 1> programs{&program_};
        if (find_parameter_to_set(programs, clause, literal, reporter_) == nullptr) return;
        test.parameters[clause.text] = reporter_.words(literal);
    }

    void record_complete(const Node& clause, RuleTest& test) {
        const bool is_outdated = is_older(clause, test);
        for (const Node& name : clause.children) {
            if (name.kind != NodeKind::Name) continue;
            if (name.text == "documents") {
                test.is_complete = !is_outdated;
                continue;
            }
            const Vocabulary& vocabulary = *program_.vocabulary;
            const FieldId list = vocabulary.find_field(vocabulary.root(), name.text);
            if (list != no_field && vocabulary.field(list).is_list()) {
                if (!is_outdated) test.complete_lists.push_back(list);
                continue;
            }
            Diagnostic& diagnostic = reporter_.error(
                "E0203", fmt::format("there is no record `{}`", name.text), name, "unknown record");
            diagnostic.help.emplace_back(
                "write `record complete: documents`, or the name of a list of the dossier");
        }
    }

    // A record that was whole before the day of the test says nothing about what came since.
    static bool is_older(const Node& clause, const RuleTest& test) {
        for (const Node& part : clause.children) {
            if (part.kind != NodeKind::Attribute || part.text != "as") continue;
            const auto day = parse_date(part.children.front().text);
            return day && test.as_of && *day < *test.as_of;
        }
        return false;
    }

    TestExpectation expectation(const Node& clause) {
        TestExpectation expectation;
        expectation.outcome = outcome_of(clause.text).value_or(Outcome::Met);
        for (const Node& child : clause.children) {
            if (child.kind == NodeKind::Name) expectation.entity = child.text;
            if (child.kind == NodeKind::Text) expectation.subject_id = child.text;
            const bool is_because = child.kind == NodeKind::Attribute && !child.children.empty();
            if (is_because) expectation.because = child.children.front().text;
            if (child.kind == NodeKind::Name) require_entity(child);
        }
        return expectation;
    }

    void require_entity(const Node& name) {
        const Vocabulary& vocabulary = *program_.vocabulary;
        const bool is_field = std::ranges::any_of(
            vocabulary.fields(), [&](const Field& field) { return field.name == name.text; });
        if (vocabulary.find_entity(name.text) != no_entity || is_field) return;
        std::vector<std::string> names;
        for (const Entity& entity : vocabulary.entities()) names.push_back(entity.name);
        Diagnostic& diagnostic = reporter_.error("E0202", fmt::format("there is no entity `{}`", name.text),
                                                 name, "unknown entity");
        suggest(diagnostic, name.text, names);
    }

    void require_clauses(const Node& node, const RuleTest& test) {
        std::vector<std::string> missing;
        if (!test.as_of) missing.emplace_back("`as of`");
        if (test.expectations.empty()) missing.emplace_back("`expect`");
        if (missing.empty()) return;
        Diagnostic& diagnostic =
            reporter_.error("E0401", fmt::format("this test lacks {}", fmt::join(missing, " and ")),
                            heading_of(node), "this test");
        diagnostic.help.emplace_back("add `as of 2026-06-01` and `expect gap`");
    }

    const Program& program_;
    const Declarations& declarations_;
    Reporter& reporter_;
    std::vector<const Node*> records_;
};

}  // namespace

void check_tests(Program& program, const Declarations& declarations, Reporter& reporter) {
    TestChecker checker{program, declarations, reporter};
    for (const Declared& declared : declarations.tests) {
        reporter.enter(declared.file);
        RuleTest test = checker.check(*declared.node);
        const Source& source = reporter.source();
        test.file = source.name;
        test.line = locate(source.text, declared.node->begin).line;
        program.tests.push_back(std::move(test));
    }
}

}  // namespace proviso::clause
