#include "tests/support/tar_bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>

namespace proviso::test {
namespace {

constexpr std::size_t block_bytes = 512;

void put(std::string& bytes, std::size_t value, int size) {
    for (int i = 0; i < size; ++i, value >>= 8U) bytes += static_cast<char>(value & 0xFFU);
}

void place(std::string& block, std::size_t at, std::string_view text) {
    block.replace(at, text.size(), text);
}

std::string octal(std::size_t value, int digits) {
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%0*zo", digits, value);
    return {text, static_cast<std::size_t>(size)};
}

std::string header_of(const std::string& name, std::size_t size) {
    std::string block(block_bytes, '\0');
    place(block, 0, name);
    place(block, 100, "0000644");
    place(block, 108, "0000000");
    place(block, 116, "0000000");
    place(block, 124, octal(size, 11));
    place(block, 136, octal(0, 11));
    place(block, 148, "        ");
    place(block, 156, "0");
    place(block, 257,
          std::string_view{"ustar\0"
                           "00",
                           8});
    std::size_t sum = 0;
    for (const char byte : block) sum += static_cast<unsigned char>(byte);
    place(block, 148, octal(sum, 6) + '\0');
    return block;
}

}  // namespace

std::string tar_of(const ZipEntries& entries) {
    std::string bytes;
    for (const auto& [name, content] : entries) {
        bytes += header_of(name, content.size()) + content;
        bytes.resize((bytes.size() + block_bytes - 1) / block_bytes * block_bytes);
    }
    return bytes + std::string(2 * block_bytes, '\0');
}

std::string gzip_of(std::string_view bytes) {
    constexpr std::size_t stored_max = 65'535;
    std::string packed{"\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10};
    std::string_view rest = bytes;
    do {
        const std::string_view part = rest.substr(0, std::min(stored_max, rest.size()));
        rest.remove_prefix(part.size());
        packed += rest.empty() ? '\1' : '\0';
        put(packed, part.size(), 2);
        put(packed, ~part.size(), 2);
        packed += part;
    } while (!rest.empty());
    put(packed, checksum_of(bytes), 4);
    put(packed, bytes.size(), 4);
    return packed;
}

}  // namespace proviso::test
