#include "tests/support/zip_bytes.hpp"

#include <cstddef>
#include <cstdint>

namespace proviso::test {
namespace {

void put(std::string& bytes, std::size_t value, int size) {
    for (int i = 0; i < size; ++i, value >>= 8U) bytes += static_cast<char>(value & 0xFFU);
}

// What both headers of an entry say.
void put_facts(std::string& header, const std::string& name, const std::string& content) {
    put(header, 20, 2);      // version needed
    put(header, 0x0800, 2);  // the name is UTF-8
    put(header, 0, 6);       // stored; no time
    put(header, checksum_of(content), 4);
    put(header, content.size(), 4);
    put(header, content.size(), 4);
    put(header, name.size(), 2);
    put(header, 0, 2);
}

}  // namespace

std::uint32_t checksum_of(std::string_view bytes) {
    std::uint32_t sum = ~0U;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int i = 0; i < 8; ++i) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

std::string zip_of(const ZipEntries& entries) {
    std::string bytes;
    std::string directory;
    for (const auto& [name, content] : entries) {
        const std::size_t offset = bytes.size();
        bytes += "PK\x03\x04";
        put_facts(bytes, name, content);
        bytes += name + content;
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        put_facts(directory, name, content);
        put(directory, 0, 10);
        put(directory, offset, 4);
        directory += name;
    }
    const std::size_t begin = bytes.size();
    bytes += directory + "PK\x05\x06";
    put(bytes, 0, 4);
    put(bytes, entries.size(), 2);
    put(bytes, entries.size(), 2);
    put(bytes, directory.size(), 4);
    put(bytes, begin, 4);
    put(bytes, 0, 2);
    return bytes;
}

}  // namespace proviso::test
