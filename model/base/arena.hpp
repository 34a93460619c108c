// Storage for the texts of one dossier: texts are copied in once and stay where they are until the arena
// goes. Thread rule: one owner; a const arena may be read from any thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace proviso {

class Arena {
public:
    // The view stays valid for the life of the arena, also when the arena is moved.
    [[nodiscard]] std::string_view store(std::string_view text);

    [[nodiscard]] std::size_t size_bytes() const { return size_bytes_; }

private:
    static constexpr std::size_t block_bytes = std::size_t{64} << 10;

    std::vector<std::unique_ptr<char[]>> blocks_;
    char* free_ = nullptr;
    std::size_t free_bytes_ = 0;
    std::size_t size_bytes_ = 0;
};

}  // namespace proviso
