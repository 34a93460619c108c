// What stands behind a FormatSet: the compiled maps. Internal to this folder.
// Thread rule: immutable after load, but for what a lock guards; share it freely.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "parsers/formats.hpp"
#include "parsers/maps/automaton.hpp"
#include "parsers/maps/deferred.hpp"
#include "parsers/maps/document_facts.hpp"
#include "parsers/maps/narrow.hpp"
#include "parsers/maps/reader.hpp"
#include "parsers/maps/staging.hpp"
#include "parsers/maps/workspace.hpp"
#include "parsers/table/table_document.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso {

struct FormatSet::State {
    State(const Vocabulary& all, std::vector<maps::NamedMap> maps)
        : compiled(all, std::move(maps)), vocabulary(&all) {}

    std::vector<maps::Automaton> heads;  // of each map, by which documents are recognised
    maps::DeferredAutomata compiled;     // in the same order
    std::vector<FormatInfo> infos;       // one for each root of each map
    std::vector<std::unique_ptr<const table::Layout>> layouts;  // by head; null: no tables
    const Vocabulary* vocabulary = nullptr;
    mutable maps::WorkspacePool workspaces;
    mutable std::mutex narrowing;
    mutable std::vector<std::shared_ptr<const FormatSet>> narrowed_sets;  // the last few
    // Of a narrowed set, which has no maps of its own:
    const State* whole = nullptr;
    std::unique_ptr<maps::NarrowedMaps> narrowed;

    [[nodiscard]] const State& described() const { return whole == nullptr ? *this : *whole; }
    // The place among the heads; past them for a root that no map recognises.
    [[nodiscard]] std::size_t index_of(std::string_view uri, std::string_view name) const;
    [[nodiscard]] const maps::Automaton* find(std::string_view uri, std::string_view name) const;
    [[nodiscard]] Error unknown_root(const xml::StartElement& root) const;
    [[nodiscard]] std::vector<table::TableMap> table_maps() const;
};

// Which map reads a document, by its root element.
class RootChooser final : public maps::MapChooser {
public:
    explicit RootChooser(const FormatSet::State& state) : state_(state) {}

    Result<const maps::Automaton*> choose(const xml::StartElement& root) const override {
        const maps::Automaton* const automaton = state_.find(root.uri.text(), root.name.text());
        if (automaton == nullptr) return state_.described().unknown_root(root);
        // A format that is known by name only is read on just to name its version.
        const bool is_named_only = !automaton->unmapped.empty() && automaton->versions.empty();
        if (is_named_only) return maps::not_mapped(*automaton, {});
        return automaton;
    }

private:
    const FormatSet::State& state_;
};

// As `read_document`; notes into `trace` which parts of the map were used.
[[nodiscard]] Result<DocumentIndex> read_traced(const FormatSet& formats, const Input& input,
                                                DossierBuilder& builder, maps::Trace* trace);

}  // namespace proviso
