#include "rules/language/map_file.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "model/base/limits.hpp"
#include "rules/language/grammar/faults.hpp"
#include "rules/language/grammar/map_grammar.hpp"

namespace proviso::clause {
namespace {

using grammar::Iterator;
using grammar::MapDraft;
using grammar::MapItem;
using grammar::Token;
using grammar::TokenKind;

constexpr auto declarations = std::to_array<std::string_view>(
    {"include", "namespace", "element", "language", "recognise", "unmapped", "version", "variant", "subtype",
     "payload", "ladder", "dossier", "stage"});
constexpr auto value_rules = std::to_array<std::string_view>(
    {"withheld", "placeholder", "non-answer", "pointer", "table", "columns", "lines"});
constexpr auto row_items =
    std::to_array<std::string_view>({"row", "every", "join", "anchor", "leave", "mark", "use", "end"});
constexpr auto all_items = std::to_array<std::string_view>(
    {"include",     "namespace",  "element", "language", "recognise", "unmapped", "version",
     "variant",     "subtype",    "payload", "ladder",   "dossier",   "stage",    "withheld",
     "placeholder", "non-answer", "pointer", "table",    "columns",   "lines",    "block",
     "row",         "every",      "join",    "leave",    "use",       "end"});

bool holds(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

class MapReader {
public:
    explicit MapReader(const Source& source) : faults_(source), tokens_(grammar::scan(source, faults_)) {}

    ParsedMap read() {
        if (!is_word("map")) {
            refuse("a map begins with `map NAME`", {});
            return {std::move(draft_.map), faults_.take()};
        }
        const std::size_t opened = next_;
        if (!parse(MapItem::Head)) skip(opened);
        draft_.row = MapRow{};
        while (!faults_.is_full() && !is_word("end")) {
            if (at().kind == TokenKind::End) {
                report_open(opened);
                break;
            }
            read_item();
        }
        if (is_word("end")) ++next_;
        if (at().kind != TokenKind::End && !faults_.is_full()) refuse("a file holds one map", {});
        draft_.map.body = std::move(draft_.row);
        return {std::move(draft_.map), faults_.take()};
    }

private:
    [[nodiscard]] const Token& at() const { return tokens_[next_]; }
    [[nodiscard]] bool is_line() const {
        return next_ + 1 < tokens_.size() && tokens_[next_ + 1].text == "=";
    }
    [[nodiscard]] bool is_word(std::string_view word) const {
        return at().kind == TokenKind::Word && at().text == word && !is_line();
    }
    [[nodiscard]] bool is_one_of(std::span<const std::string_view> words) const {
        return at().kind == TokenKind::Word && holds(words, at().text) && !is_line();
    }

    void read_item() {
        if (is_one_of(declarations)) return take(MapItem::Declaration);
        if (is_one_of(value_rules)) return take(MapItem::Values);
        if (is_word("leave")) return take(MapItem::Leave);
        if (is_word("use")) return take(MapItem::Use);
        if (is_word("row")) return read_row(1, MapItem::RowHead);
        if (is_word("every")) return read_row(1, MapItem::EveryHead);
        if (is_word("join")) return read_row(1, MapItem::JoinHead);
        if (is_word("block")) return read_block();
        refuse("this is no item of a map", all_items);
        skip(next_);
    }

    void read_block() {
        const std::size_t opened = next_;
        MapRow outer = std::exchange(draft_.row, MapRow{});
        if (!parse(MapItem::BlockHead)) skip(opened);
        MapWord name = std::exchange(draft_.name, MapWord{});
        read_contents(1, opened);
        draft_.map.blocks.push_back(MapBlock{std::move(name), std::move(draft_.row)});
        draft_.row = std::move(outer);
    }

    void read_row(std::uint32_t depth, MapItem head) {
        const std::size_t opened = next_;
        MapRow outer = std::exchange(draft_.row, MapRow{});
        if (!parse(head)) skip(opened);
        read_contents(depth, opened);
        (head == MapItem::JoinHead ? outer.joins : outer.rows).push_back(std::move(draft_.row));
        draft_.row = std::move(outer);
    }

    // Up to the `end` of what was opened there.
    void read_contents(std::uint32_t depth, std::size_t opened) {
        if (depth > limits::nesting_max) {
            auto& fault = faults_.add("E0009", "rows are nested too deeply", {at().begin, at().end});
            fault.label = "more than " + std::to_string(limits::nesting_max) + " levels";
            next_ = tokens_.size() - 1;
        }
        while (!faults_.is_full() && !is_word("end")) {
            if (at().kind == TokenKind::End) {
                if (depth <= limits::nesting_max) report_open(opened);
                break;
            }
            read_row_item(depth);
        }
        if (is_word("end")) ++next_;
    }

    void read_row_item(std::uint32_t depth) {
        const std::size_t start = next_;
        if (is_word("leave")) return take(MapItem::Leave);
        if (is_word("use")) return take(MapItem::Use);
        if (is_word("row")) return read_row(depth + 1, MapItem::RowHead);
        if (is_word("every")) return read_row(depth + 1, MapItem::EveryHead);
        if (is_word("join")) return read_row(depth + 1, MapItem::JoinHead);
        if (is_word("anchor")) return read_anchor();
        if (is_word("mark")) {
            draft_.mark = MapMark{};
            if (!parse(MapItem::Mark)) return skip(start);
            draft_.row.marks.push_back(std::move(draft_.mark));
        } else if (at().kind == TokenKind::Word && is_line()) {
            draft_.line = MapLine{};
            if (!parse(MapItem::Line)) return skip(start);
            draft_.row.lines.push_back(std::move(draft_.line));
        } else {
            refuse("this is no item of a row", row_items);
            skip(start);
        }
    }

    void read_anchor() {
        const std::size_t start = next_;
        draft_.anchor = MapAnchor{};
        if (!parse(MapItem::Anchor)) return skip(start);
        draft_.row.anchors.push_back(std::move(draft_.anchor));
    }

    void take(MapItem item) {
        const std::size_t start = next_;
        if (!parse(item)) skip(start);
    }

    bool parse(MapItem item) {
        Iterator next = tokens_.data() + next_;
        const auto misfit = take_map_item(item, draft_, next, tokens_.data() + tokens_.size() - 1);
        next_ = static_cast<std::size_t>(next - tokens_.data());
        if (misfit) grammar::report(*misfit, faults_);
        return !misfit;
    }

    // To the next item: a line of the file that begins like one, be it misspelt. Invariant: goes on from
    // `start`.
    void skip(std::size_t start) {
        if (next_ == start) ++next_;
        while (at().kind != TokenKind::End && !(at().starts_line && is_item())) ++next_;
    }

    [[nodiscard]] bool is_item() const {
        if (at().kind != TokenKind::Word) return false;
        const bool is_known = is_one_of(all_items) || is_word("mark") || is_word("anchor") || is_line();
        return is_known || !grammar::nearest(at().text, all_items).empty();
    }

    void refuse(std::string message, std::span<const std::string_view> candidates) {
        if (at().kind == TokenKind::Unknown) return;
        auto& fault = faults_.add("E0801", std::move(message), {at().begin, at().end});
        fault.label = "found " + grammar::name_of(at());
        const std::string_view near = grammar::nearest(at().text, candidates);
        if (!near.empty()) {
            fault.help = {"did you mean `" + std::string{near} + "`?"};
        } else if (!candidates.empty()) {
            fault.help = {"an item begins with " + grammar::listed(candidates)};
        }
    }

    void report_open(std::size_t opened) {
        const Token& open = tokens_[opened];
        auto& fault =
            faults_.add("E0105", "`" + std::string{open.text} + "` is not closed", {at().begin, at().end});
        fault.label = "`end` is expected before this";
        fault.related = {RelatedPlace{open.begin, tokens_[opened + 1].end, "opened here"}};
        fault.help = {"add `end` on a line of its own"};
    }

    grammar::Faults faults_;
    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    MapDraft draft_;
};

}  // namespace

ParsedMap parse_map(const Source& source) {
    if (source.text.size() > limits::source_bytes_max) {
        grammar::Faults faults{source};
        auto& fault = faults.add("E0801", "the map is longer than 8 MiB", {0, 1});
        fault.help = {"split it by root element"};
        return {{}, faults.take()};
    }
    return MapReader{source}.read();
}

}  // namespace proviso::clause
