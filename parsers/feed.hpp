// A document that holds many dossiers, such as the feed of a procurement platform: which entries count, and
// each as a document of its own. The feed is read in pieces and never stands in memory; what is kept is an
// index.
//
// Of entries with one key the newest counts, of equally new ones the first; an entry that is withdrawn does
// not count unless it is newer than its withdrawal. Which elements say so is the map's business (`dossier
// at`).
//
// Doors: `Feed::open`, `Feed::text_of`. Thread rule: one owner. Lifetime: the formats and the source must
// outlive the feed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/base/result.hpp"
#include "parsers/formats.hpp"
#include "parsers/xml/byte_source.hpp"

namespace proviso {

struct FeedEntry {
    std::string key;
    std::string newest;  // when it was changed, as the feed spells it
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t line = 0;  // on which it begins, from 1
};

class Feed {
public:
    // Errors: those of the reader; `E-NO-FEED` for a document that holds no more than one dossier by its
    // kind, `E-NOT-PROCUREMENT`; `E-LIMIT-ENTRIES`, `E-LIMIT-ENTRY` for an entry that is too large.
    [[nodiscard]] static Result<Feed> open(const FormatSet& formats, std::string name, ByteSource& source);

    // Those that count, in the order of the feed.
    [[nodiscard]] std::span<const FeedEntry> entries() const { return entries_; }
    [[nodiscard]] std::size_t superseded() const { return superseded_; }
    [[nodiscard]] std::size_t withdrawn() const { return withdrawn_; }

    // The entry within the root element, so that it is a document like any other. It begins on line 1.
    [[nodiscard]] Result<std::string> text_of(const FeedEntry& entry);

private:
    Feed(std::string name, ByteSource& source) : name_(std::move(name)), source_(&source) {}
    [[nodiscard]] Status count_lines();
    [[nodiscard]] Result<std::string> fetch(std::uint32_t begin, std::uint32_t end);

    std::string name_;
    ByteSource* source_;
    std::string root_tag_;  // on one line
    std::string root_end_;
    std::vector<FeedEntry> entries_;
    std::size_t superseded_ = 0;
    std::size_t withdrawn_ = 0;
};

}  // namespace proviso
