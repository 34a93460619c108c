#include "rules/language/source.hpp"

#include <algorithm>
#include <utility>

#include "rules/language/parse.hpp"

namespace proviso::clause {
namespace {

constexpr std::size_t fence_length_min = 3;

// How many backticks the line begins with, behind at most three blanks; 0 where it opens or closes no fence.
std::size_t fence_length(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t end = std::min(line.find_first_not_of('`', begin), line.size());
    return begin <= 3 && end - begin >= fence_length_min ? end - begin : 0;
}

std::string_view info_of(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" `"), line.size()));
    return line.substr(0, line.find_first_of(" \t\r{"));
}

bool closes_fence(std::string_view line, std::size_t length) {
    return fence_length(line) >= length && info_of(line).empty();
}

}  // namespace

Source read_markdown(std::string name, std::string_view markdown) {
    std::string text(markdown.size(), ' ');
    std::size_t fence = 0;  // the length of the open one
    bool is_clause = false;
    for (std::size_t begin = 0; begin < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
        const std::string_view line = markdown.substr(begin, end - begin);
        if (fence == 0) {
            fence = fence_length(line);
            is_clause = info_of(line) == "clause";
        } else if (closes_fence(line, fence)) {
            fence = 0;
        } else if (is_clause) {
            line.copy(text.data() + begin, line.size());
        }
        if (end < markdown.size()) text[end] = '\n';
        begin = end + 1;
    }
    return Source{std::move(name), std::move(text)};
}

}  // namespace proviso::clause
