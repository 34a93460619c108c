#include "parsers/feed.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/base/feed_limits.hpp"
#include "parsers/feed_index.hpp"

namespace proviso {
namespace {

// What cannot be understood as a time is older than everything.
std::int64_t instant_of(std::string_view text) {
    return parse_instant(text).value_or(std::numeric_limits<std::int64_t>::min());
}

// By key, the entry that counts. An entry without a key stands for itself.
std::vector<bool> find_counting(const std::vector<FeedEntry>& entries) {
    std::vector<bool> counts(entries.size(), true);
    std::unordered_map<std::string_view, std::size_t> best;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].key.empty()) continue;
        const auto [known, is_first] = best.try_emplace(entries[i].key, i);
        if (is_first) continue;
        const bool is_newer = instant_of(entries[i].newest) > instant_of(entries[known->second].newest);
        counts[is_newer ? known->second : i] = false;
        if (is_newer) known->second = i;
    }
    return counts;
}

// The `xmlns` of the root may stand on lines of their own; the entry's lines count from its own first one.
std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\r', ' ');
    return text;
}

}  // namespace

Result<std::string> Feed::fetch(std::uint32_t begin, std::uint32_t end) {
    std::string bytes(end - begin, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        PROVISO_TRY(count, source_->read(begin + filled, std::span<char>{bytes}.subspan(filled)));
        if (count == 0) {
            return Error{"E-WF", "the feed has changed while it was read", "read it again",
                         Place{name_, {}, begin, 0, 0}};
        }
        filled += count;
    }
    return bytes;
}

// One pass more over the bytes, which stand near by now; a line is needed only where an entry begins.
Status Feed::count_lines() {
    constexpr std::size_t chunk_bytes = std::size_t{64} << 10;
    std::vector<char> chunk(chunk_bytes);
    std::uint64_t offset = 0;
    std::uint32_t line = 1;
    auto entry = entries_.begin();
    while (entry != entries_.end()) {
        PROVISO_TRY(count, source_->read(offset, chunk));
        if (count == 0) break;
        const auto begin = chunk.begin();
        std::size_t at = 0;
        for (; entry != entries_.end() && entry->begin < offset + count; ++entry) {
            const std::size_t place = entry->begin - offset;
            line += static_cast<std::uint32_t>(std::count(begin + static_cast<std::ptrdiff_t>(at),
                                                          begin + static_cast<std::ptrdiff_t>(place), '\n'));
            entry->line = line;
            at = place;
        }
        line += static_cast<std::uint32_t>(std::count(begin + static_cast<std::ptrdiff_t>(at),
                                                      begin + static_cast<std::ptrdiff_t>(count), '\n'));
        offset += count;
    }
    return Done{};
}

Result<Feed> Feed::open(const FormatSet& formats, std::string name, ByteSource& source) {
    FeedIndex index{formats.state()};
    Status status = xml::read_stream(name, source, index);
    if (!status) {
        status.error().place.document = name;
        return std::move(status).error();
    }
    Feed feed{std::move(name), source};
    if (index.root_tag_end() - index.root_begin() > limits::feed::root_tag_bytes_max) {
        return Error{"E-LIMIT-ENTRY", "the first tag of the feed is too long",
                     "ask the platform for another feed", Place{feed.name_, {}, index.root_begin(), 0, 0}};
    }
    PROVISO_TRY(tag, feed.fetch(index.root_begin(), index.root_tag_end()));
    const std::size_t name_end = tag.find_first_of(" \t\r\n");
    feed.root_end_ = "</" + tag.substr(1, name_end == std::string::npos ? name_end : name_end - 1) + ">";
    feed.root_tag_ = on_one_line(std::move(tag)) + ">";

    std::vector<FeedEntry>& all = index.entries();
    std::vector<bool> counts = find_counting(all);
    feed.superseded_ = static_cast<std::size_t>(std::ranges::count(counts, false));
    std::unordered_map<std::string_view, std::int64_t> gone;
    for (const FeedIndex::Withdrawal& withdrawal : index.withdrawals()) {
        const auto since = parse_instant(withdrawal.since);
        std::int64_t& latest =
            gone.try_emplace(withdrawal.key, std::numeric_limits<std::int64_t>::min()).first->second;
        latest = std::max(latest, since.value_or(std::numeric_limits<std::int64_t>::max()));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto withdrawn = gone.find(all[i].key);
        const bool is_gone = counts[i] && !all[i].key.empty() && withdrawn != gone.end() &&
                             instant_of(all[i].newest) <= withdrawn->second;
        if (is_gone) ++feed.withdrawn_;
        counts[i] = counts[i] && !is_gone;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (counts[i]) feed.entries_.push_back(all[i]);
    }
    if (Status counted = feed.count_lines(); !counted) return std::move(counted).error();
    return feed;
}

Result<std::string> Feed::text_of(const FeedEntry& entry) {
    PROVISO_TRY(bytes, fetch(entry.begin, entry.end));
    return root_tag_ + bytes + root_end_;
}

}  // namespace proviso
