// Errors as values. Every fallible function of Proviso returns `Result<T>` (or `Status` where there is
// nothing to return); nothing throws across a folder, and a library's exceptions end in the folder that
// wraps it. An `Error` tells a person what is wrong, where, and what to do about it.
//
// Thread rule: plain values; share them as any other value.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace proviso {

// A place in a text that a person can open. Lines and columns count from 1, columns count characters (not
// bytes); 0 means unknown. `byte` counts from 0 over the UTF-8 form of the text.
struct Place {
    std::string document;  // the name under which the text was handed in
    std::string path;      // element path, where the text is XML
    std::uint64_t byte = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

// `code` is stable and machine-readable (`E-DTD`, `E0201`); `message` is a lower-case fragment without a full
// stop, in the reader's words, with user text in backticks; `help` says what to do and may be empty.
struct Error {
    std::string code;
    std::string message;
    std::string help;
    Place place;
};

// `code: message (document:line:column)` and, on a line of its own, the help.
[[nodiscard]] std::string describe(const Error& error);

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    // Invariant: asked only after `has_value()`.
    [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
    [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
    [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }

    // Invariant: asked only after `!has_value()`.
    [[nodiscard]] Error& error() & { return *std::get_if<1>(&state_); }
    [[nodiscard]] const Error& error() const& { return *std::get_if<1>(&state_); }
    [[nodiscard]] Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

private:
    std::variant<T, Error> state_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace proviso

// `PROVISO_TRY(name, expression)` binds `name` to the value of a Result, or returns its error.
#define PROVISO_TRY(name, expression)                                        \
    auto name##_result = (expression);                                       \
    if (!name##_result.has_value()) return std::move(name##_result).error(); \
    auto& name = name##_result.value()
