#include "model/base/arena.hpp"

#include <algorithm>
#include <cstring>

namespace proviso {

std::string_view Arena::store(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > free_bytes_) {
        const std::size_t bytes = std::max(block_bytes, text.size());
        blocks_.push_back(std::unique_ptr<char[]>(
            new char[bytes]));  // Uninitialised on purpose: every byte is copied over.
        free_ = blocks_.back().get();
        free_bytes_ = bytes;
    }
    char* const place = free_;
    std::memcpy(place, text.data(), text.size());
    free_ += text.size();
    free_bytes_ -= text.size();
    size_bytes_ += text.size();
    return {place, text.size()};
}

}  // namespace proviso
