// What one reading leaves for the next: the parser and its buffers. To make them anew costs as much as to
// read a small document.
//
// Door: hand it to `read`. Thread rule: one reading at a time. Lifetime: names (`Name::id`) live until the
// next reading begins.
#pragma once

#include <cstdint>
#include <memory>

namespace proviso::xml {

class Workspace {
public:
    Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    ~Workspace();

    // Changes with each reading: names have other ids then.
    [[nodiscard]] std::uint64_t generation() const;

    struct State;
    [[nodiscard]] State& state() { return *state_; }

private:
    std::unique_ptr<State> state_;
};

}  // namespace proviso::xml
