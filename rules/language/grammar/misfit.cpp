#include "rules/language/grammar/misfit.hpp"

#include <vector>

#include "model/base/limits.hpp"
#include "rules/language/grammar/foreign_signs.hpp"

namespace proviso::clause::grammar {
namespace {

// What stands in backticks: the words that would have been taken.
std::vector<std::string_view> quoted_words(std::string_view expected) {
    std::vector<std::string_view> words;
    std::size_t begin = expected.find('`');
    while (begin != std::string_view::npos) {
        const std::size_t end = expected.find('`', begin + 1);
        if (end == std::string_view::npos) break;
        words.push_back(expected.substr(begin + 1, end - begin - 1));
        begin = expected.find('`', end + 1);
    }
    return words;
}

// "`a` or `b` or `c`" as "one of `a`, `b` or `c`".
std::string choice_of(std::string expected) {
    constexpr std::string_view joint = "` or `";
    const std::size_t last = expected.rfind(joint);
    if (last == std::string::npos || expected.front() != '`') return expected;
    for (std::size_t at = expected.find(joint); at < expected.rfind(joint); at = expected.find(joint)) {
        expected.replace(at, joint.size(), "`, `");
    }
    return "one of " + expected;
}

bool is_date_like(const Token& token) {
    return token.kind == TokenKind::Number || token.kind == TokenKind::Version;
}

void add_help(const Misfit& misfit, Diagnostic& fault) {
    const Token& found = *misfit.where;
    const std::vector<std::string_view> words = quoted_words(misfit.expected);
    const std::string_view near =
        found.kind == TokenKind::Word ? nearest(found.text, words) : std::string_view{};
    if (!near.empty()) fault.help.push_back("did you mean `" + std::string{near} + "`?");
    const std::size_t colon = found.kind == TokenKind::Code ? found.text.find(':') : std::string_view::npos;
    if (colon != std::string_view::npos && misfit.expected.find("code") == std::string::npos) {
        const std::string name{found.text.substr(0, colon)};
        fault.help.push_back("without a blank, " + quoted(found.text) + " is a code; write `" + name + ": " +
                             std::string{found.text.substr(colon + 1)} + "`");
    }
    const bool is_reserved_word = misfit.expected.starts_with("a name") && found.kind == TokenKind::Word;
    if (is_reserved_word && !found.starts_line) {
        fault.notes.push_back(quoted(found.text) + " is a word of the language and cannot be a name here");
    }
}

}  // namespace

void report(const Misfit& misfit, Faults& faults) {
    const Token& found = *misfit.where;
    if (found.kind == TokenKind::Unknown) return;
    if (misfit.expected.empty()) {
        auto& fault = faults.add("E0009", "this is nested too deeply", {found.begin, found.end});
        fault.label = "rules are nested at most " + std::to_string(limits::nesting_max) + " levels deep";
        fault.help = {"give a part of it a name, with `let` or `define`"};
        return;
    }
    if (misfit.expected == "a date" && is_date_like(found)) return report_wrong_date(found, faults);
    // What is missing at the end of a line is missing there, not where the next line begins.
    const bool is_behind = found.starts_line && found.previous_end > 0;
    const Span place =
        is_behind ? Span{found.previous_end, found.previous_end} : Span{found.begin, found.end};
    auto& fault = faults.add("E0102", choice_of(misfit.expected) + " is expected here", place);
    fault.label = is_behind ? name_of(found) + " follows" : "found " + name_of(found);
    add_help(misfit, fault);
}

}  // namespace proviso::clause::grammar
