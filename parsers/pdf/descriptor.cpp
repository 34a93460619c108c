#include "parsers/pdf/descriptor.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace proviso::pdf {
namespace {

// A host may have closed its standard input; a pipe of that number would be lost when it is put in its place.
Descriptor raised(int number) {
    constexpr int lowest = 10;
    if (number < 0) return Descriptor{};
    const Descriptor low{number};
    return Descriptor{fcntl(number, F_DUPFD_CLOEXEC, lowest)};
}

}  // namespace

void Descriptor::close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

Pipe make_pipe() {
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return Pipe{Descriptor{}, Descriptor{}};
    return Pipe{raised(ends[0]), raised(ends[1])};
}

Descriptor make_memory_file(std::string_view bytes) {
    Descriptor file = raised(memfd_create("proviso", MFD_CLOEXEC));
    while (file.is_open() && !bytes.empty()) {
        const ssize_t count = write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return Descriptor{};
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (file.is_open() && lseek(file.number(), 0, SEEK_SET) != 0) return Descriptor{};
    return file;
}

}  // namespace proviso::pdf
