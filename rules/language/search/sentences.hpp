// Where a sentence of a folded text begins and ends. When in doubt a sentence goes on: then a negation is
// rather seen too often than once too seldom.
//
// Doors: `sentence_begin`, `sentence_end`. Thread rule: no state.
#pragma once

#include <cstddef>
#include <string_view>

namespace proviso::clause {

// `. ! ? ;` before a blank or the end, and a paragraph's end. No end: a full stop within a number (`2.1`),
// after a single letter or an abbreviation (`z. b.`, `art. 5`), after a number of one or two digits (`am 3.
// märz`) and between numbers. A colon is no end: what follows it belongs to what it announces.
[[nodiscard]] bool is_sentence_end(std::string_view folded, std::size_t byte);

// Offset behind the first end at or after `from`.
[[nodiscard]] std::size_t sentence_end(std::string_view folded, std::size_t from);

// Offset where the sentence begins that holds `byte`; looks back no further than `floor`, where a sentence
// begins.
[[nodiscard]] std::size_t sentence_begin(std::string_view folded, std::size_t byte, std::size_t floor);

}  // namespace proviso::clause
