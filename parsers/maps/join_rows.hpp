// Rows that a document tells in two places: what a join found goes to the rows that hold its key under the
// join's anchor. Rows that stand once for each join are made here.
//
// Door: `JoinRows::run`. Thread rule: one owner. Lifetime: refers to the automaton, the staging and the
// builder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "parsers/maps/automaton.hpp"
#include "parsers/maps/document_facts.hpp"
#include "parsers/maps/row_merge.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso::maps {

class JoinRows {
public:
    struct Source {
        const Automaton& automaton;
        const Staging& staging;
        const std::vector<bool>& scope_holds;
        const ReadVersion& version;
        DocumentIndex document = 0;
    };

    // After all other rows stand.
    void run(const Source& source, RowMerge& rows, DossierBuilder& builder);

    // The rows that what was staged for a join, or for a row that stands once for each join, is said about.
    [[nodiscard]] std::span<const RowIndex> rows_of(std::uint32_t staged) const;
    // Whether several rows hold the key of the join, so that nobody can tell which one is meant.
    [[nodiscard]] bool is_ambiguous(std::uint32_t staged) const { return ambiguous_.contains(staged); }
    // Elements that joins looked at and whose key no row holds.
    [[nodiscard]] std::size_t dangling() const {
        return static_cast<std::size_t>(std::ranges::count(elements_, false, &Elements::value_type::second));
    }

private:
    using Elements = std::map<std::uint32_t, bool>;  // by place: whether a row was found
    struct AnchorValue {
        AnchorId anchor = no_anchor;
        std::string_view value;
        friend bool operator==(const AnchorValue&, const AnchorValue&) = default;
    };
    struct AnchorValueHash {
        std::size_t operator()(const AnchorValue& value) const {
            return mix(std::hash<std::string_view>{}(value.value), value.anchor);
        }
    };
    struct Target {
        std::vector<std::uint32_t> rows;  // staged
        std::uint32_t joins = 0;          // how many found it so far
    };

    void find_anchors(const Source& source);
    void join(std::uint32_t staged, Target& target, const Source& source);
    [[nodiscard]] bool is_there(std::uint32_t staged, const Source& source) const;
    [[nodiscard]] RowIndex instance(std::uint32_t staged, std::uint32_t number, const Row& place);

    RowMerge* rows_ = nullptr;
    DossierBuilder* builder_ = nullptr;
    std::unordered_map<AnchorValue, Target, AnchorValueHash> targets_;
    std::map<std::uint32_t, std::vector<RowIndex>> found_;  // by staged row
    std::set<std::uint32_t> ambiguous_;
    Elements elements_;
};

}  // namespace proviso::maps
