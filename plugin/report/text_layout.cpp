#include "plugin/report/text_layout.hpp"

#include "model/base/unicode.hpp"

#include <algorithm>
#include <array>

namespace proviso {
namespace {

constexpr std::size_t narrowest = 20;  // a text column below this would be one word a line

// By Style. Bold and the basic colours only: every terminal and every colour scheme has them.
constexpr std::array<std::string_view, 6> escapes{"",         "\x1b[1m",  "\x1b[1;31m",
                                                  "\x1b[33m", "\x1b[32m", "\x1b[2m"};
constexpr std::string_view reset = "\x1b[0m";

// The next word of `text` from `begin`; blanks, tabs and line ends separate words.
std::string_view next_word(std::string_view text, std::size_t begin) {
    const std::size_t first = text.find_first_not_of(" \t\n\r", begin);
    if (first == std::string_view::npos) return {};
    const std::size_t last = text.find_first_of(" \t\n\r", first);
    return text.substr(first, last == std::string_view::npos ? last : last - first);
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    const auto begins_character = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    };
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

TextLayout::TextLayout(const WriteOptions& options, const Sink& sink)
    : width_(options.width), uses_colour_(options.uses_colour), sink_(sink) {}

void TextLayout::blank_line() { sink_("\n"); }

void TextLayout::put_line(std::size_t indent, std::string_view label, std::string_view text, Style style) {
    std::string line(indent, ' ');
    line += label;
    const bool is_styled = uses_colour_ && style != Style::Plain;
    if (is_styled) line += escapes[static_cast<std::size_t>(style)];
    line += text;
    if (is_styled) line += reset;
    line.erase(line.find_last_not_of(' ') + 1);
    sink_(line + "\n");
}

void TextLayout::paragraph(Indent indent, std::string_view text, Style style) {
    const std::string visible = make_visible(text);
    const std::string_view whole = visible;
    std::string line;
    std::size_t margin = indent.first;
    std::size_t begin = 0;
    for (std::string_view word = next_word(whole, 0); !word.empty(); word = next_word(whole, begin)) {
        begin = static_cast<std::size_t>(word.data() - whole.data()) + word.size();
        const std::size_t room = std::max(narrowest, width_ - std::min(width_, margin));
        if (!line.empty() && columns_of(line) + 1 + columns_of(word) > room) {
            put_line(margin, {}, line, style);
            line.clear();
            margin = indent.rest;
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    if (!line.empty()) put_line(margin, {}, line, style);
}

void TextLayout::labelled(Indent indent, std::string_view label, std::string_view text) {
    std::string padded{label};
    padded.append(indent.rest - std::min(indent.rest, indent.first + columns_of(label)), ' ');
    // The label is laid over the indent of the first line, which the wrapped text leaves free.
    bool is_first = true;
    const Sink inner = [&](std::string_view line) {
        if (!is_first) return sink_(line);
        is_first = false;
        sink_(std::string(indent.first, ' ') + padded + std::string{line.substr(indent.rest)});
    };
    TextLayout beside{WriteOptions{.width = width_, .texts = nullptr}, inner};
    beside.paragraph(Indent{indent.rest, indent.rest}, text);
}

}  // namespace proviso
