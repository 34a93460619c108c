#include "rules/language/search/pattern.hpp"

#include <re2/re2.h>

#include <utility>

namespace proviso::clause {
namespace {

constexpr int memory_bytes_max = 8 << 20;

RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory_bytes_max);
    return options;
}

}  // namespace

struct Pattern::State {
    explicit State(const std::string& pattern) : expression(pattern, options()) {}
    RE2 expression;
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(const std::string& pattern) {
    auto state = std::make_unique<State>(pattern);
    if (!state->expression.ok()) {
        return Error{"E0301", "this is not a pattern: " + state->expression.error(),
                     "look-around and back references are not part of the dialect", Place{}};
    }
    return Pattern{std::move(state)};
}

// Where the fast automaton runs out of memory, RE2 goes on with a slower one of constant memory: no answer is
// lost.
bool Pattern::is_found_in(std::string_view text) const {
    return RE2::PartialMatch(re2::StringPiece{text.data(), text.size()}, state_->expression);
}

}  // namespace proviso::clause
