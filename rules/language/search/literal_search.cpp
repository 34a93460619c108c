#include "rules/language/search/literal_search.hpp"

#include <algorithm>
#include <numeric>

namespace proviso::clause {
namespace {

// A quick look at single bytes; `is_boundary` decides what it lets through.
enum Kind : std::uint8_t { AsciiWord = 1, OtherAscii = 2, Lead = 4 };

bool is_ascii_word(std::uint32_t byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

}  // namespace

std::uint32_t LiteralSearch::add(std::string_view folded) {
    if ((texts_.size() + 1) * 2 > slots_.size()) grow();
    std::uint32_t& slot = slots_[slot_of(folded)];
    if (slot != 0) return slot - 1;
    texts_.emplace_back(folded);
    slot = static_cast<std::uint32_t>(texts_.size());
    return slot - 1;
}

std::size_t LiteralSearch::slot_of(std::string_view folded) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(folded)&mask;
    while (slots_[slot] != 0 && texts_[slots_[slot] - 1] != folded) slot = (slot + 1) & mask;
    return slot;
}

void LiteralSearch::grow() {
    constexpr std::size_t slots_min = 1024;
    slots_.assign(std::max(slots_min, slots_.size() * 2), 0);
    for (std::uint32_t number = 0; number < texts_.size(); ++number)
        slots_[slot_of(texts_[number])] = number + 1;
}

void LiteralSearch::finish() {
    slots_ = {};
    sorted_.resize(texts_.size());
    std::iota(sorted_.begin(), sorted_.end(), 0U);
    std::ranges::sort(sorted_, {},
                      [this](std::uint32_t literal) { return std::string_view{texts_[literal]}; });

    for (const std::string& text : texts_) {
        for (const char byte : std::string_view{text}.substr(0, literal_bytes_min)) {
            std::uint8_t& letter_class = class_[byte_of(byte)];
            if (letter_class == 0) letter_class = static_cast<std::uint8_t>(classes_++);
        }
    }
    buckets_.assign(classes_ * classes_, Bucket{});
    for (std::uint32_t index = 0; index < sorted_.size(); ++index) {
        const std::string_view text = sorted_text(index);
        Bucket& bucket = buckets_[bucket_of(text[0], text[1])];
        if (bucket.third_bytes == 0) bucket.range.begin = index;
        bucket.range.end = index + 1;
        bucket.third_bytes |=
            text.size() == literal_bytes_min ? ~std::uint64_t{0} : bit_of(text[literal_bytes_min]);
    }

    for (std::uint32_t byte = 0; byte < kind_.size(); ++byte) {
        if (is_ascii_word(byte)) {
            kind_[byte] = AsciiWord;
            begins_after_[byte] = OtherAscii | Lead;
        } else {
            const bool is_continuation = byte >= 0x80 && byte < 0xC0;
            if (byte < 0x80) kind_[byte] = OtherAscii;
            if (byte >= 0x80 && !is_continuation) kind_[byte] = Lead;
            begins_after_[byte] = AsciiWord | OtherAscii | Lead;
        }
    }
    kind_[' '] = 0;
    kind_['\n'] = 0;
}

LiteralSearch::Range LiteralSearch::narrow(Range range, std::size_t depth, std::uint8_t byte) const {
    const auto byte_at = [this, depth](std::uint32_t literal) { return byte_of(texts_[literal][depth]); };
    const auto begin = sorted_.begin() + range.begin;
    const auto end = sorted_.begin() + range.end;
    const auto first = std::ranges::lower_bound(begin, end, byte, {}, byte_at);
    const auto last = std::ranges::upper_bound(first, end, byte, {}, byte_at);
    return {static_cast<std::uint32_t>(first - sorted_.begin()),
            static_cast<std::uint32_t>(last - sorted_.begin())};
}

bool LiteralSearch::is_boundary(std::string_view folded, std::size_t at) {
    if (at == 0 || at >= folded.size()) return true;
    return !is_letter_or_digit(folded, at) || !is_letter_or_digit(folded, previous_character(folded, at));
}

}  // namespace proviso::clause
