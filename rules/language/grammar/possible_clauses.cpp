#include "rules/language/grammar/possible_clauses.hpp"

#include <algorithm>

#include "rules/language/grammar/faults.hpp"

namespace proviso::clause::grammar {
namespace {

// A rule has one deadline, written in either way.
bool excludes(const Opening& said, const Opening& other) {
    const bool is_deadline = said.first == "due" || said.first == "by";
    const bool is_other_deadline = other.first == "due" || other.first == "by";
    return said.first == other.first || (is_deadline && is_other_deadline);
}

}  // namespace

Openings possible_clauses(std::span<const Opening> all, const Openings& said, bool is_exception) {
    Openings possible;
    for (const Opening& opening : all) {
        const bool is_said = !opening.repeats && std::ranges::any_of(said, [&opening](const Opening* one) {
            return excludes(*one, opening);
        });
        if (!is_said && !(is_exception && opening.is_of_rules)) possible.push_back(&opening);
    }
    return possible;
}

std::string_view nearest_clause(const Openings& possible, const Token& word) {
    if (word.kind != TokenKind::Word) return {};
    std::vector<std::string_view> words;
    if (!word.starts_line) words.assign(joining_words.begin(), joining_words.end());
    for (const Opening* opening : possible) words.push_back(opening->first);
    const std::string_view near = nearest(word.text, words);
    const bool joins = !word.starts_line && std::ranges::count(joining_words, near) > 0;
    return joins ? std::string_view{} : near;
}

std::vector<std::string_view> in_words(const Openings& possible, std::string_view nearest) {
    std::vector<std::string_view> words;
    for (const Opening* opening : possible) {
        const bool is_near = !nearest.empty() && opening->first == nearest;
        words.insert(is_near ? words.begin() : words.end(), opening->both);
    }
    return words;
}

}  // namespace proviso::clause::grammar
