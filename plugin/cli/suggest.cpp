#include "plugin/cli/suggest.hpp"

#include <algorithm>
#include <numeric>

namespace proviso::cli {
namespace {

// Letters to insert, drop or change, by the usual table of which one row is kept.
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[to.size()];
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return lower;
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    constexpr std::size_t length_max = 64;  // the table is quadratic, and no word of ours is longer
    if (word.size() > length_max) return {};
    const std::string wanted = lower_case(word);
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t away = distance(wanted, lower_case(candidate));
        if (away >= best_distance) continue;
        best_distance = away;
        best = candidate;
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const std::string guess = nearest(word, known);
    return guess.empty() ? std::string{} : "did you mean `" + guess + "`?";
}

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "`" : ", `") + word + "`";
    return list;
}

}  // namespace proviso::cli
