// A regular expression of the linear-time dialect, as `matches` takes it. RE2 stays in the source file.
//
// Door: `Pattern::compile`. Thread rule: immutable; share it freely.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/base/result.hpp"

namespace proviso::clause {

class Pattern {
public:
    // Errors: E0301 with what is wrong in the pattern.
    [[nodiscard]] static Result<Pattern> compile(const std::string& pattern);

    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    // Is the pattern found anywhere in the text? `^` and `$` stand for its ends.
    [[nodiscard]] bool is_found_in(std::string_view text) const;

private:
    struct State;
    explicit Pattern(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace proviso::clause
