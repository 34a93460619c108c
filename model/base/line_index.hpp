// Turns a byte offset in a UTF-8 text into the line and column that a person looks for. Offsets are what the
// reader hands out; lines are computed only for what is shown (findings, errors), never for what is read.
//
// Doors: `LineIndex` for many offsets in one text, `locate` for one. Both accept text that is not valid
// UTF-8. Thread rule: immutable after construction. Lifetime: the index refers to the text, which must
// outlive it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace proviso {

// Both count from 1. A line ends with a line feed (so CR LF ends one line), a column is a character (not a
// byte).
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend bool operator==(const LineColumn&, const LineColumn&) = default;
};

class LineIndex {
public:
    explicit LineIndex(std::string_view utf8);

    // An offset past the end is taken as the end. The cost is bounded by the block size, whatever the length
    // of the line: a document on one line of 60 MB is no reason to be slow.
    [[nodiscard]] LineColumn locate(std::uint64_t byte) const;

private:
    // What lies before a block of the text.
    struct Block {
        std::uint32_t newlines = 0;
        std::uint32_t characters = 0;
        std::uint32_t line_start = 0;  // offset of the line that the block begins in
    };

    [[nodiscard]] std::uint32_t characters_before(std::size_t byte) const;

    std::string_view text_;
    std::vector<Block> blocks_;
};

[[nodiscard]] LineColumn locate(std::string_view utf8, std::uint64_t byte);

}  // namespace proviso
