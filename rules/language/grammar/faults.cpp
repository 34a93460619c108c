#include "rules/language/grammar/faults.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/unicode.hpp"

namespace proviso::clause::grammar {
namespace {

constexpr std::size_t quoted_bytes_max = 60;

using Costs = std::vector<std::vector<std::size_t>>;

// What turning the first i letters of `a` into the first j of `b` costs; both are 1 or more.
std::size_t cost_at(const Costs& costs, std::string_view a, std::string_view b, std::size_t i,
                    std::size_t j) {
    const std::size_t replaced = costs[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
    const std::size_t cost = std::min({replaced, costs[i - 1][j] + 1, costs[i][j - 1] + 1});
    const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    return is_swap ? std::min(cost, costs[i - 2][j - 2] + 1) : cost;
}

// Insertions, deletions, replacements and swaps of neighbours, each counted once.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    Costs costs(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t j = 0; j <= b.size(); ++j) costs[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        costs[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) costs[i][j] = cost_at(costs, a, b, i, j);
    }
    return costs[a.size()][b.size()];
}

}  // namespace

Diagnostic& Faults::add(std::string_view code, std::string message, Span place) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.source = source_.name;
    diagnostic.begin = place.begin;
    diagnostic.end = place.end;
    if (is_full()) return dropped_ = std::move(diagnostic);
    found_.push_back(std::move(diagnostic));
    return found_.back();
}

bool Faults::is_full() const { return found_.size() >= limits::diagnostics_max; }

std::vector<Diagnostic> Faults::take() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.begin < b.begin; });
    return std::exchange(found_, {});
}

std::string quoted(std::string_view text) {
    return '`' + make_visible(shorten(text, quoted_bytes_max)) + '`';
}

std::string listed(std::span<const std::string_view> words) {
    std::string list;
    for (const std::string_view word : words) {
        if (!list.empty()) list += ", ";
        list += word;
    }
    return list;
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t word_bytes_max = 40;
    if (word.size() < 3 || word.size() > word_bytes_max) return {};
    std::string_view best;
    std::size_t best_distance =
        word.size() < 6 ? 2 : 3;  // at most one slip in a short word, two in a long one
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance && distance < candidate.size()) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace proviso::clause::grammar
