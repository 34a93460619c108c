#include "rules/language/profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "rules/language/check/parameters.hpp"
#include "rules/language/check/scope.hpp"
#include "rules/language/evaluate/outcomes.hpp"
#include "rules/language/parse.hpp"

namespace proviso::clause {
namespace {

using Packs = std::span<const std::shared_ptr<const RulePack>>;

class ProfileReader {
public:
    ProfileReader(const std::vector<PackFile>& files, Packs packs, const ProfileLookUp& look_up)
        : look_up_(look_up) {
        for (const auto& pack : packs) programs_.push_back(&pack->program());
        parse(files);
    }

    ProfileRead read() {
        Reporter reporter{parsed_, result_.diagnostics};
        reporter_ = &reporter;
        collect();
        const Declared* own = files_.empty() ? nullptr : find_own();
        if (own != nullptr) apply(*own);
        const bool is_sound = std::ranges::none_of(result_.diagnostics, [](const Diagnostic& diagnostic) {
            return diagnostic.severity == Diagnostic::Severity::Error;
        });
        if (is_sound && own != nullptr) result_.profile = std::move(profile_);
        return std::move(result_);
    }

private:
    void parse(const std::vector<PackFile>& files) {
        files_ = files;
        result_.sources.reserve(files.size());
        items_.reserve(files.size());
        for (const PackFile& file : files) {
            const bool is_markdown = file.bytes.find("```clause") != std::string::npos;
            result_.sources.push_back(is_markdown ? read_markdown(file.path, file.bytes)
                                                  : Source{file.path, file.bytes});
            Parsed parsed = parse_clause(result_.sources.back());
            items_.push_back(std::move(parsed.items));
            std::ranges::move(parsed.diagnostics, std::back_inserter(result_.diagnostics));
            parsed_.push_back({&result_.sources.back(), &items_.back()});
        }
    }

    void collect() {
        for (std::uint32_t file = 0; file < items_.size(); ++file) {
            reporter_->enter(file);
            for (const Node& item : items_[file]) {
                if (item.kind != NodeKind::Profile) {
                    reporter_->error("E0102", "a file of a profile holds profiles only", heading_of(item),
                                     "belongs into a rule pack");
                    continue;
                }
                const auto [entry, is_new] = profiles_.emplace(item.text, Declared{&item, file});
                if (!is_new) report_twice(item, entry->second, item.text);
            }
        }
    }

    void report_twice(const Node& again, const Declared& first, std::string_view what) {
        Diagnostic& diagnostic = reporter_->error("E0204", fmt::format("`{}` is said twice", what),
                                                  heading_of(again), "again here");
        reporter_->relate(diagnostic, first.file, heading_of(*first.node), "first here");
    }

    // The one that no other extends.
    const Declared* find_own() {
        std::vector<const Declared*> own;
        for (const auto& [name, declared] : profiles_) {
            const bool is_extended = std::ranges::any_of(profiles_, [&name = name](const auto& other) {
                return base_of(*other.second.node) != nullptr && base_of(*other.second.node)->text == name;
            });
            if (!is_extended) own.push_back(&declared);
        }
        if (own.size() == 1) return own.front();
        const bool has_syntax_error = !result_.diagnostics.empty() && profiles_.empty();
        if (has_syntax_error) return nullptr;
        const Declared at = own.empty() ? Declared{} : *own.back();
        reporter_->enter(at.file);
        Diagnostic& diagnostic = reporter_->error(
            "E0401", own.empty() ? "there is no profile here" : "there are several profiles here",
            at.node == nullptr ? Node{} : heading_of(*at.node),
            own.empty() ? "no `profile` that stands for itself" : "which one is meant?");
        diagnostic.help.emplace_back(own.empty() ? "write `profile NAME` … `end`"
                                                 : "keep one, and what it `extends`");
        return nullptr;
    }

    static const Node* base_of(const Node& profile) {
        for (const Node& clause : profile.children) {
            if (clause.kind == NodeKind::ProfileFact && clause.text == "extends")
                return &clause.children.front();
        }
        return nullptr;
    }

    // What it extends first, so that its own words replace what stands there.
    void apply(const Declared& declared) {
        const Node& node = *declared.node;
        if (!applied_.insert(node.text).second) {
            reporter_->enter(declared.file);
            reporter_->error("E0203", fmt::format("profile `{}` extends itself", node.text), heading_of(node),
                             "goes in a circle");
            return;
        }
        if (const Node* base = base_of(node)) apply_base(*base, declared.file);
        reporter_->enter(declared.file);
        profile_.settings.profile = node.text;
        said_.clear();
        for (const Node& clause : node.children) {
            const auto [entry, is_new] = said_.emplace(said_of(clause), Declared{&clause, declared.file});
            if (!is_new) report_twice(clause, entry->second, said_of(clause));
            if (clause.kind == NodeKind::ProfileFact) fact(clause);
            if (clause.kind == NodeKind::ProfileSet) set(clause);
            if (clause.kind == NodeKind::ProfileSetAside) set_aside(clause, node.text);
        }
    }

