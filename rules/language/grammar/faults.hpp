// Collects what is wrong with one source, and the words of messages that all grammars share.
//
// Door: `Faults`. Thread rule: one object, one thread. Lifetime: refers to the source, which must outlive it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/source.hpp"

namespace proviso::clause::grammar {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

class Faults {
public:
    explicit Faults(const Source& source) : source_(source) {}

    // The diagnostic is there to be completed at once; beyond limits::diagnostics_max it is dropped.
    Diagnostic& add(std::string_view code, std::string message, Span place);

    [[nodiscard]] bool is_full() const;
    [[nodiscard]] const Source& source() const { return source_; }

    // In the order of the text.
    [[nodiscard]] std::vector<Diagnostic> take();

private:
    const Source& source_;
    std::vector<Diagnostic> found_;
    Diagnostic dropped_;
};

// In backticks, shortened, with hostile characters made visible.
[[nodiscard]] std::string quoted(std::string_view text);

// The words in one line, with commas.
[[nodiscard]] std::string listed(std::span<const std::string_view> words);

// The candidate that a slip of the keyboard could have turned into `word`; empty where none is near.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace proviso::clause::grammar
