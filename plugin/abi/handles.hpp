// The live handles of the C interface. A handle is a number dressed as a pointer: it is looked up and never
// followed, and no number is given out twice. So a null, freed, foreign or mistyped handle is simply not
// found, and an object that one thread frees stays until the call that another thread is making on it ends.
//
// Doors: `hand_out`, `look_up`, `release`. Thread rule: all may be called from any thread.
#pragma once

#include <cstdint>
#include <memory>

namespace proviso::abi {

enum class HandleKind : std::uint8_t {
    Error,
    Engine,
    Pack,
    Diagnostics,
    Tests,
    Check,
    Dossier,
    Report,
    Comparison,
    Schemas,
    Survey,
    Feed
};

[[nodiscard]] void* register_object(HandleKind kind, std::shared_ptr<void> object);
[[nodiscard]] std::shared_ptr<void> find_object(HandleKind kind, const void* handle);
void release_object(HandleKind kind, const void* handle);

// An object type names its C handle and its kind: `using Handle = proviso_engine;`, `kind`.
template <class Object>
[[nodiscard]] typename Object::Handle* hand_out(std::shared_ptr<Object> object) {
    return static_cast<typename Object::Handle*>(register_object(Object::kind, std::move(object)));
}

// Null when the handle is not alive or of another kind.
template <class Object>
[[nodiscard]] std::shared_ptr<Object> look_up(const typename Object::Handle* handle) {
    return std::static_pointer_cast<Object>(find_object(Object::kind, handle));
}

template <class Object>
void release(const typename Object::Handle* handle) {
    release_object(Object::kind, handle);
}

}  // namespace proviso::abi
