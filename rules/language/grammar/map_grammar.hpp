// The grammar of the maps, item by item: what stands around the items (rows within rows, recovery) is the
// reader's business.
//
// Door: `take_map_item`. Thread rule: no state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/language/grammar/misfit.hpp"
#include "rules/language/map_tree.hpp"

namespace proviso::clause::grammar {

// What has been read so far, and the item that is being read.
struct MapDraft {
    MapTree map;
    MapRow row;
    MapLine line;
    MapMark mark;
    MapAnchor anchor;
    MapTable table;
    MapWord name;
    MapVersionRange range;
    std::string language;
    std::vector<MapPath> paths;
    std::vector<MapCondition> conditions;
    std::uint32_t depth = 0;
};
enum class MapItem : std::uint8_t {
    Head,
    Declaration,
    Values,
    Leave,
    RowHead,
    EveryHead,
    JoinHead,
    BlockHead,
    Line,
    Anchor,
    Mark,
    Use
};

// Parses one item at `next`: declarations go into `draft.map`, a row's head, its leaves and what it uses into
// `draft.row`, a block's name into `draft.name`, a line, a mark and an anchor into the members of their name.
// `next` moves behind the item, or to where it stopped fitting. `last` is the End token.
[[nodiscard]] std::optional<Misfit> take_map_item(MapItem item, MapDraft& draft, Iterator& next,
                                                  Iterator last);

}  // namespace proviso::clause::grammar
