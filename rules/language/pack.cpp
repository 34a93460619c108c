#include "rules/language/pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "model/base/hash.hpp"
#include "model/base/line_index.hpp"
#include "rules/language/check/exceptions.hpp"
#include "rules/language/check/items.hpp"
#include "rules/language/check/monotone.hpp"
#include "rules/language/check/parameters.hpp"
#include "rules/language/check/rule.hpp"
#include "rules/language/check/tests.hpp"
#include "rules/language/parse.hpp"
#include "rules/language/rule_groups.hpp"

namespace proviso::clause {
namespace {

std::string digest_of(const std::vector<PackFile>& files) {
    std::string all;
    for (const PackFile& file : files) {
        all += file.path;
        all += '\0';
        all += sha256_hex(file.bytes);
        all += '\n';
    }
    return sha256_hex(all);
}

class PackCompiler {
public:
    PackCompiler(const Vocabulary& vocabulary, std::vector<PackFile> files, const CompileOptions& options)
        : files_(std::move(files)), options_(options), program_(std::make_shared<Program>(vocabulary)) {
        std::ranges::sort(files_, {}, &PackFile::path);
    }

    CompiledPack compile() {
        parse();
        Reporter reporter{parsed_, result_.diagnostics};
        Declarations declarations;
        declarations.collect(parsed_, reporter);
        PackIdentity identity = identify(declarations, reporter);
        ItemChecker items{*program_, declarations, reporter};
        const Symbols symbols = items.check();
        RuleChecker rules{*program_, declarations, symbols, reporter};
        check_parameters(*program_, declarations, rules.expressions(), reporter);
        rules.expressions().check_defines();
        std::vector<RuleInfo> infos;
        for (const auto& [id, declared] : declarations.rules) {
            program_->rules.push_back(rules.check(declared));
            program_->rules.back().parameters = parameters_of(*program_, program_->rules.back());
        }
        check_exceptions(*program_, declarations, rules, reporter);
        lint_conditions(*program_, declarations, reporter);
        for (const CompiledRule& rule : program_->rules)
            infos.push_back(info_of(rule, declarations.rules.find(rule.id)->second));
        check_chains(*program_, declarations, reporter);
        if (options_.with_tests) check_tests(*program_, declarations, reporter);
        const bool is_sound = std::ranges::none_of(result_.diagnostics, [](const Diagnostic& diagnostic) {
            return diagnostic.severity == Diagnostic::Severity::Error;
        });
        if (is_sound) {
            result_.pack =
                std::make_shared<const RulePack>(std::move(identity), std::move(infos), std::move(program_));
        }
        result_.sound_items = count_sound_items();
        return std::move(result_);
    }

private:
    [[nodiscard]] std::size_t count_sound_items() const {
        std::size_t count = 0;
        for (const ParsedFile& file : parsed_) {
            for (const Node& item : *file.items) {
                const auto is_inside = [&](const Diagnostic& diagnostic) {
                    return diagnostic.severity == Diagnostic::Severity::Error &&
                           diagnostic.source == file.source->name && diagnostic.begin >= item.begin &&
                           diagnostic.begin < item.end;
                };
                if (std::ranges::none_of(result_.diagnostics, is_inside)) ++count;
            }
        }
        return count;
    }

    void parse() {
        ParseOptions options;
        options.with_tests = options_.with_tests;
        result_.sources.reserve(files_.size());
        items_.reserve(files_.size());
        for (const PackFile& file : files_) {
            result_.sources.push_back(read_markdown(file.path, file.bytes));
            Parsed parsed = parse_clause(result_.sources.back(), options);
            items_.push_back(std::move(parsed.items));
            for (Diagnostic& diagnostic : parsed.diagnostics) {
                const bool has_room = result_.diagnostics.size() < limits::diagnostics_max;
                if (has_room) result_.diagnostics.push_back(std::move(diagnostic));
            }
            parsed_.push_back({&result_.sources.back(), &items_.back()});
        }
    }

    PackIdentity identify(const Declarations& declarations, Reporter& reporter) {
        PackIdentity identity;
        identity.digest = digest_of(files_);
        if (declarations.pack.node == nullptr) {
            if (parsed_.empty()) return identity;
            reporter.enter(0);
            Diagnostic& diagnostic =
                reporter.error("E0401", "this pack does not say what it is", Node{}, "no `pack` in any file");
            diagnostic.help.emplace_back(
                "add `pack NAME 1.0.0 en \"Title\" languages en` to a file of the pack");
            return identity;
        }
        const Node& pack = *declarations.pack.node;
        reporter.enter(declarations.pack.file);
        identity.name = pack.text;
        for (const Node& child : pack.children) {
            if (child.kind == NodeKind::Version) identity.version = child.text;
            if (child.kind == NodeKind::Language) program_->languages.push_back(child.text);
            if (child.kind == NodeKind::Texts && child.children.size() > 1)
                identity.title = child.children[1].text;
        }
        return identity;
    }

    RuleInfo info_of(const CompiledRule& rule, const Declared& declared) const {
        RuleInfo info;
        info.id = rule.id;
        info.title = rule.title.contains("en") ? rule.title.find("en")->second : std::string{};
        info.severity = severity_name(rule.severity);
        info.stage = rule.stage;
        info.is_note = rule.is_note;
        info.is_monotone = is_monotone(*program_, rule);
        info.cost = cost_of(*program_, rule);
        info.file = files_[declared.file].path;
        info.page = files_[declared.file].bytes;
        return info;
    }

    std::vector<PackFile> files_;
    CompileOptions options_;
    std::shared_ptr<Program> program_;
    std::vector<std::vector<Node>> items_;
    std::vector<ParsedFile> parsed_;
    CompiledPack result_;
};

}  // namespace

namespace {

// Whatever reads a field does so through an expression, and the subjects of rules are lists like others; but
// for the fields by which a sentence names a row.
std::vector<bool> fields_of(const Program& program) {
    std::vector<bool> fields(program.vocabulary->fields().size());
    for (const Expr& expr : program.exprs) {
        if (expr.field != no_field) fields[static_cast<std::size_t>(expr.field)] = true;
    }
    for (const FieldId field : program.designated.by) fields[static_cast<std::size_t>(field)] = true;
    return fields;
}

}  // namespace

struct RulePack::Groups {
    std::once_flag is_made;
    std::vector<RuleGroup> list;
};

RulePack::RulePack(PackIdentity identity, std::vector<RuleInfo> rules, std::shared_ptr<const Program> program)
    : identity_(std::move(identity)),
      rules_(std::move(rules)),
      program_(std::move(program)),
      groups_(std::make_shared<Groups>()),
      fields_read_(fields_of(*program_)) {}

const std::vector<RuleGroup>& RulePack::groups() const {
    std::call_once(groups_->is_made, [this] { groups_->list = group_rules(*program_, true); });
    return groups_->list;
}

CompiledPack compile_pack(const Vocabulary& vocabulary, std::vector<PackFile> files,
                          const CompileOptions& options) {
    return PackCompiler{vocabulary, std::move(files), options}.compile();
}

}  // namespace proviso::clause
