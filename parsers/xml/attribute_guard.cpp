#include "parsers/xml/attribute_guard.hpp"

#include "model/base/limits.hpp"
#include "model/base/line_index.hpp"

#include <fmt/format.h>

#include <cstring>
#include <optional>
#include <string>

namespace proviso::xml {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t npos = std::string_view::npos;

// The shortest attribute is ` a=""`. So a tag with too many of them is followed by more bytes than this
// without any `<`, which may stand neither in a tag nor in a value.
constexpr std::size_t run_bytes = std::size_t{limits::attributes_per_element_max} * 5;

struct Tag {
    std::size_t attributes = 0;
    std::size_t end = 0;  // where the tag ends, or where no parser would go on
};

// Invariant: `open` is the place of a `<`. Counts the equals signs outside quotes.
Tag measure_tag(std::string_view text, std::size_t open) {
    Tag tag{0, open + 1};
    while (true) {
        const std::size_t at = text.find_first_of("=\"'<>"sv, tag.end);
        tag.end = at == npos ? text.size() : at;
        if (at == npos || text[at] == '<' || text[at] == '>') return tag;
        if (text[at] == '=') {
            ++tag.attributes;
            ++tag.end;
            continue;
        }
        const std::size_t close = text.find_first_of(text[at] == '"' ? "\"<"sv : "'<"sv, at + 1);
        tag.end = close == npos ? text.size() : close + (text[close] == '<' ? 0U : 1U);
    }
}

bool begins_start_tag(std::string_view text, std::size_t open) {
    return open + 1 < text.size() && "!?/"sv.find(text[open + 1]) == npos;
}

bool is_crowded(std::string_view text, std::size_t open) {
    return begins_start_tag(text, open) &&
           measure_tag(text, open).attributes > limits::attributes_per_element_max;
}

// Behind the comment, CDATA section or processing instruction at `open`; npos where it does not end, and
// `open` itself where there is none.
std::size_t skip_section(std::string_view text, std::size_t open) {
    struct Section {
        std::string_view begin;
        std::string_view end;
    };
    constexpr Section sections[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    for (const Section& section : sections) {
        if (!text.substr(open).starts_with(section.begin)) continue;
        const std::size_t close = text.find(section.end, open + section.begin.size());
        return close == npos ? npos : close + section.end.size();
    }
    return open;
}

// The exact answer, for the rare text that has a suspicious run. Linear.
std::optional<std::size_t> find_crowded_tag(std::string_view text) {
    std::size_t at = text.find('<');
    while (at != npos) {
        const std::size_t behind = skip_section(text, at);
        if (behind == npos) return std::nullopt;
        if (behind != at) {
            at = text.find('<', behind);
            continue;
        }
        std::size_t end = at + 1;
        if (begins_start_tag(text, at)) {
            const Tag tag = measure_tag(text, at);
            if (tag.attributes > limits::attributes_per_element_max) return at;
            end = tag.end;
        }
        at = text.find('<', end);
    }
    return std::nullopt;
}

// Jumps from `<` to `<`, as far as a run reaches, and looks closer only where a run has none.
bool has_suspicious_run(std::string_view text) {
    std::size_t at = text.find('<');
    while (at != npos && text.size() - at > run_bytes) {
        const void* const last = memrchr(text.data() + at + 1, '<', run_bytes);
        if (last != nullptr) {
            at = static_cast<std::size_t>(static_cast<const char*>(last) - text.data());
            continue;
        }
        if (is_crowded(text, at)) return true;
        at = text.find('<', at + 1 + run_bytes);
    }
    return false;
}

}  // namespace

Status guard_attributes(std::string_view document_name, std::string_view utf8) {
    if (!has_suspicious_run(utf8)) return Done{};
    const std::optional<std::size_t> tag = find_crowded_tag(utf8);
    if (!tag) return Done{};
    const LineColumn at = locate(utf8, *tag);
    return Error{"E-LIMIT-ATTR",
                 fmt::format("an element has more than {} attributes, which no e-procurement document needs",
                             limits::attributes_per_element_max),
                 "have the program that made the document export it again",
                 Place{std::string{document_name}, {}, *tag, at.line, at.column}};
}

}  // namespace proviso::xml
