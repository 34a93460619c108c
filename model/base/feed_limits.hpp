// The limits of the profile `feed`, for documents that hold many dossiers: read entry by entry, so that the
// memory is that of the index and of the largest entry. Each entry is a document, for which those of
// `limits.hpp` hold. Reaching one is a clear error.
#pragma once

#include <cstddef>
#include <cstdint>

namespace proviso::limits::feed {

inline constexpr std::uint64_t document_bytes_max = (std::uint64_t{4} << 30) - 1;  // offsets have 32 bits
inline constexpr std::uint32_t entries_max = 1'000'000;
inline constexpr std::size_t entry_bytes_max = std::size_t{16} << 20;
inline constexpr std::size_t key_bytes_max = 1'000;
inline constexpr std::size_t root_tag_bytes_max = std::size_t{64} << 10;

}  // namespace proviso::limits::feed
