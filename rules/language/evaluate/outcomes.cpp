#include "rules/language/evaluate/outcomes.hpp"

namespace proviso::clause {
namespace {

template <class Enumeration>
std::optional<Enumeration> find(std::string_view word, Enumeration last,
                                std::string_view (*name)(Enumeration)) {
    for (int value = 0; value <= static_cast<int>(last); ++value) {
        const auto candidate = static_cast<Enumeration>(value);
        if (name(candidate) == word) return candidate;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Outcome> outcome_of(std::string_view word) { return find(word, Outcome::Noted, outcome_name); }
std::optional<Severity> severity_of(std::string_view word) {
    return find(word, Severity::Info, severity_name);
}
std::optional<Audience> audience_of(std::string_view word) {
    return find(word, Audience::Buyer, audience_name);
}
std::optional<State> state_of(std::string_view word) { return find(word, State::NotCarried, state_name); }

}  // namespace proviso::clause
