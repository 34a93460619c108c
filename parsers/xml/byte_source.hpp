// Bytes that need not stand in memory: a file, whose reading is the host's business.
// Thread rule: one owner.
#pragma once

#include <cstdint>
#include <span>

#include "model/base/result.hpp"

namespace proviso {

class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    // Fills `into` from `offset` on; fewer bytes only at the end.
    [[nodiscard]] virtual Result<std::size_t> read(std::uint64_t offset, std::span<char> into) = 0;
};

}  // namespace proviso
