// Texts of a pack: every language has them, and their placeholders name something that the rule knows.
//
// Door: `TextChecker`. Thread rule: one owner. Lifetime: everything that it is made of must outlive it.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/check/expression.hpp"

namespace proviso::clause {

// E0601 for each language of the pack that is not among the texts; `what` names them, `message` or `title`.
void require_languages(const std::vector<std::string>& languages, const TextsByLanguage& texts,
                       const Node& at, std::string_view what, Reporter& reporter);

class TextChecker {
public:
    TextChecker(const Program& program, ExpressionChecker& expressions, Reporter& reporter)
        : program_(program), expressions_(expressions), reporter_(reporter) {}

    // Texts with placeholders. Errors: E0601, E0602, E0603.
    [[nodiscard]] TemplatesByLanguage templates(const Node& texts, std::string_view what);

    // A path of `evidence`, which may run through lists. Errors: E0201, E0202.
    [[nodiscard]] TextPath evidence(const Node& path);

private:
    struct Resolved {
        TextPath path;
        std::string fault;  // the name that there is not; empty when there is none
        std::vector<std::string> candidates;
    };

    Template cut(const Node& text, std::set<std::string>& names);
    [[nodiscard]] Resolved resolve(const std::vector<std::string>& names);
    void report_disagreement(const Node& text, const std::set<std::string>& names, const Node& first,
                             const std::set<std::string>& first_names);

    const Program& program_;
    ExpressionChecker& expressions_;
    Reporter& reporter_;
};

}  // namespace proviso::clause
