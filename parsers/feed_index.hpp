// The index of a feed: every entry with its key, its time and its place, and what was withdrawn. Internal to
// `feed.cpp`. Thread rule: one owner. Lifetime: the formats must outlive it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/feed.hpp"
#include "parsers/format_state.hpp"
#include "parsers/xml/stream_reader.hpp"

namespace proviso {

// A point in time as milliseconds; nothing for what is no `2026-01-31T10:00:00Z` of any offset.
[[nodiscard]] std::optional<std::int64_t> parse_instant(std::string_view text);

class FeedIndex final : public xml::StreamHandler {
public:
    struct Withdrawal {
        std::string key;
        std::string since;
    };

    explicit FeedIndex(const FormatSet::State& state) : state_(state) {}

    void start_element(const xml::StartElement& element, std::uint32_t tag_end) override;
    void end_element(std::uint32_t end) override;
    void text(std::string_view piece) override;

    [[nodiscard]] std::vector<FeedEntry>& entries() { return entries_; }
    [[nodiscard]] const std::vector<Withdrawal>& withdrawals() const { return withdrawals_; }
    [[nodiscard]] std::uint32_t root_begin() const { return root_begin_; }
    [[nodiscard]] std::uint32_t root_tag_end() const { return root_tag_end_; }

private:
    // Follows the open elements along one path below the entry.
    struct Track {
        const maps::DossiersPlan::Path* path = nullptr;
        std::size_t matched = 0;
    };

    void begin(const xml::StartElement& root, std::uint32_t tag_end);
    void open_child(const xml::StartElement& element);
    void follow(Track& track, const xml::StartElement& element) const;
    [[nodiscard]] bool is_at_end(const Track& track) const;
    void close_entry(std::uint32_t end);

    const FormatSet::State& state_;
    const maps::DossiersPlan* plan_ = nullptr;
    std::uint32_t depth_ = 0;  // of open elements; the root is 1
    std::uint32_t root_begin_ = 0;
    std::uint32_t root_tag_end_ = 0;
    bool is_in_entry_ = false;
    FeedEntry entry_;
    Track key_;
    Track newest_;
    std::vector<FeedEntry> entries_;
    std::vector<Withdrawal> withdrawals_;
};

}  // namespace proviso
