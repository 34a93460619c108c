#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/line_index.hpp"
#include "rules/language/grammar/faults.hpp"
#include "rules/language/parse.hpp"

namespace proviso::clause {
namespace {

using grammar::Span;

constexpr std::size_t columns_max = 100;        // of a source line that is shown
constexpr std::size_t columns_before_max = 50;  // of them before the place, when the line is cut
constexpr std::size_t tab_columns = 4;

// One character of a source line, as it is shown.
struct Glyph {
    std::string shown;  // of one column, but a tab
    std::size_t begin = 0;
};

std::size_t columns_of(const Glyph& glyph) { return glyph.shown == "\t" ? tab_columns : 1; }

std::size_t utf8_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// Control characters, what turns the direction of writing, and malformed bytes must not act upon a terminal.
bool is_hostile(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return first != '\t' && (first < 0x20 || first >= 0x7F);
    if (character.size() == 2) return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    const bool is_bidi =
        (character >= "\u202A" && character <= "\u202E") || (character >= "\u2066" && character <= "\u2069");
    return character.size() == 3 && (is_bidi || character == "\u200E" || character == "\u200F");
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::vector<Glyph> glyphs_of(std::string_view line) {
    std::vector<Glyph> glyphs;
    for (std::size_t begin = 0; begin < line.size();) {
        std::size_t length = utf8_length(static_cast<unsigned char>(line[begin]));
        const std::string_view character = line.substr(begin, std::max<std::size_t>(length, 1));
        const bool is_whole = character.size() == length &&
                              std::all_of(character.begin() + 1, character.end(), continues_character);
        if (!is_whole) length = 1;
        const bool is_shown = is_whole && !is_hostile(character);
        glyphs.push_back(Glyph{is_shown ? std::string{character} : "\uFFFD", begin});
        begin += length;
    }
    return glyphs;
}

// A line of the source around a place in it, and the marks below.
struct Excerpt {
    std::string text;
    std::string marks;
};

// Of a very long line, as many bytes around the place as could be shown; whole characters of well-formed
// text.
Span window_around(std::string_view line, std::size_t place) {
    constexpr std::size_t bytes_per_column = 4;
    std::size_t from = place > bytes_per_column * columns_max ? place - bytes_per_column * columns_max : 0;
    while (from > 0 && from < place && continues_character(line[from])) ++from;
    std::size_t to = std::min(line.size(), place + bytes_per_column * columns_max);
    while (to < line.size() && to > place && continues_character(line[to])) --to;
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

// `place` are bytes of the line.
Excerpt excerpt_of(std::string_view line, Span place, char mark) {
    const Span window = window_around(line, place.begin);
    const std::vector<Glyph> glyphs = glyphs_of(line.substr(window.begin, window.end - window.begin));
    const auto index_of = [&](std::size_t byte) {
        const auto found = std::ranges::lower_bound(glyphs, byte - window.begin, {}, &Glyph::begin);
        return static_cast<std::size_t>(found - glyphs.begin());
    };
    const std::size_t marked = index_of(place.begin);
    const std::size_t marked_end = std::max(index_of(place.end), marked + 1);
    const bool is_cut = glyphs.size() > columns_max;
    const std::size_t from = is_cut && marked > columns_before_max ? marked - columns_before_max : 0;
    const std::size_t to = std::min(glyphs.size(), from + columns_max);

    Excerpt excerpt;
    if (from > 0) excerpt = {"…", " "};
    for (std::size_t i = from; i < to; ++i) {
        const bool is_tab = glyphs[i].shown == "\t";
        excerpt.text += is_tab ? std::string(tab_columns, ' ') : glyphs[i].shown;
        if (i < marked_end) excerpt.marks.append(columns_of(glyphs[i]), i < marked ? ' ' : mark);
    }
    if (marked >= to) excerpt.marks += mark;  // behind the last character
    if (to < glyphs.size() || window.end < line.size()) excerpt.text += "…";
    return excerpt;
}

// A place of the diagnostic, ready to be shown.
struct ShownPlace {
    std::uint32_t line = 0;
    Excerpt excerpt;
    std::string label;
};

class Renderer {
public:
    Renderer(const Diagnostic& diagnostic, const Source& source) : diagnostic_(diagnostic), source_(source) {
        main_ = shown(diagnostic.begin, diagnostic.end, diagnostic.label, '^');
        std::uint32_t last_line = main_.line;
        for (const RelatedPlace& place : diagnostic.related) {
            related_.push_back(shown(place.begin, place.end, place.label, '-'));
            last_line = std::max(last_line, related_.back().line);
        }
        gutter_ = std::to_string(last_line).size();
    }

    std::string render() {
        const LineColumn place = locate(source_.text, diagnostic_.begin);
        const bool is_error = diagnostic_.severity == Diagnostic::Severity::Error;
        add("{} {}: {}\n", is_error ? "error" : "warning", diagnostic_.code, diagnostic_.message);
        add("{:>{}}--> {}:{}:{}\n", "", gutter_ + 1, source_.name, place.line, place.column);
        add("{:>{}}|\n", "", gutter_ + 1);
        add_place(main_);
        for (const ShownPlace& other : related_) {
            add("{:>{}}...\n", "", gutter_ + 1);
            add_place(other);
        }
        if (!diagnostic_.why.empty()) add_remark("why", diagnostic_.why);
        for (const std::string& help : diagnostic_.help) add_remark("help", help);
        for (const std::string& note : diagnostic_.notes) add_remark("note", note);
        return std::move(text_);
    }

private:
    template <class... Values>
    void add(fmt::format_string<Values...> pattern, Values&&... values) {
        fmt::format_to(std::back_inserter(text_), pattern, std::forward<Values>(values)...);
    }

    // Of a place that goes over several lines, the first is shown.
    [[nodiscard]] ShownPlace shown(std::uint32_t begin, std::uint32_t end, std::string label,
                                   char mark) const {
        const std::string_view text = source_.text;
        const std::size_t at = std::min<std::size_t>(begin, text.size());
        const std::size_t line_begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
        std::size_t line_end = std::min(text.find('\n', at), text.size());
        if (line_end > line_begin && text[line_end - 1] == '\r') --line_end;
        const std::size_t marked_end = std::clamp<std::size_t>(end, at, std::max(at, line_end));
        const Span place{static_cast<std::uint32_t>(at - line_begin),
                         static_cast<std::uint32_t>(marked_end - line_begin)};
        return ShownPlace{locate(text, at).line,
                          excerpt_of(text.substr(line_begin, line_end - line_begin), place, mark),
                          std::move(label)};
    }

    void add_place(const ShownPlace& place) {
        add("{:<{}} | {}\n", place.line, gutter_, place.excerpt.text);
        add("{:>{}}| {}{}{}\n", "", gutter_ + 1, place.excerpt.marks, place.label.empty() ? "" : " ",
            place.label);
    }

    // Long remarks go on in further lines, below their beginning.
    void add_remark(std::string_view kind, std::string_view remark) {
        std::string head = fmt::format("{}: ", kind);
        while (true) {
            const std::size_t end = end_of_row(remark);
            add("{:>{}}= {}{}\n", "", gutter_ + 1, head, remark.substr(0, end));
            if (end == remark.size()) return;
            remark.remove_prefix(end + 1);
            head.assign(head.size(), ' ');
        }
    }

    // At a line end or at a blank.
    static std::size_t end_of_row(std::string_view remark) {
        const std::size_t line_end = std::min(remark.find('\n'), remark.size());
        if (line_end <= columns_max) return line_end;
        const std::size_t blank = remark.rfind(' ', columns_max);
        return blank == std::string_view::npos ? line_end : blank;
    }

    const Diagnostic& diagnostic_;
    const Source& source_;
    ShownPlace main_;
    std::vector<ShownPlace> related_;
    std::size_t gutter_ = 1;
    std::string text_;
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const Source& source) {
    return Renderer{diagnostic, source}.render();
}

}  // namespace proviso::clause