    static std::string said_of(const Node& clause) {
        if (clause.kind == NodeKind::ProfileSet) return "set " + clause.text;
        if (clause.kind == NodeKind::ProfileSetAside) return "set aside " + clause.text;
        return clause.text == "for-buyer" ? "for buyer" : clause.text;
    }

    void apply_base(const Node& base, std::uint32_t file) {
        const auto found = profiles_.find(base.text);
        if (found != profiles_.end()) return apply(found->second);
        reporter_->enter(file);
        report_unknown("profile", base, names_of(profiles_));
    }

    void report_unknown(std::string_view what, const Node& at, const std::vector<std::string>& known) {
        Diagnostic& diagnostic =
            reporter_->error("E0203", fmt::format("there is no {} `{}`", what, at.text),
                             reporter_->part(at, at.text), fmt::format("unknown {}", what));
        suggest(diagnostic, at.text, known);
        constexpr std::size_t listed_max = 40;
        if (!known.empty() && known.size() <= listed_max)
            diagnostic.notes.push_back(fmt::format("known: {}", fmt::join(known, ", ")));
    }

    void fact(const Node& clause) {
        const Node& value = clause.children.front();
        if (clause.text == "for-buyer") profile_.buyer = value.text;
        if (clause.text == "country") profile_.country = value.text;
        if (clause.text == "calendar") calendar(value);
        if (clause.text == "law") law(value);
        if (clause.text == "audience") audience(value);
        if (clause.text != "languages") return;
        profile_.languages.clear();
        for (const Node& language : clause.children) profile_.languages.push_back(language.text);
    }

    void calendar(const Node& name) {
        profile_.calendar = name.text;
        if (!look_up_.calendar) return;
        profile_.settings.calendar = look_up_.calendar(name.text);
        if (profile_.settings.calendar == nullptr) report_unknown("calendar", name, look_up_.calendar_names);
    }

    void law(const Node& name) {
        profile_.law = name.text;
        if (!look_up_.law) return;
        profile_.settings.law = look_up_.law(name.text);
        if (profile_.settings.law == nullptr) report_unknown("law", name, look_up_.law_names);
    }

    void audience(const Node& word) {
        profile_.audience = word.text;
        if (!audience_of(word.text))
            report_unknown("audience", word, {"public", "affiliates", "ew", "buyer"});
    }

    void set(const Node& clause) {
        const Node& literal = clause.children.front();
        if (find_parameter_to_set(programs_, clause, literal, *reporter_) == nullptr) return;
        Settings::Value value;
        value.literal = reporter_->words(literal);
        if (clause.children.size() > 1) value.because = clause.children[1].children.front().text;
        profile_.settings.parameters[clause.text] = std::move(value);
    }

    void set_aside(const Node& clause, const std::string& profile) {
        std::vector<std::string> rules;
        for (const Program* program : programs_) {
            for (const CompiledRule& rule : program->rules) rules.push_back(rule.id);
        }
        if (std::ranges::find(rules, clause.text) == rules.end()) {
            report_unknown("rule", clause, rules);
            return;
        }
        SetAside set_aside;
        set_aside.until = parse_date(clause.children[0].text).value_or(Date{});
        set_aside.because = clause.children[1].text;
        if (clause.children.size() > 2) set_aside.approved_by = clause.children[2].text;
        set_aside.profile = profile;
        profile_.settings.set_aside[clause.text] = std::move(set_aside);
    }

    const ProfileLookUp& look_up_;
    std::vector<const Program*> programs_;
    std::vector<PackFile> files_;
    std::vector<std::vector<Node>> items_;
    std::vector<ParsedFile> parsed_;
    Reporter* reporter_ = nullptr;
    DeclarationsByName profiles_;
    DeclarationsByName said_;  // by the profile that is being read
    std::set<std::string> applied_;
    Profile profile_;
    ProfileRead result_;
};

}  // namespace

ProfileRead read_profile(const std::vector<PackFile>& files, Packs packs, const ProfileLookUp& look_up) {
    return ProfileReader{files, packs, look_up}.read();
}

}  // namespace proviso::clause
