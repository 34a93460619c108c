#include "parsers/feed_index.hpp"

#include <charconv>
#include <utility>

#include "model/base/date.hpp"
#include "model/base/feed_limits.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso {
namespace {

bool is_named(const xml::StartElement& element, const maps::DossiersPlan::Name& name) {
    return element.name.text() == name.name && element.uri.text() == name.uri;
}

std::string attribute_of(const xml::StartElement& element, const std::string& name) {
    for (std::size_t i = 0; i < element.attributes.size(); ++i) {
        const xml::Attribute attribute = element.attributes[i];
        if (!name.empty() && attribute.name.text() == name && attribute.uri.text().empty()) {
            return std::string{maps::trim(attribute.value)};
        }
    }
    return {};
}

// A number of exactly so many digits, taken off the front.
std::optional<std::int64_t> take_digits(std::string_view& text, std::size_t digits) {
    std::int64_t number = 0;
    if (text.size() < digits) return std::nullopt;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + digits, number);
    if (fault != std::errc{} || end != text.data() + digits || number < 0) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

// `+02:00` as milliseconds; `Z` and nothing at all are none.
std::optional<std::int64_t> take_offset(std::string_view text) {
    if (text.empty() || text == "Z") return 0;
    const bool is_west = text.front() == '-';
    if (!is_west && text.front() != '+') return std::nullopt;
    text.remove_prefix(1);
    const auto hours = take_digits(text, 2);
    if (!hours || text.empty() || text.front() != ':') return std::nullopt;
    text.remove_prefix(1);
    const auto minutes = take_digits(text, 2);
    if (!minutes || !text.empty()) return std::nullopt;
    const std::int64_t offset = (*hours * 60 + *minutes) * 60'000;
    return is_west ? -offset : offset;
}

}  // namespace

std::optional<std::int64_t> parse_instant(std::string_view text) {
    constexpr std::size_t day_bytes = 10;
    const std::optional<Date> day = parse_date(text.substr(0, day_bytes));
    if (!day || text.size() <= day_bytes || text[day_bytes] != 'T') return std::nullopt;
    text.remove_prefix(day_bytes + 1);
    std::int64_t seconds = 0;
    for (int part = 0; part < 3; ++part) {
        if (part > 0) {
            if (text.empty() || text.front() != ':') return std::nullopt;
            text.remove_prefix(1);
        }
        const auto number = take_digits(text, 2);
        if (!number) return std::nullopt;
        seconds = seconds * 60 + *number;
    }
    std::int64_t milliseconds = 0;
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        std::int64_t weight = 100;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            milliseconds += (text.front() - '0') * weight;
            weight /= 10;
            text.remove_prefix(1);
        }
    }
    const auto offset = take_offset(text);
    if (!offset) return std::nullopt;
    constexpr std::int64_t day_milliseconds = 86'400'000;
    return std::int64_t{day->days} * day_milliseconds + seconds * 1000 + milliseconds - *offset;
}

void FeedIndex::begin(const xml::StartElement& root, std::uint32_t tag_end) {
    const maps::Automaton* const automaton = state_.find(root.uri.text(), root.name.text());
    if (automaton == nullptr) return stop(state_.unknown_root(root));
    if (!automaton->dossiers) {
        return stop(Error{"E-NO-FEED", "the " + automaton->title + " is one document, and no feed of many",
                          "hand it in as it is", Place{{}, {}, root.byte, 0, 0}});
    }
    plan_ = &*automaton->dossiers;
    root_begin_ = root.byte;
    root_tag_end_ = tag_end;
    key_.path = &plan_->key;
    newest_.path = &plan_->newest;
}

void FeedIndex::start_element(const xml::StartElement& element, std::uint32_t tag_end) {
    ++depth_;
    if (plan_ == nullptr) return begin(element, tag_end);
    if (depth_ == 2) return open_child(element);
    if (!is_in_entry_) return;
    follow(key_, element);
    follow(newest_, element);
}

void FeedIndex::open_child(const xml::StartElement& element) {
    if (is_named(element, plan_->entry.front())) {
        is_in_entry_ = true;
        entry_ = FeedEntry{};
        entry_.begin = element.byte;
    } else if (!plan_->gone.empty() && is_named(element, plan_->gone.front())) {
        withdrawals_.push_back(
            Withdrawal{attribute_of(element, plan_->gone_key), attribute_of(element, plan_->gone_since)});
    }
}

// Invariant: `matched` steps are open, one a level below the entry, which has depth 2.
void FeedIndex::follow(Track& track, const xml::StartElement& element) const {
    const bool is_next = depth_ == track.matched + 3 && track.matched < track.path->size();
    if (is_next && is_named(element, (*track.path)[track.matched])) ++track.matched;
}

bool FeedIndex::is_at_end(const Track& track) const {
    return !track.path->empty() && track.matched == track.path->size() && depth_ == track.matched + 2;
}

void FeedIndex::text(std::string_view piece) {
    if (!is_in_entry_) return;
    for (auto& [track, value] : {std::pair{&key_, &entry_.key}, std::pair{&newest_, &entry_.newest}}) {
        if (!is_at_end(*track)) continue;
        if (value->size() + piece.size() > limits::feed::key_bytes_max) {
            return stop(Error{"E-LIMIT-ENTRY", "the id or the time of an entry is too long to be one",
                              "have the platform export the feed again", Place{{}, {}, entry_.begin, 0, 0}});
        }
        value->append(piece);
    }
}

void FeedIndex::end_element(std::uint32_t end) {
    if (is_in_entry_) {
        for (Track* track : {&key_, &newest_}) {
            if (track->matched > 0 && depth_ == track->matched + 2) --track->matched;
        }
        if (depth_ == 2) close_entry(end);
    }
    --depth_;
}

void FeedIndex::close_entry(std::uint32_t end) {
    is_in_entry_ = false;
    entry_.end = end;
    entry_.key = maps::trim(entry_.key);
    entry_.newest = maps::trim(entry_.newest);
    const Place place{{}, {}, entry_.begin, 0, 0};
    if (end - entry_.begin > limits::feed::entry_bytes_max) {
        return stop(Error{"E-LIMIT-ENTRY", "an entry of the feed is too large to be read",
                          "ask the platform for it on its own", place});
    }
    if (entries_.size() >= limits::feed::entries_max) {
        return stop(Error{"E-LIMIT-ENTRIES", "the feed holds more entries than are read", "split it", place});
    }
    entries_.push_back(std::move(entry_));
}

}  // namespace proviso
