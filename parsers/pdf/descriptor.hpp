// File descriptors that close themselves. Thread rule: one owner each.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace proviso::pdf {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    void close();
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

// Both are closed in programs that the host starts, and lie above the three standard numbers, whatever the
// host has done to those. Not open where the system gives none.
struct Pipe {
    Descriptor reader;
    Descriptor writer;
};
[[nodiscard]] Pipe make_pipe();

// The bytes as a file without a name, in memory, set to its begin.
[[nodiscard]] Descriptor make_memory_file(std::string_view bytes);

}  // namespace proviso::pdf
