// Rule packs: Markdown files, parsed, checked against the vocabulary and compiled into one immutable program.
//
// Door: `compile_pack`. Thread rule: a RulePack is immutable after it is compiled; share it freely. Lifetime:
// it keeps what it needs; the vocabulary must outlive it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/report.hpp"
#include "model/vocabulary.hpp"
#include "rules/language/source.hpp"

namespace proviso::clause {

struct RuleGroup;  // rules/language/rule_groups.hpp: rules that are judged alike
class Program;     // rules/language/program.hpp: the checked, resolved form that evaluate runs

struct PackFile {
    std::string path;  // relative to the pack's folder
    std::string bytes;
};

struct RuleInfo {  // for `proviso rules list` and `proviso explain`
    std::string id;
    std::string title;  // in English
    std::string severity;
    std::string stage;
    bool is_note = false;
    bool is_monotone = false;  // filling a silence never turns its met into a gap
    std::string cost;          // at most so many steps a judgement: `14 + 9 lots + 4 lots papers`
    std::string file;          // PackFile::path
    std::string page;          // the whole Markdown
};

class RulePack {
public:
    RulePack(PackIdentity identity, std::vector<RuleInfo> rules, std::shared_ptr<const Program> program);

    [[nodiscard]] const PackIdentity& identity() const { return identity_; }
    [[nodiscard]] const std::vector<RuleInfo>& rules() const { return rules_; }
    [[nodiscard]] const Program& program() const { return *program_; }
    // Made when first asked for: a report of one document never asks.
    [[nodiscard]] const std::vector<RuleGroup>& groups() const;
    // By field id: whether a judgement of some rule looks at it.
    [[nodiscard]] const std::vector<bool>& fields_read() const { return fields_read_; }

private:
    PackIdentity identity_;
    std::vector<RuleInfo> rules_;
    std::shared_ptr<const Program> program_;
    struct Groups;
    std::shared_ptr<Groups> groups_;
    std::vector<bool> fields_read_;
};

struct CompiledPack {
    std::shared_ptr<const RulePack> pack;  // null when a diagnostic is an error
    std::vector<Diagnostic> diagnostics;
    std::vector<Source> sources;  // for rendering the diagnostics
    std::size_t sound_items = 0;  // rules, phrases, tests … that were read and in which no error is
};

struct CompileOptions {
    bool with_tests = false;  // parse and check the `test` fences too; a check does not need them
};

// Files in any order; they are read in the order of their paths.
[[nodiscard]] CompiledPack compile_pack(const Vocabulary& vocabulary, std::vector<PackFile> files,
                                        const CompileOptions& options = {});

struct TestFailure {
    std::string rule;
    std::string test;
    std::string message;  // what was expected, what came, and why
    std::string file;
    std::uint32_t line = 0;
};

struct TestRun {
    std::uint32_t passed = 0;
    std::vector<TestFailure> failures;
    std::vector<std::string>
        missing;  // rules that lack a test that ends in a gap, in met, or over a silent value
};

// Runs the `test` fences of a pack that was compiled `with_tests`.
[[nodiscard]] TestRun run_tests(const RulePack& pack);

}  // namespace proviso::clause
