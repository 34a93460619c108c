// What rules share: code sets, classifications, phrases, negations and texts, checked and put into the
// program.
//
// Door: `ItemChecker::check`. Thread rule: one owner. Lifetime: everything that it is made of must outlive
// it.
#pragma once

#include <string>
#include <string_view>

#include "rules/language/check/expression.hpp"

namespace proviso::clause {

class ItemChecker {
public:
    ItemChecker(Program& program, const Declarations& declarations, Reporter& reporter)
        : program_(program), declarations_(declarations), reporter_(reporter) {}

    // The languages of the pack must be in the program already.
    [[nodiscard]] Symbols check();

private:
    void code_set(const Declared& declared);
    void classification(const Declared& declared);
    void phrase(const Declared& declared);
    void negation(const Declared& declared);
    void designation(const Declared& declared);
    void call(const Node& attribute);
    void call_by(const Node& node, const std::string& language, Designations::Kind kind);
    void text(const Declared& declared);
    void checklist(const Declared& declared);

    // Codes of one known list; the list's name, or empty after E0203 or E0301.
    std::string list_of(const Node& code, const std::string& list);
    void report_classified_twice(const Node& code, const Node& first);

    Program& program_;
    const Declarations& declarations_;
    Reporter& reporter_;
    Symbols symbols_;
};

}  // namespace proviso::clause
