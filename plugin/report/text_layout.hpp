// Lines of a page of text: wrapped at a width, with hanging indents, without trailing blanks. Whatever passes
// is made visible, so that a hostile text cannot steer the reader's terminal. Thread rule: one owner.
// Lifetime: the sink must outlive it.
#pragma once

#include "plugin/report/writers.hpp"

namespace proviso {

enum class Style : std::uint8_t { Plain, Heading, Gap, Caution, Good, Quiet };

struct Indent {
    std::size_t first = 0;  // columns before the first line
    std::size_t rest = 0;   // and before the others
};

class TextLayout {
public:
    TextLayout(const WriteOptions& options, const Sink& sink);

    void blank_line();
    void paragraph(Indent indent, std::string_view text, Style style = Style::Plain);
    // `label` stands before the first line, and the text hangs beside it.
    void labelled(Indent indent, std::string_view label, std::string_view text);

private:
    void put_line(std::size_t indent, std::string_view label, std::string_view text, Style style);

    std::size_t width_;
    bool uses_colour_;
    const Sink& sink_;
};

// Characters, not bytes: what a terminal shows of a European text.
[[nodiscard]] std::size_t columns_of(std::string_view text);

}  // namespace proviso
