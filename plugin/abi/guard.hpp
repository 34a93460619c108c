// The border of the library: what happens inside comes out as a status and an error object, never as an
// exception. Also the helpers that every function of the C interface needs to judge its arguments. Thread
// rule: no state.
#pragma once

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "plugin/abi/objects.hpp"

namespace proviso::abi {

// Hands out the error object where the host wants one, and returns its status.
proviso_status give_error(proviso_error** out, const Error& error) noexcept;

template <class Body>
proviso_status guarded(proviso_error** out, Body body) noexcept {
    if (out != nullptr) *out = nullptr;
    try {
        const Status status = body();
        return status.has_value() ? PROVISO_OK : give_error(out, status.error());
    } catch (const std::bad_alloc&) {
        return give_error(out, Error{"E-MEMORY", "there is not enough memory", "", {}});
    } catch (const std::exception& fault) {
        return give_error(out,
                          Error{"E-INTERNAL", std::string{"a fault of Proviso: "} + fault.what(), "", {}});
    } catch (...) {
        return give_error(out, Error{"E-INTERNAL", "a fault of Proviso", "", {}});
    }
}

// For getters, which have no way to tell an error: nothing is their answer.
template <class Body>
auto quietly(Body body) noexcept -> decltype(body()) {
    try {
        return body();
    } catch (...) {
        return {};
    }
}

[[nodiscard]] inline Error bad_argument(std::string message, std::string help = {}) {
    return Error{"E-ARGUMENT", std::move(message), std::move(help), {}};
}

// The object, or the error that says which handle is none.
template <class Object>
[[nodiscard]] Result<std::shared_ptr<Object>> object_of(const typename Object::Handle* handle,
                                                        std::string_view name) {
    std::shared_ptr<Object> object = look_up<Object>(handle);
    if (object != nullptr) return object;
    const std::string what = handle == nullptr ? "is null" : "is not alive, or a handle of another kind";
    return Error{"E-HANDLE", "the handle `" + std::string{name} + "` " + what, "", {}};
}

// A copy of the host's options with what it does not know set to zero. A host that was built against a newer
// header may set members that this library lacks: that is refused, as ignoring them could change a verdict.
template <class Options>
[[nodiscard]] Result<Options> options_of(const Options* given) {
    Options options{};
    if (given == nullptr) return options;
    const std::size_t size = given->struct_size;
    constexpr std::size_t size_max = 4096;  // no future struct is larger; beyond it the size is a stray value
    if (size < sizeof(std::size_t) || size > size_max) {
        return Error{
            "E-VERSION", "`struct_size` of the options is not set", "set it to `sizeof` the struct", {}};
    }
    const auto* bytes = reinterpret_cast<const char*>(given);
    for (std::size_t i = sizeof(Options); i < size; ++i) {
        if (bytes[i] == 0) continue;
        return Error{"E-VERSION",
                     "the options hold a member that this version of the library does not know",
                     "use a newer library, or the header of this one",
                     {}};
    }
    std::memcpy(&options, given, std::min(size, sizeof(Options)));
    return options;
}

// Fills as much of the host's struct as the host knows.
template <class Record>
[[nodiscard]] Status fill(Record* out, const Record& values) {
    if (out == nullptr) return bad_argument("the struct to fill is null");
    const std::size_t size = out->struct_size;
    if (size < sizeof(std::size_t)) return Error{"E-VERSION", "`struct_size` is not set", "", {}};
    const std::size_t known = std::min(size, sizeof(Record));
    const auto* from = reinterpret_cast<const char*>(&values);
    std::memcpy(reinterpret_cast<char*>(out) + sizeof(std::size_t), from + sizeof(std::size_t),
                known - sizeof(std::size_t));
    return Done{};
}

[[nodiscard]] inline proviso_text view(std::string_view text) {
    return proviso_text{text.data(), text.size()};
}

// Errors: a view without data but with a size; a name that is no UTF-8.
[[nodiscard]] Result<std::string_view> text_of(proviso_text text, std::string_view name);

// A file's name is for people and reports, so it is made visible; its bytes are taken as they are.
[[nodiscard]] Result<MapFile> file_of(const proviso_file* file, std::string_view name);

[[nodiscard]] Status check_sink(const proviso_sink& sink);
// `E-SINK` once the host's sink has asked to stop.
[[nodiscard]] Status send(const proviso_sink& sink, std::string_view text);

}  // namespace proviso::abi
