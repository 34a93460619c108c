#include "plugin/check/excerpts.hpp"

#include "model/base/unicode.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace proviso {
namespace {

constexpr std::size_t excerpts_max = 500;    // more would make the report longer than its reader's patience
constexpr std::size_t lines_around = 2;      // before and after the line
constexpr std::size_t line_bytes_max = 240;  // about three lines of a page
constexpr std::size_t bytes_before = 80;     // of a long line, before the place
constexpr std::string_view cut = "…";

// Where lines begin and end, by number from 1.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
            starts_.push_back(at + 1);
        }
    }

    [[nodiscard]] std::size_t count() const { return starts_.size(); }
    [[nodiscard]] std::string_view line(std::size_t number) const {
        const std::size_t begin = starts_[number - 1];
        const std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
        std::string_view line = text_.substr(begin, end - begin);
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }

private:
    std::string_view text_;
    std::vector<std::size_t> starts_{0};
};

std::size_t character_begin(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return at;
}

// The column counts characters; what is read of a line that is too long begins a little before it.
std::string shown(std::string_view line, std::size_t column) {
    if (line.size() <= line_bytes_max) return std::string{line};
    std::size_t at = 0;
    for (std::size_t passed = 1; passed < column && at < line.size(); ++passed) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
    }
    const std::size_t begin = at <= bytes_before ? 0 : character_begin(line, at - bytes_before);
    const std::string text = shorten(line.substr(begin), line_bytes_max);
    return begin == 0 ? text : std::string{cut} + text;
}

Excerpt excerpt_at(const Lines& lines, const Evidence& evidence) {
    Excerpt excerpt;
    excerpt.document = evidence.document;
    excerpt.line = evidence.line;
    const std::size_t first = evidence.line > lines_around ? evidence.line - lines_around : 1;
    const std::size_t last = std::min(lines.count(), evidence.line + lines_around);
    excerpt.first_line = static_cast<std::uint32_t>(first);
    for (std::size_t number = first; number <= last; ++number) {
        const std::size_t column = number == evidence.line ? evidence.column : 1;
        excerpt.lines.push_back(shown(lines.line(number), column));
    }
    return excerpt;
}

}  // namespace

std::vector<Excerpt> excerpts_of(const Dossier& dossier, std::span<const Finding> findings) {
    std::map<std::string_view, std::map<std::uint32_t, const Evidence*>> wanted;
    for (const Finding& finding : findings) {
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.line != 0) wanted[evidence.document].emplace(evidence.line, &evidence);
        }
    }
    std::vector<Excerpt> excerpts;
    for (const DocumentRecord& record : dossier.documents()) {
        const auto places = wanted.find(record.name);
        if (places == wanted.end()) continue;
        const Lines lines{record.text};
        for (const auto& [line, evidence] : places->second) {
            const bool is_full = excerpts.size() == excerpts_max;
            if (!is_full && line <= lines.count()) excerpts.push_back(excerpt_at(lines, *evidence));
        }
    }
    return excerpts;
}

}  // namespace proviso
