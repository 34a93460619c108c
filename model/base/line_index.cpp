#include "model/base/line_index.hpp"

#include <algorithm>

namespace proviso {

namespace {

constexpr std::size_t block_bytes = 256;

// Characters are counted by their first bytes: every byte that is no continuation byte.
std::uint32_t count_characters(std::string_view text) {
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::uint32_t count_newlines(std::string_view text) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

LineIndex::LineIndex(std::string_view utf8) : text_(utf8) {
    blocks_.reserve(utf8.size() / block_bytes + 1);
    Block before;
    for (std::size_t start = 0; start <= utf8.size(); start += block_bytes) {
        blocks_.push_back(before);
        const std::string_view block = utf8.substr(start, block_bytes);
        before.newlines += count_newlines(block);
        before.characters += count_characters(block);
        if (const std::size_t newline = block.rfind('\n'); newline != std::string_view::npos) {
            before.line_start = static_cast<std::uint32_t>(start + newline + 1);
        }
    }
}

std::uint32_t LineIndex::characters_before(std::size_t byte) const {
    const std::size_t block = byte / block_bytes;
    const std::size_t start = block * block_bytes;
    return blocks_[block].characters + count_characters(text_.substr(start, byte - start));
}

LineColumn LineIndex::locate(std::uint64_t byte) const {
    const std::size_t offset = std::min<std::size_t>(byte, text_.size());
    const std::size_t start = offset / block_bytes * block_bytes;
    const Block& block = blocks_[offset / block_bytes];
    const std::string_view within = text_.substr(start, offset - start);
    const std::size_t newline = within.rfind('\n');
    const std::size_t line_start = newline == std::string_view::npos ? block.line_start : start + newline + 1;
    return {block.newlines + count_newlines(within) + 1,
            characters_before(offset) - characters_before(line_start) + 1};
}

LineColumn locate(std::string_view utf8, std::uint64_t byte) {
    const std::string_view before = utf8.substr(0, std::min<std::size_t>(byte, utf8.size()));
    const std::size_t newline = before.rfind('\n');
    const std::size_t line_start = newline == std::string_view::npos ? 0 : newline + 1;
    return {count_newlines(before) + 1, count_characters(before.substr(line_start)) + 1};
}

}  // namespace proviso
