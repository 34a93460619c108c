// Finds many fixed wordings in a folded text at once, at word boundaries only.
//
// Wordings are literal, so no automaton is needed: at each place where a word can begin, two bytes pick the
// few literals that begin with them, and each further byte narrows that range of the sorted list. The cost is
// bounded by length of the text times length of the longest literal, whatever both hold; nothing is
// allocated.
//
// Doors: `add`, `finish`, `scan`. Thread rule: immutable after `finish`; share it freely.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/unicode.hpp"

namespace proviso::clause {

class LiteralSearch {
public:
    static constexpr std::size_t literal_bytes_min = 2;

    // Takes a folded text of at least `literal_bytes_min` bytes; the same text has the same number.
    std::uint32_t add(std::string_view folded);

    void finish();

    [[nodiscard]] std::size_t size() const { return texts_.size(); }
    [[nodiscard]] std::string_view text(std::uint32_t literal) const { return texts_[literal]; }

    // Calls `on_hit(literal, begin)` for each literal in the text, by rising `begin`, shorter ones first.
    template <class OnHit>
    void scan(std::string_view folded, OnHit on_hit) const {
        std::uint8_t allowed = begins_after_[0];
        for (std::size_t at = 0; at + 1 < folded.size(); ++at) {
            const std::uint8_t byte = byte_of(folded[at]);
            const bool may_begin = (allowed & kind_[byte]) != 0;
            allowed = begins_after_[byte];
            if (!may_begin) continue;
            const Bucket& bucket = buckets_[bucket_of(folded[at], folded[at + 1])];
            if (bucket.third_bytes == 0) continue;
            const bool has_third = at + 2 < folded.size();
            if (has_third && (bucket.third_bytes & bit_of(folded[at + 2])) == 0) continue;
            match(folded, at, bucket.range, on_hit);
        }
    }

private:
    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    // The literals that begin with the same two bytes, and a filter over the bytes that follow: most words
    // end here.
    struct Bucket {
        Range range;
        std::uint64_t third_bytes = 0;  // a bit per byte modulo 64; all where a literal ends before
    };

    static std::uint8_t byte_of(char byte) { return static_cast<std::uint8_t>(byte); }
    static std::uint64_t bit_of(char byte) { return std::uint64_t{1} << (byte_of(byte) & 63U); }
    [[nodiscard]] std::size_t bucket_of(char first, char second) const {
        return class_[byte_of(first)] * classes_ + class_[byte_of(second)];
    }

    template <class OnHit>
    void match(std::string_view folded, std::size_t begin, Range range, OnHit& on_hit) const {
        if (!is_boundary(folded, begin)) return;
        for (std::size_t length = literal_bytes_min; range.begin != range.end; ++length) {
            if (sorted_text(range.begin).size() == length) {
                if (is_boundary(folded, begin + length)) on_hit(sorted_[range.begin], begin);
                ++range.begin;
            }
            if (begin + length >= folded.size()) return;
            range = narrow(range, length, byte_of(folded[begin + length]));
        }
    }

    [[nodiscard]] std::size_t slot_of(std::string_view folded) const;
    void grow();
    [[nodiscard]] std::string_view sorted_text(std::uint32_t index) const { return texts_[sorted_[index]]; }
    // The part of `range` whose byte at `depth` is `byte`. Invariant: all of `range` are longer than `depth`.
    [[nodiscard]] Range narrow(Range range, std::size_t depth, std::uint8_t byte) const;
    // No letter or digit on both sides of `at`.
    [[nodiscard]] static bool is_boundary(std::string_view folded, std::size_t at);

    std::vector<std::string> texts_;
    std::vector<std::uint32_t> slots_;  // by hash: number + 1, 0 where free; gone after `finish`
    std::vector<std::uint32_t> sorted_;
    std::array<std::uint8_t, 256> class_{};  // 0: in no literal
    std::size_t classes_ = 1;
    std::vector<Bucket> buckets_ = std::vector<Bucket>(1);  // by the classes of the first two bytes
    std::array<std::uint8_t, 256> kind_{};                  // bits: what sort of byte this is
    std::array<std::uint8_t, 256> begins_after_{};  // bits: which sorts can begin a literal behind this byte
};

}  // namespace proviso::clause
