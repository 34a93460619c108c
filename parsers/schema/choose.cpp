#include "parsers/schema/choose.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace proviso::schema {
namespace {

using Version = std::vector<std::uint32_t>;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// `1.10.5` of `sdk-1.10.5`, `4.1` of `v4.1`; nothing for a word without a number.
Version version_in(std::string_view word) {
    Version version;
    const auto* const first = std::ranges::find_if(word, is_digit);
    const char* at = word.data() + (first - word.begin());
    const char* const end = word.data() + word.size();
    while (at != end && is_digit(*at)) {
        std::uint32_t number = 0;
        const auto [rest, fault] = std::from_chars(at, end, number);
        if (fault != std::errc{}) return {};
        version.push_back(number);
        at = rest != end && *rest == '.' ? rest + 1 : rest;
        if (at == rest) break;
    }
    return version;
}

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (const char byte : text) {
        const bool is_end = byte == '/' || byte == '-' || byte == '_' || byte == ' ';
        if (!is_end) {
            word += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.insert(std::move(word));
    return words;
}

std::string_view without_ending(std::string_view path) {
    constexpr std::string_view ending = ".xsd";
    return path.ends_with(ending) ? path.substr(0, path.size() - ending.size()) : path;
}

// Whether one of the words is the document's version. A number of another generation may count other things:
// `2.3` in the path of an eForms schema is the version of UBL.
enum class Named : std::uint8_t { None, Other, Own };

bool begins_with(const Version& whole, const Version& part) {
    return whole.size() >= part.size() && std::equal(part.begin(), part.end(), whole.begin());
}

Named version_named(const std::set<std::string>& words, const Version& wanted) {
    Named named = Named::None;
    for (const std::string& word : words) {
        const Version version = version_in(word);
        if (wanted.empty() || version.empty() || version.front() != wanted.front()) continue;
        if (begins_with(version, wanted)) return Named::Own;
        named = Named::Other;
    }
    return named;
}

struct Candidate {
    std::size_t schema = 0;
    std::set<std::string> words;
    std::vector<Version> versions;
    Named named = Named::None;
};

// Those whose paths speak most of the format's own words: `eforms` before `ubl`.
void keep_kin(std::vector<Candidate>& candidates, const std::set<std::string>& format_words) {
    const auto shared = [&](const Candidate& candidate) {
        return std::ranges::count_if(candidate.words,
                                     [&](const std::string& word) { return format_words.contains(word); });
    };
    const auto most = shared(*std::ranges::max_element(candidates, {}, shared));
    std::erase_if(candidates, [&](const Candidate& candidate) { return shared(candidate) < most; });
}

// What all candidates share tells nothing: `2.3` stands in the path of each eForms schema.
void keep_what_differs(std::vector<Candidate>& candidates) {
    std::set<std::string> common = candidates.front().words;
    for (const Candidate& candidate : candidates) {
        std::erase_if(common, [&](const std::string& word) { return !candidate.words.contains(word); });
    }
    for (Candidate& candidate : candidates) {
        std::erase_if(candidate.words, [&](const std::string& word) { return common.contains(word); });
        for (const std::string& word : candidate.words) {
            const Version version = version_in(word);
            if (!version.empty()) candidate.versions.push_back(version);
        }
        std::ranges::sort(candidate.versions, std::greater{});
    }
}

// The better one compares less. A higher version of the same generation takes what a lower one did.
using Closeness = std::pair<int, Version>;
Closeness closeness(const Version& wanted, const Version& offered) {
    Version inverted = offered;
    for (std::uint32_t& number : inverted) number = ~number;
    if (wanted.empty()) return {1, inverted};
    if (begins_with(offered, wanted)) return {0, inverted};
    if (offered.front() == wanted.front() && offered > wanted) return {1, offered};
    return offered < wanted ? Closeness{2, inverted} : Closeness{3, offered};
}

Closeness best_closeness(const Version& wanted, const Candidate& candidate) {
    Closeness best{4, {}};
    for (const Version& version : candidate.versions) best = std::min(best, closeness(wanted, version));
    return best;
}

}  // namespace

std::optional<Choice> choose_among(std::span<const SchemaInfo> schemas, const DocumentKind& kind) {
    const Version wanted = version_in(kind.version);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        const SchemaInfo& schema = schemas[i];
        const bool declares = schema.target_namespace == kind.root_namespace &&
                              std::ranges::find(schema.roots, kind.root) != schema.roots.end();
        if (!declares) continue;
        std::set<std::string> words = words_of(without_ending(schema.path));
        words.merge(words_of(schema.version));
        const Named named = version_named(words, wanted);
        candidates.push_back({i, std::move(words), {}, named});
    }
    if (candidates.empty()) return std::nullopt;
    keep_kin(candidates, words_of(kind.format));
    keep_what_differs(candidates);
    const auto best = std::ranges::min_element(candidates, {}, [&](const Candidate& candidate) {
        return std::pair{best_closeness(wanted, candidate), candidate.schema};
    });
    const bool is_one_of_several = candidates.size() > 1 && !wanted.empty();
    const bool is_other = best->named == Named::Other || (is_one_of_several && best->named != Named::Own);
    return Choice{best->schema, is_other};
}

}  // namespace proviso::schema
