#include "parsers/maps/inclusion.hpp"

#include <algorithm>
#include <utility>

#include "parsers/maps/reporter.hpp"

namespace proviso::maps {
namespace {

class Collector {
public:
    Collector(std::span<const NamedMap> maps, std::vector<clause::Diagnostic>& diagnostics)
        : maps_(maps), reporter_(diagnostics) {}

    // Depth is bounded by the number of maps, for none is entered twice.
    void add(const NamedMap& map) {
        entered_.push_back(&map);
        for (const MapPart& part : map.parts) {
            for (const clause::MapWord& name : part.tree.includes) include(name, part);
        }
        own_ = parts_.size();
        for (const MapPart& part : map.parts) parts_.push_back(&part);
    }

    [[nodiscard]] WholeMap take() { return WholeMap{std::move(parts_), own_}; }

private:
    void include(const clause::MapWord& name, const MapPart& part) {
        const auto found = std::ranges::find(maps_, name.text, &NamedMap::name);
        if (found == maps_.end()) {
            reporter_.enter(part.source);
            reporter_.add(name.span, Fault{"E0803",
                                           "there is no map `" + name.text + "`",
                                           "unknown map",
                                           "hand in the file of that map too",
                                           {}});
            return;
        }
        if (std::ranges::find(entered_, &*found) == entered_.end()) add(*found);
    }

    std::span<const NamedMap> maps_;
    Reporter reporter_;
    std::vector<const NamedMap*> entered_;
    std::vector<const MapPart*> parts_;
    std::size_t own_ = 0;
};

}  // namespace

void sort_in(std::vector<NamedMap>& maps, MapPart part) {
    const std::string& name = part.tree.name.text;
    auto found = std::ranges::find(maps, name, &NamedMap::name);
    if (found == maps.end()) {
        maps.push_back(NamedMap{name, {}});
        found = maps.end() - 1;
    }
    found->parts.push_back(std::move(part));
}

WholeMap with_included(std::span<const NamedMap> maps, const NamedMap& map,
                       std::vector<clause::Diagnostic>& diagnostics) {
    Collector collector{maps, diagnostics};
    collector.add(map);
    return collector.take();
}

bool is_included(std::span<const NamedMap> maps, const NamedMap& map) {
    const auto has_roots = [](const MapPart& part) { return !part.tree.roots.empty(); };
    if (std::ranges::any_of(map.parts, has_roots)) return false;
    const auto includes_it = [&](const MapPart& part) {
        return std::ranges::find(part.tree.includes, map.name, &clause::MapWord::text) !=
               part.tree.includes.end();
    };
    return std::ranges::any_of(
        maps, [&](const NamedMap& other) { return std::ranges::any_of(other.parts, includes_it); });
}

}  // namespace proviso::maps
